"""The container of a Word document (ECMA-376-2, Open Packaging Conventions): its members and their relations.

Nothing is unpacked but what is asked for, each member to a bounded size whatever it declares; relations to
anything outside the container are not followed.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from schemas.errors import RejectedInput
from tasks.extract.xml_tree import BrokenXml, Element, parse_xml

MOST_MEMBER_BYTES = 96 * 2**20
MOST_BYTES = 192 * 2**20

_OFFICE = "officeDocument/2006/"
_STRICT = "http://purl.oclc.org/ooxml/"
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"http://schemas.openxmlformats.org/{_OFFICE}relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"http://schemas.openxmlformats.org/{_OFFICE}math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"http://schemas.openxmlformats.org/{_OFFICE}extended-properties": "app",
    f"{_STRICT}officeDocument/extendedProperties": "app",
    f"http://schemas.openxmlformats.org/{_OFFICE}custom-properties": "custom",
    f"{_STRICT}officeDocument/customProperties": "custom",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/XML/1998/namespace": "xml",
}

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Package:
    """The members of a container by name, read when they are asked for."""

    def __init__(self, content: bytes) -> None:
        try:
            self._container = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as cause:
            raise _damaged("its list of members", cause) from cause
        # Names are compared without regard to case (OPC, 6.2.2.3); some writers use backslashes.
        self._names = {_key(name): name for name in self._container.namelist()}
        self._left = MOST_BYTES

    def member(self, name: str) -> str | None:
        """The name of a member as the container has it, or None if there is none."""
        return self._names.get(_key(name))

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises RejectedInput: `malformed_docx`, `too_large`, `password_required`."""
        info = self._container.getinfo(self._names[_key(name)])
        limit = min(MOST_MEMBER_BYTES, self._left)
        if info.flag_bits & 1:
            raise RejectedInput("password_required", "The document's container is encrypted with a password.")
        try:
            with self._container.open(info) as member:
                content = member.read(limit + 1)
        except _DAMAGE as cause:
            raise _damaged(info.filename, cause) from cause
        if len(content) > limit:
            raise RejectedInput(
                "too_large", f"{info.filename} unpacks to more than {limit >> 20} MiB, which no text needs"
            )
        self._left -= len(content)
        return content

    def xml(self, name: str) -> Element | None:
        """The root of a member, None if there is no such member. Raises RejectedInput."""
        member = self.member(name)
        if member is None:
            return None
        try:
            return parse_xml(self.read(member), PREFIXES)
        except BrokenXml as cause:
            raise _damaged(member, cause) from cause

    def related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Id, kind (last part of its type) and member of each relation of a part within the container."""
        folder, name = posixpath.split(part)
        relations = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in relations.elements() if relations else ():
            attributes = relation.attributes
            if attributes.get("TargetMode") == "External":
                continue
            target = unquote(attributes.get("Target", ""))
            member = self.member(posixpath.normpath(posixpath.join("/", folder, target)))
            if member is not None:
                yield attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], member


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _damaged(member: str, cause: BaseException) -> RejectedInput:
    said = " ".join(str(cause).split())[:200]
    return RejectedInput(
        "malformed_docx", f"The Word document is damaged at {member}; save or fetch it again ({said})"
    )
