"""XMP packets: read by a hardened parser, changed only where something new has to be said.

All other bytes of a packet stay as they are. A packet that is broken, hostile or larger than any honest one
raises ``ValueError`` and is for its owner to keep unchanged.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

LARGEST = 16 << 20
"""Bytes of a packet that is looked into."""
MOST_ELEMENTS = 300_000
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_MANAGED = "http://ns.adobe.com/xap/1.0/mm/"
_EVENT = "http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
_IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_NOTE = "http://ns.adobe.com/xmp/note/"
_ROOT, _TOP = f"{{{_RDF}}}RDF", f"{{{_RDF}}}Description"
_ABOUT, _SEQUENCE = f"{{{_RDF}}}about", f"{{{_RDF}}}Seq"
_HISTORY = f"{{{_MANAGED}}}History"
_SOURCE_TYPE = f"{{{_IPTC}}}DigitalSourceType"
_EXTENDED = f"{{{_NOTE}}}HasExtendedXMP"
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_NAME_IN_TAG = re.compile(rb"<[^\s/>]+")
_START = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n'
)
_END = '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'


def hardened(target: object) -> DefusedXMLParser:
    """A parser that tells ``target`` what it meets and refuses every declaration a packet could grow by."""
    return DefusedXMLParser(target=target, forbid_dtd=True)


def feed(parser: DefusedXMLParser, packet: bytes) -> None:
    """Parse all of it. Raises ``ValueError`` for what is no honest XML."""
    try:
        parser.feed(packet)
        parser.close()
    except (ParseError, DefusedXmlException, LookupError) as error:
        raise ValueError(f"no sound XML: {type(error).__name__}") from error


@dataclass(frozen=True)
class Event:
    """An entry of a photograph's history: what was done, when (ISO 8601) and by which program.

    ``parameters``: what else is to be told of it, or nothing.
    """

    action: str
    when: str
    agent: str
    parameters: str = ""


@dataclass
class _Property:
    """Where one of the top properties stands: from where to where, and what it says."""

    start: int
    end: int
    text: str = ""


@dataclass
class _Outline:
    """Where in a packet those things are that may be changed. The target of the parser."""

    packet: bytes
    about: str = ""
    root_end: int = -1
    body_start: int = -1
    sequence: tuple[int, int] | None = None
    properties: dict[str, list[_Property]] = field(default_factory=dict)
    outside: dict[str, str] = field(default_factory=dict)
    tops: list[tuple[int, set[str]]] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _declared: dict[str, str] = field(default_factory=dict)
    _prefixes: dict[str, set[str]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _count: int = 0

    def read(self) -> _Outline:
        """Parse all of it. Raises ``ValueError``."""
        if len(self.packet) > LARGEST or b"\0" in self.packet[:64]:
            raise ValueError("a packet that is too large, or in another encoding")
        self._parser = hardened(self)
        feed(self._parser, self.packet.rstrip(b"\0 \t\r\n"))
        if self.root_end < 0:
            raise ValueError("no RDF in it")
        return self

    @property
    def _here(self) -> int:
        return int(self._parser.parser.CurrentByteIndex)

    def _tag_end(self, start: int) -> int:
        found = _TAG.match(self.packet, start)
        if found is None:
            raise ValueError("a tag without an end")
        return found.end()

    # --- what the parser calls

    def start_ns(self, prefix: str, uri: str) -> None:
        self._declared[prefix] = uri
        self._prefixes.setdefault(uri, set()).add(prefix)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise ValueError("too many elements")
        here = self._here
        if tag == _ROOT and self.body_start < 0:
            self.body_start = self._tag_end(here)
        elif self.body_start < 0:
            pass
        elif self._path[-1:] == [_ROOT]:
            self._note_top(here, tag, attributes)
        if self.body_start < 0 or tag == _ROOT:
            self.outside |= self._declared
        self._declared = {}
        self._path.append(tag)
        self._starts.append(here)

    def _note_top(self, here: int, tag: str, attributes: dict[str, str]) -> None:
        self.tops.append((here, set(self._declared)))
        if tag != _TOP:
            return
        self.about = self.about or attributes.get(_ABOUT, "")
        for name, value in attributes.items():
            if name != _ABOUT:
                place = self._attribute(here, name) if name in (_SOURCE_TYPE, _EXTENDED) else (here, here)
                self.properties.setdefault(name, []).append(_Property(*place, value))

    def _attribute(self, start: int, name: str) -> tuple[int, int]:
        uri, local = name[1:].split("}")
        prefixes = "|".join(re.escape(prefix) for prefix in self._prefixes[uri])
        pattern = rf"""\s+(?:{prefixes}):{local}\s*=\s*(?:"[^"]*"|'[^']*')"""
        found = re.compile(pattern.encode()).search(self.packet, start, self._tag_end(start))
        if found is None:
            raise ValueError("an attribute that is not found")
        return found.span()

    def end(self, tag: str) -> None:
        self._path.pop()
        start, here = self._starts.pop(), self._here
        if tag == _ROOT and self.root_end < 0 and not self._path.count(_ROOT):
            if here == start:
                raise ValueError("an empty RDF")
            self.root_end = here
        elif self._path[-2:] == [_ROOT, _TOP]:
            text = self.packet[self._tag_end(start) : here].decode("utf-8", "replace").strip()
            found = _Property(start, self._tag_end(here), text if len(text) < 200 else "")
            self.properties.setdefault(tag, []).append(found)
        elif self._path[-3:] == [_ROOT, _TOP, _HISTORY] and tag == _SEQUENCE and self.sequence is None:
            self.sequence = (start, here)

    def close(self) -> None:
        """The parser is done."""


