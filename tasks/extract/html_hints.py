"""What describing a page may use of its claims: title, date, language, publisher, author, kind.

They may be wrong: a ministry's system may call every page a NewsArticle. So the text is asked first.
"""

import html
from collections.abc import Sequence
from datetime import date

from schemas.reading import Hints
from tasks.extract.claimed_date import parse_date
from tasks.extract.html_structured import (
    JsonObject,
    article_object,
    meta_values,
    names_of,
    source_text,
    type_names,
)
from tasks.extract.html_text import language_code
from tasks.extract.html_title import page_title
from tasks.extract.html_tree import Element

# In order of trust: Open Graph, Dublin Core, and what content systems call it.
DATE_NAMES = (
    "article:published_time og:article:published_time article:published datepublished dcterms.issued "
    "dc.date.issued dcterms.date dc.date dcterms.created dc.date.created date pubdate publishdate "
    "publish-date publish_date publication_date pdate parsely-pub-date sailthru.date article.published "
    "cxenseparse:recs:publishtime citation_publication_date citation_date"
)


def hints_in(source: str, elements: Sequence[Element], seen: Sequence[Element]) -> Hints:
    """The hints of a page; `seen` are its elements that are neither hidden nor furniture."""
    meta = meta_values(elements)
    article = article_object(source, elements)
    publisher = next(iter(names_of(article.get("publisher"))), None)
    site = meta.get("og:site_name") or publisher
    titles = [html.unescape(source_text(source, item)) for item in elements if item.tag == "title"]
    headings = [html.unescape(source_text(source, item)) for item in seen if item.tag == "h1"]
    return Hints(
        kind=_kind(article),
        title=page_title(meta.get("og:title"), titles[:1], headings, site),
        published_on=_published_on(meta, article, seen),
        language=_language(meta, article, elements),
        publisher=site or meta.get("dcterms.publisher") or meta.get("dc.publisher") or meta.get("publisher"),
        author=_author(meta, article),
    )


def _kind(article: JsonObject) -> str | None:
    """`press_release` or `news_article` where JSON-LD says so; not the latter from a government."""
    names = type_names(article)
    if any(name.endswith("PressRelease") for name in names):
        return "press_release"
    publisher = article.get("publisher")
    is_government = isinstance(publisher, dict) and "GovernmentOrganization" in type_names(publisher)
    return "news_article" if any(map(_is_news, names)) and not is_government else None


def _is_news(type_name: str) -> bool:
    return type_name.endswith("NewsArticle")


def _published_on(meta: dict[str, str], article: JsonObject, seen: Sequence[Element]) -> date | None:
    stated = [meta.get(name, "") for name in DATE_NAMES.split()]
    stated.insert(2, str(article.get("datePublished", "")))
    times = [element.attributes for element in seen if element.tag == "time"]
    stated += [time.get("datetime", "") for time in times if "datePublished" in time.get("itemprop", "")]
    stated += [time.get("datetime", "") for time in times]
    return next((found for value in stated if (found := parse_date(value))), None)


def _language(meta: dict[str, str], article: JsonObject, elements: Sequence[Element]) -> str | None:
    roots = [element.attributes for element in elements if element.tag in ("html", "body")]
    declared = [root.get("lang") or root.get("xml:lang") for root in roots]
    declared += [meta.get("og:locale"), meta.get("content-language"), meta.get("dc.language")]
    spoken = article.get("inLanguage")
    declared.append(spoken if isinstance(spoken, str) else None)
    return next((code for value in declared if value and (code := language_code(value))), None)


def _author(meta: dict[str, str], article: JsonObject) -> str | None:
    stated = [meta.get("author"), ", ".join(names_of(article.get("author"))), meta.get("article:author")]
    stated += [meta.get("dc.creator"), meta.get("parsely-author")]
    return next((name for name in stated if name and "://" not in name), None)
