"""The segments of a JPEG that say something beside its samples: EXIF, XMP in one or many, APP13, comments."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from restorer_app.core.files.image_resources import parts_of, with_iptc
from restorer_app.core.files.own_exif import own_exif
from restorer_app.core.files.xmp import LARGEST, extension_name, joined, split
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.sentence import Text, said

_APP1, _APP13, COMMENT = 0xE1, 0xED, 0xFE
_EXIF, _XMP, _EXTENSION = (
    b"Exif\0\0",
    b"http://ns.adobe.com/xap/1.0/\0",
    b"http://ns.adobe.com/xmp/extension/\0",
)
_PHOTOSHOP = b"Photoshop 3.0\0"
_NAME_BYTES = 32
MOST = 65533
"""Bytes that a segment has room for."""
MOST_EXIF = MOST - len(_EXIF)
COMMENT_NAME = "Comment"


@dataclass
class JpegMetadata:
    """What the segments of a JPEG say; ``note`` is given each of them."""

    exif: bytes = b""
    _xmp: bytes = b""
    _extension: dict[int, bytes] = field(default_factory=dict)
    _extension_name: bytes = b""
    _extension_size: int = 0
    _resources: list[bytes] = field(default_factory=list)
    _comments: list[bytes] = field(default_factory=list)

    def note(self, marker: int, content: bytes) -> None:
        if marker == COMMENT:
            self._comments.append(content)
        elif marker == _APP13 and content.startswith(_PHOTOSHOP):
            self._resources.append(content[len(_PHOTOSHOP) :])
        elif marker == _APP1 and content.startswith(_EXIF):
            self._note_exif(content[len(_EXIF) :])
        elif marker == _APP1 and content.startswith(_XMP) and not self._xmp:
            self._xmp = content[len(_XMP) :]
        elif marker == _APP1 and content.startswith(_EXTENSION):
            self._note_extension(content[len(_EXTENSION) :])

    def _note_exif(self, content: bytes) -> None:
        """The first block; what comes later belongs to it if it does not begin anew."""
        if not self.exif or not content.startswith((b"II*\0", b"MM\0*")):
            self.exif += content

    def _note_extension(self, content: bytes) -> None:
        name, rest = content[:_NAME_BYTES], content[_NAME_BYTES:]
        if len(rest) < 8 or (self._extension_name and name != self._extension_name):
            return
        self._extension_size, place = struct.unpack_from(">LL", rest)
        self._extension_name = name
        self._extension.setdefault(place, rest[8:])

    def read(self) -> tuple[Metadata, tuple[Text, ...]]:
        """All of it, with sentences about what is broken."""
        iptc, photoshop = parts_of(b"".join(self._resources))
        texts = tuple((COMMENT_NAME, _decoded(comment)) for comment in self._comments)
        xmp, complaint = self._whole_xmp()
        return Metadata(self.exif, xmp, iptc, photoshop, texts), complaint

    def _whole_xmp(self) -> tuple[bytes, tuple[Text, ...]]:
        try:
            name = extension_name(self._xmp)
            if not name:
                return self._xmp, ()
            if name.encode("ascii", "replace") != self._extension_name:
                raise ValueError("its extension is not there")
            return joined(self._xmp, self._joined_extension()), ()
        except ValueError:
            if not self._extension:
                return self._xmp, ()
            return self._xmp, (said("The second part of the file's XMP is broken and was left out."),)

    def _joined_extension(self) -> bytes:
        whole = b""
        for place in sorted(self._extension):
            if place != len(whole) or len(whole) > LARGEST:
                raise ValueError("an extension with gaps")
            whole += self._extension[place]
        if len(whole) != self._extension_size:
            raise ValueError("an extension that is cut")
        return whole


def _decoded(comment: bytes) -> str:
    text = comment.rstrip(b"\0")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("latin-1")


def segments(photo: Photo, resolution_told: bool) -> bytes:
    """The segments that say again what the photograph says. ``resolution_told``: exactly, by another one."""
    return b"".join(
        struct.pack(">BBH", 0xFF, marker, 2 + len(content)) + content
        for marker, content in _contents(photo, resolution_told)
    )


def exif_in_jpeg(photo: Photo, resolution_told: bool = True) -> bytes:
    """The EXIF block that a JPEG of the photograph has."""
    texts = tuple(text for text in photo.metadata.texts if text[0] != COMMENT_NAME)
    return own_exif(photo.with_texts(texts), MOST_EXIF, keeps_texts=False, resolution_told=resolution_told)


def _contents(photo: Photo, resolution_told: bool) -> Iterator[tuple[int, bytes]]:
    metadata = photo.metadata
    if exif := exif_in_jpeg(photo, resolution_told):
        yield _APP1, _EXIF + exif
    yield from ((_APP1, content) for content in _xmp_contents(metadata.xmp))
    block, room = with_iptc(metadata.photoshop, metadata.iptc), MOST - len(_PHOTOSHOP)
    for start in range(0, len(block), room):
        yield _APP13, _PHOTOSHOP + block[start : start + room]
    for name, text in metadata.texts:
        if name == COMMENT_NAME:
            yield COMMENT, text.encode("utf-8")[:MOST]


def _xmp_contents(packet: bytes) -> Iterator[bytes]:
    """One segment; for a large packet a small one that names an extension of several."""
    if not packet:
        return
    if len(packet) <= MOST - len(_XMP):
        yield _XMP + packet
        return
    main, name = split(packet)
    yield _XMP + main
    head = _EXTENSION + name.encode("ascii")
    room = MOST - len(head) - 8
    for start in range(0, len(packet), room):
        yield head + struct.pack(">LL", len(packet), start) + packet[start : start + room]