def source_types(packet: bytes) -> tuple[str, ...]:
    """What the packet says of the source of the picture: the DigitalSourceType of the IPTC."""
    found = _Outline(packet).read().properties.get(_SOURCE_TYPE, [])
    return tuple(each.text for each in found)


def with_event(packet: bytes, event: Event, source_type: str | None) -> bytes:
    """The packet with one more entry in its history, and with this DigitalSourceType if one is given.

    An empty packet becomes a new one. The type that stood there before is told in the entry.
    """
    if not packet.strip(b"\0 \t\r\n"):
        return (_START + _described(event, source_type, "", True) + _END).encode("utf-8")
    outline = _Outline(packet).read()
    if outline.sequence is None and _HISTORY in outline.properties:
        raise ValueError("a history of another kind")
    changes: list[tuple[int, int, str]] = []
    before = ""
    if source_type is not None:
        for old in outline.properties.get(_SOURCE_TYPE, []):
            before = before or old.text
            changes.append((old.start, old.end, ""))
    before = before if before != source_type else ""
    entry = _entry(event, before)
    history = outline.sequence is None
    if outline.sequence is not None:
        start, end = outline.sequence
        full = f'<rdf:Seq xmlns:rdf="{_RDF}">{entry}</rdf:Seq>'
        changes.append((start, outline._tag_end(start), full) if start == end else (end, end, entry))
    if history or source_type is not None:
        event_or_none = event if history else None
        text = _described(event_or_none, source_type, outline.about, False, before)
        changes.append((outline.root_end, outline.root_end, text))
    return _changed(packet, changes)


def _changed(packet: bytes, changes: list[tuple[int, int, str]]) -> bytes:
    for start, end, text in sorted(changes, reverse=True):
        packet = packet[:start] + text.encode("utf-8") + packet[end:]
    return packet


def _entry(event: Event, before: str) -> str:
    told = {"action": event.action, "when": event.when, "softwareAgent": event.agent, "changed": "/"}
    parameters = (event.parameters, f"DigitalSourceType before: {before}" if before else "")
    if any(parameters):
        told["parameters"] = "; ".join(text for text in parameters if text)
    inside = "".join(f"<stEvt:{name}>{escape(text)}</stEvt:{name}>" for name, text in told.items())
    spaces = f'xmlns:rdf="{_RDF}" xmlns:stEvt="{_EVENT}"'
    return f'<rdf:li {spaces} rdf:parseType="Resource">{inside}</rdf:li>'


def _described(event: Event | None, source_type: str | None, about: str, new: bool, before: str = "") -> str:
    """One more description of the photograph, with what is given."""
    spaces = "" if new else f' xmlns:rdf="{_RDF}"'
    inside = ""
    if source_type is not None:
        spaces += f' xmlns:Iptc4xmpExt="{_IPTC}"'
        inside += f"<Iptc4xmpExt:DigitalSourceType>{escape(source_type)}</Iptc4xmpExt:DigitalSourceType>"
    if event is not None:
        spaces += f' xmlns:xmpMM="{_MANAGED}"'
        inside += f"<xmpMM:History><rdf:Seq>{_entry(event, before)}</rdf:Seq></xmpMM:History>"
    return f"<rdf:Description{spaces} rdf:about={quoteattr(about)}>{inside}</rdf:Description>\n"


# --- the two parts of a packet that is too large for a segment of a JPEG


def joined(main: bytes, extension: bytes) -> bytes:
    """One packet of the two parts; the extension alone if the other only says that there is one."""
    first, more = _Outline(main).read(), _Outline(extension).read()
    notes = first.properties.pop(_EXTENDED, [])
    if not first.properties:
        return extension
    body, start = extension[more.body_start : more.root_end], more.body_start
    declared = []
    for place, own in more.tops:
        name = _NAME_IN_TAG.match(extension, place)
        spaces = {prefix: uri for prefix, uri in more.outside.items() if prefix not in own}
        text = "".join(f" xmlns{':' * bool(p)}{p}={quoteattr(uri)}" for p, uri in spaces.items())
        if name is not None:
            declared.append((name.end() - start, name.end() - start, text))
    inserted = _changed(body, declared).decode("utf-8")
    changes = [(note.start, note.end, "") for note in notes]
    return _changed(main, [*changes, (first.root_end, first.root_end, inserted)])


def extension_name(main: bytes) -> str:
    """By which name the packet says that it has an extension; empty if it has none."""
    if b"HasExtendedXMP" not in main:
        return ""
    found = _Outline(main).read().properties.get(_EXTENDED, [])
    return found[0].text if found else ""


def split(packet: bytes) -> tuple[bytes, str]:
    """A small packet that says that all is in an extension, and the extension's name: its MD5."""
    name = hashlib.md5(packet, usedforsecurity=False).hexdigest().upper()
    note = f'<rdf:Description xmlns:xmpNote="{_NOTE}" rdf:about="" xmpNote:HasExtendedXMP="{name}"/>\n'
    return (_START + note + _END).encode("utf-8"), name
