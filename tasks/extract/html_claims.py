"""What a page claims about itself to machines, as it stands there: head, meta elements, JSON-LD."""

import html
from collections.abc import Iterator, Sequence

from schemas.claim import Claim
from tasks.extract.claims import Stated, claims_of
from tasks.extract.html_structured import JsonObject, article_object, names_of, source_text, type_names
from tasks.extract.html_tree import Element

# How the page looks, which robots and shops may use it: nothing about the document.
_TECHNICAL = (
    "viewport theme-color msapplication apple- mobile-web-app format-detection referrer robots googlebot"
    " bingbot x-ua-compatible content-type csrf fb: al: og:image og:video twitter:card twitter:site"
    " twitter:image google- yandex- msvalidate p:domain_verify handheldfriendly mobileoptimized"
    " content-security-policy refresh color-scheme"
)


def claims_in(source: str, elements: Sequence[Element]) -> list[Claim]:
    """The claims of a page: title, canonical address and language of its head, meta elements, JSON-LD."""
    return claims_of(
        [*_head(source, elements), *_meta(elements), *_article(article_object(source, elements))]
    )


def _head(source: str, elements: Sequence[Element]) -> Iterator[Stated]:
    for element in elements:
        attributes = element.attributes
        if element.tag == "title" and not _is_drawn(element):
            yield "html_head", "title", html.unescape(source_text(source, element))
        elif element.tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            yield "html_head", "canonical", attributes.get("href", "")
        elif element.tag == "html":
            yield "html_head", "lang", attributes.get("lang") or attributes.get("xml:lang") or ""


def _is_drawn(element: Element) -> bool:
    """Whether a title is that of a drawing within the page."""
    return element.parent is not None and element.parent.tag in ("svg", "symbol", "g")


def _meta(elements: Sequence[Element]) -> Iterator[Stated]:
    for element in elements:
        attributes = element.attributes
        content = attributes.get("content", "") if element.tag == "meta" else ""
        keys = (attributes.get(key, "") for key in ("property", "name", "itemprop", "http-equiv"))
        name = next((key for key in keys if key.strip()), "")
        if content and not _is_technical(name.lower()):
            yield "html_meta", name, content


def _is_technical(name: str) -> bool:
    return name.startswith(tuple(_TECHNICAL.split())) or "verification" in name


def _article(article: JsonObject) -> Iterator[Stated]:
    """The plain values of the object that describes the text, names of people and organizations included."""
    for name, value in article.items():
        if name == "@type":
            yield from (("json_ld", name, each) for each in type_names(article))
        elif isinstance(value, (int, float)):
            yield "json_ld", name, str(value)
        elif name not in ("@context", "articleBody", "text"):
            yield from (("json_ld", name, html.unescape(each)) for each in names_of(value))
