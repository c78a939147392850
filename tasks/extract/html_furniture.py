"""Which elements of a page are its furniture: hidden parts, navigation, banners, what is around a text."""

import re

from tasks.extract.html_elements import WITHOUT_TEXT, words_in
from tasks.extract.html_tree import Element

_TAGS = frozenset({"nav", "aside", "footer", "dialog", "menu", "figure"})
_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alertdialog", "menu"}
    | {"menubar", "toolbar", "tablist", "alert"}
)
# Elements whose class and id speak of the whole page or text (`post tag-elections has-sidebar`).
_NAMED_FOR_CONTENT = frozenset({"", "html", "body", "article", "main"})
_MAX_SHARE = 0.4
"""What holds more of a page's prose is none of its furniture."""

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden"})

# Words of class and id that are said of furniture only.
_FURNITURE = words_in(
    "ad ads adv advert advertisement advertising adslot adunit dfp outbrain taboola sponsor sponsored "
    "promo promos comment comments commenting disqus replies respond share shares sharing "
    "sharebar sharedaddy addthis related recommended recommendation recommendations recirc readmore popular "
    "trending newsletter newsletters subscribe subscription signup login paywall cookie cookies "
    "consent gdpr breadcrumb breadcrumbs nav navbar navigation menu submenu sidebar footer colophon "
    "copyright pagination pager paging toolbar taglist byline credit credits caption captions popup modal "
    "lightbox carousel sitemap"
)
# Words that are said of furniture, and now and then of a part of the text.
_DOUBTFUL = words_in(
    "social facebook twitter whatsapp follow author authors bio tag tags keywords topics overlay teaser "
    "teasers slider widget widgets disclaimer print banner tools meta breaking ticker headlines most more "
    "next prev previous promotion register rating ratings poll"
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def is_unseen(element: Element) -> bool:
    """Whether a browser shows no text for the element, by its tag, attributes, style or class."""
    if element.tag in WITHOUT_TEXT:
        return True
    attributes = element.attributes
    if not attributes or element.tag in ("html", "body"):
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
        or not _HIDDEN_CLASSES.isdisjoint(attributes.get("class", "").split())
    )


def is_furniture(element: Element, prose: float, page_prose: float) -> bool:
    """Whether tag, role, class or id say that the element is furniture, and its text does not deny it.

    `prose` is the weight of the running text in it (see `html_prose`), `page_prose` that of the page:
    a wrapper named `with-sidebar` holds most of the page; a part with a doubtful name is furniture
    only when it holds no prose.
    """
    if prose > _MAX_SHARE * page_prose:
        return False
    if element.tag in _TAGS or element.attributes.get("role", "") in _ROLES:
        return True
    if element.tag in _NAMED_FOR_CONTENT:
        return False
    words = name_words(element)
    return not _FURNITURE.isdisjoint(words) or (prose == 0 and not _DOUBTFUL.isdisjoint(words))


def name_words(element: Element) -> set[str]:
    """The words of an element's class and id, lower case: `articleBody main-text` has four."""
    names = element.attributes.get("class", "") + " " + element.attributes.get("id", "")
    return {word.lower() for word in _WORD.findall(names)}
