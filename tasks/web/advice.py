"""What a person can do about a fetch that failed."""

from collections.abc import Sequence

from schemas.capture import Redirect
from schemas.errors import FetchFailed

RETRY = "`chancery quarantine retry` tries again"

_ADVICE = {
    "bad_address": "correct the address",
    "bad_encoding": f"{RETRY}; if it stays so, tell who runs the server",
    "bad_redirect": "look where the address has moved to and name that place",
    "bad_response": f"{RETRY}; if it stays so, tell who runs the server",
    "robots_denied": "ask who runs the server, or set web.obey_robots to false if it is yours",
    "tls_failed": "have the server's certificate put right, or name its authority's in SSL_CERT_FILE",
    "too_many_redirects": "look where the address has moved to and name that place",
    "unresolved_name": f"check the name and this machine's connection; {RETRY}",
}
_BY_STATUS = {
    401: "the server wants a user and a password: name them in the address you ingest",
    403: "the server does not give it to us: fetch it by hand and ingest the file",
    404: "nothing is there: correct the address, or take it out of the catalogue",
    410: "it was taken away for good: take the address out of the catalogue",
}
_ABOUT_REDIRECTS = frozenset({"bad_redirect", "too_many_redirects"})
_SAYS_ITSELF = frozenset({"refused_address", "too_large"})


def with_advice(
    failure: FetchFailed, status_code: int | None = None, redirects: Sequence[Redirect] = ()
) -> str:
    """Return what went wrong and what to do about it, as one sentence; where it led, if it was elsewhere."""
    is_elsewhere = redirects and failure.code not in _ABOUT_REDIRECTS
    told = f"it redirects to {redirects[-1].location}: {failure}" if is_elsewhere else str(failure)
    if failure.code in _SAYS_ITSELF:
        return told
    by_status = _BY_STATUS.get(status_code or 0) if failure.code == "http_status" else None
    return f"{told}; {by_status or _ADVICE.get(failure.code, RETRY)}"
