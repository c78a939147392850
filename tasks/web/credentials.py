"""User names and passwords in addresses: taken out first, kept in this process, sent to their origin alone.

Prefect keeps the parameters of a flow run, the warehouse its settings: neither may ever see them.
"""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar

from schemas.errors import FetchFailed, UsageError
from tasks.web.address import credentials_in, is_web_address, without_user

_kept: ContextVar[Mapping[str, str]] = ContextVar("credentials")


def credentials_apart(targets: Iterable[str]) -> list[str]:
    """Return the targets without credentials; those are kept for the fetches that follow in this context.

    Raises `UsageError` for an address that is none.
    """
    told = list(targets)
    try:
        found = [credentials_in(target) for target in told if is_web_address(target)]
    except (FetchFailed, ValueError):
        raise UsageError("a target with :// in it is no address: look at what stands behind that") from None
    _kept.set({**kept_credentials(), **dict(filter(None, found))})
    return [without_user(target) if is_web_address(target) else target for target in told]


def kept_credentials() -> Mapping[str, str]:
    """Return `user:password` by origin, as taken out of the targets of this run."""
    return _kept.get({})
