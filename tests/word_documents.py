"""Word documents made for tests: a body and, if need be, other parts, zipped as Word does."""

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OTHERS = (
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def docx(body: str, **parts: str) -> bytes:
    """A document; a part such as `styles` or `header1` is what stands within its root element."""
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        "_rels/.rels": _relations({"m": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _root("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            {name: (name.rstrip("0123456789"), f"{name}.xml") for name in parts}
        ),
    }
    for name, held in parts.items():
        root = {"header": "hdr", "footer": "ftr"}.get(name.rstrip("0123456789"), name)
        members[f"word/{name}.xml"] = _root(root, held)
    return zipped({name: held.encode() for name, held in members.items()})


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as container:
        for name, held in members.items():
            container.writestr(name, held)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return {name: container.read(name) for name in container.namelist()}


def _root(name: str, held: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\r\n<w:{name} {_W}{_OTHERS}>{held}</w:{name}>'


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    rows = [
        f'<Relationship Id="{key}" Type="{_TYPES}{kind}" Target="{to}"/>'
        for key, (kind, to) in targets.items()
    ]
    return f'<Relationships xmlns="{_PACKAGE}relationships">{"".join(rows)}</Relationships>'
