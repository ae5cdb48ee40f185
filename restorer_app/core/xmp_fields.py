"""The fields of an XMP packet, whichever way it is written, to be compared with those of another."""

from __future__ import annotations

from collections import Counter

from restorer_app.core.files.xmp import LARGEST, feed, hardened
from restorer_app.core.files.xmp import MOST_ELEMENTS as _MOST_ELEMENTS

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ROOT, _TOP, _ABOUT, _RESOURCE = f"{_RDF}RDF", f"{_RDF}Description", f"{_RDF}about", f"{_RDF}parseType"

Field = tuple[tuple[str, ...], str]
"""The names from the top property down, each "{namespace}name", and a text."""


def xmp_fields(packet: bytes) -> Counter[Field]:
    """Every text of the packet and where it stands. Raises ``ValueError`` for what is no honest packet.

    A property written as an attribute is the same as one written as an element. Declarations that could
    make a small packet grow (entities) are refused.
    """
    if len(packet) > LARGEST:
        raise ValueError("a packet that is too large")
    reader = _Reader()
    feed(hardened(reader), packet.strip(b"\0 \t\r\n"))
    return reader.fields


class _Reader:
    """The target of the parser."""

    def __init__(self) -> None:
        self.fields: Counter[Field] = Counter()
        self._path: list[str] = []
        self._texts: list[str] = [""]
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise ValueError("too many elements")
        self._path.append(name)
        self._texts.append("")
        for attribute, value in attributes.items():
            if attribute not in (_ABOUT, _RESOURCE):
                self._note((*self._below(), attribute), value)

    def end(self, _name: str) -> None:
        text = self._texts.pop().strip()
        if text:
            self._note(self._below(), text)
        self._path.pop()

    def data(self, text: str) -> None:
        self._texts[-1] += text

    def close(self) -> None:
        """The parser is done."""

    def _note(self, path: tuple[str, ...], text: str) -> None:
        if path:
            self.fields[path, text] += 1

    def _below(self) -> tuple[str, ...]:
        """Where we are below the top descriptions; nested descriptions are only another way to write it."""
        inside = self._path[self._path.index(_ROOT) + 1 :] if _ROOT in self._path else []
        return tuple(name for name in inside if name != _TOP)


def plain_name(name: str) -> str:
    """The last part of a name with its namespace: "DigitalSourceType"."""
    return name.rpartition("}")[2]
