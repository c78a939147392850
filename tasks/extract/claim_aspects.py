"""What the names of stated values mean: the same aspect under whatever name a source gives it."""

from schemas.claim import Aspect, ClaimSource
from tasks.extract.html_hints import DATE_NAMES

_OF_META: dict[str, Aspect] = {
    **dict.fromkeys(DATE_NAMES.split(), "published"),
    **dict.fromkeys(("title", "og:title", "dc.title", "dcterms.title", "twitter:title"), "title"),
    **dict.fromkeys(
        ("author", "article:author", "dc.creator", "parsely-author", "citation_author"), "author"
    ),
    **dict.fromkeys(("publisher", "og:site_name", "dc.publisher", "dcterms.publisher"), "publisher"),
    **dict.fromkeys(("dcterms.created", "dc.date.created", "datecreated"), "created"),
    **dict.fromkeys(
        ("article:modified_time", "og:updated_time", "dcterms.modified", "datemodified", "last-modified"),
        "modified",
    ),
    **dict.fromkeys(("language", "content-language", "og:locale", "dc.language", "inlanguage"), "language"),
    **dict.fromkeys(("og:url", "twitter:url"), "address"),
    "generator": "program",
}
_OF_OFFICE: dict[str, Aspect] = {
    "title": "title",
    "creator": "author",
    "created": "created",
    "modified": "modified",
    "language": "language",
    "company": "publisher",
    "application": "program",
}
ASPECTS: dict[ClaimSource, dict[str, Aspect]] = {
    "pdf_info": {
        "title": "title",
        "author": "author",
        "creationdate": "created",
        "moddate": "modified",
        "creator": "program",
        "producer": "program",
    },
    "xmp": {
        "dc:title": "title",
        "dc:creator": "author",
        "dc:publisher": "publisher",
        "dc:language": "language",
        "xmp:createdate": "created",
        "xmp:modifydate": "modified",
        "xmp:creatortool": "program",
        "pdf:producer": "program",
    },
    "html_head": {"title": "title", "canonical": "address", "lang": "language"},
    "html_meta": _OF_META,
    "json_ld": {
        "headline": "title",
        "name": "title",
        "author": "author",
        "publisher": "publisher",
        "datecreated": "created",
        "datemodified": "modified",
        "datepublished": "published",
        "inlanguage": "language",
        "url": "address",
    },
    "docx_core": _OF_OFFICE,
    "docx_app": _OF_OFFICE,
    "email_header": {
        "subject": "title",
        "from": "author",
        "to": "addressee",
        "date": "created",
        "x-mailer": "program",
        "user-agent": "program",
        "content-language": "language",
    },
}
"""By source and name in lower case."""
