"""The elements of HTML by what they do to text (HTML Living Standard, sections 4, 13.1 and 15.3)."""


def words_in(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = words_in("area base br col embed hr img input link meta param source track wbr")

INLINE = words_in(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr"
)

CLOSES_PARAGRAPH = words_in(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul"
)

WITHOUT_TEXT = words_in(
    "script style noscript template svg math head title select button textarea input iframe object embed "
    "canvas audio video map datalist noframes"
)

FOREIGN = words_in("svg math")

# Inside a drawing or a formula HTML may stand in the first; else the others end it (section 13.2.6.5).
HTML_IN_FOREIGN = words_in("foreignobject desc title annotation-xml mi mo mn ms mtext")

ENDS_FOREIGN = words_in(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing "
    "menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)

HEADINGS = words_in("h1 h2 h3 h4 h5 h6")

# What a cell of a data table does not hold.
LAYOUT = words_in("article section form h1 h2 h3 ul ol blockquote table main nav")

KNOWN = (
    VOID
    | INLINE
    | CLOSES_PARAGRAPH
    | WITHOUT_TEXT
    | words_in(
        "html body frameset applet blink marquee caption col colgroup tbody thead tfoot tr td th li dt dd "
        "legend label option optgroup output progress meter picture slot summary search rtc basefont bgsound "
        "listing plaintext xmp tt big"
    )
) - FOREIGN
"""What HTML has or had; tags of other names are of somebody's own."""
