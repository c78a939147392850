"""The verb that leads from characters back to their source: trace."""

from typing import Any

from flows.cli.verbs.verb import add_document_verb, positive


def add(verbs: Any) -> None:
    """Add the verb of this group."""
    trace = add_document_verb(
        verbs,
        "trace",
        "trace.command",
        "tell where characters come from: the edits, the box on the page or the bytes, the capture",
        "  chancery trace letter.pdf 310:355            offsets in the clean text\n"
        "  chancery trace letter.pdf --find 'null and void' --image page.png\n"
        "  chancery trace letter.pdf --raw 1200:1260    what became of raw text\n"
        "  chancery trace letter.pdf --page 2 --box 70,100,300,160\n"
        "  chancery trace page.html --bytes 5120:5200   what was read from bytes\n\n"
        "Offsets count characters from 0; the end is not part of the range. Boxes are\n"
        "x0,top,x1,bottom in PDF points from the top left of the page as displayed.",
    )
    what = trace.add_mutually_exclusive_group(required=True)
    what.add_argument("place", nargs="?", metavar="START[:END]", help="characters of the clean text")
    what.add_argument("--find", metavar="WORDS", help="words of the clean text, in any case, over line ends")
    what.add_argument("--raw", metavar="START:END", help="characters of the raw text")
    what.add_argument("--bytes", metavar="START:END", help="bytes of the original")
    what.add_argument(
        "--page", type=positive, metavar="N", help="a page of a PDF, or with --box a part of it"
    )
    trace.add_argument(
        "--box", metavar="X0,TOP,X1,BOTTOM", help="with --page: the words whose middle is in it"
    )
    trace.add_argument("--part", metavar="NAME", help="with --bytes: the member of a container they are of")
    trace.add_argument("--nth", type=positive, metavar="N", help="with --find: which of several places")
    trace.add_argument("--image", metavar="FILE.png", help="draw the page with the words boxed (PDF only)")
