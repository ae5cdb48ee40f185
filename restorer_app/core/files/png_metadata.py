"""The chunks of a PNG that say something beside its samples: eXIf, texts, XMP, what others hide in texts."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from restorer_app.core.files.image_resources import parts_of, with_iptc
from restorer_app.core.files.own_exif import own_exif
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo

SMALL = (b"gAMA", b"cHRM", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"sTER", b"sCAL", b"oFFs", b"tIME")
"""Chunks that only PNG has, kept as they are. They have to stand before the samples."""
NAMES = (b"tEXt", b"zTXt", b"iTXt", *SMALL)
_XMP = "XML:com.adobe.xmp"
_PROFILE = "Raw profile type "
_RESOURCES = ("iptc", "8bim")
_MOST_TEXT, _MOST_TEXTS = 16 << 20, 64 << 20
_LONGEST_NAME = 79
_DEFLATED_FROM = 1024


@dataclass
class PngTexts:
    """The texts of a PNG; ``note`` is given the content of each of its chunks."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    xmp: bytes = b""
    chunks: list[tuple[str, bytes]] = field(default_factory=list)
    left_out: bool = False
    _left: int = _MOST_TEXTS

    def note(self, chunk: bytes, content: bytes) -> None:
        if chunk in SMALL:
            self.chunks.append((chunk.decode("ascii"), content))
            return
        name, _, rest = content.partition(b"\0")
        try:
            text = self._international(rest) if chunk == b"iTXt" else self._latin(chunk, rest)
        except (ValueError, zlib.error):
            self.left_out = True
            return
        keyword = name.decode("latin-1")
        if keyword == _XMP:
            self.xmp = self.xmp or text
        else:
            if chunk == b"iTXt" and not rest[2:].startswith(b"\0\0"):  # a language, or a translated name
                self.chunks.append(("iTXt", content))
            encoding = "utf-8" if chunk == b"iTXt" else "latin-1"
            self.texts.append((keyword, text.decode(encoding, "replace")))

    def _latin(self, chunk: bytes, rest: bytes) -> bytes:
        return self._inflated(rest[1:]) if chunk == b"zTXt" else rest

    def _international(self, rest: bytes) -> bytes:
        deflated = rest[0:1] == b"\1"
        _, _, rest = rest[2:].partition(b"\0")
        _, _, text = rest.partition(b"\0")
        return self._inflated(text) if deflated else text

    def _inflated(self, data: bytes) -> bytes:
        most = min(_MOST_TEXT, self._left)
        text = zlib.decompressobj().decompress(data, most + 1)
        self._left -= len(text)
        if len(text) > most:
            raise ValueError("a text that is absurdly large")
        return text

    def read(self, exif: bytes) -> Metadata:
        """All of it; profiles that some programs hide in texts become blocks where there are no such yet."""
        hidden = {name: block for name, block in map(_hidden, self.texts) if block is not None}
        texts = tuple(text for text in self.texts if _hidden(text)[1] is None)
        block = next((hidden[name] for name in _RESOURCES if name in hidden), b"")
        exif = exif or hidden.get("exif", b"") or hidden.get("APP1", b"")
        exif, xmp = exif.removeprefix(b"Exif\0\0"), self.xmp or hidden.get("xmp", b"")
        return Metadata(exif, xmp, *parts_of(block), texts, tuple(self.chunks))


def _hidden(text: tuple[str, str]) -> tuple[str, bytes | None]:
    """The kind and the bytes of a profile that is written as a text: a name, a length, hexadecimal digits."""
    keyword, content = text
    kind, words = keyword.removeprefix(_PROFILE), content.split(maxsplit=2)
    if not keyword.startswith(_PROFILE) or len(words) != 3:
        return kind, None
    try:
        block = bytes.fromhex(words[2])
    except ValueError:
        return kind, None
    known = kind in (*_RESOURCES, "exif", "xmp") or (kind == "APP1" and block.startswith(b"Exif\0\0"))
    return kind, block if known and str(len(block)) == words[1] else None


def chunks(photo: Photo) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents of the chunks that say again what the photograph says."""
    metadata = photo.metadata
    yield from ((name.encode("ascii"), content) for name, content in metadata.chunks if name != "iTXt")
    if metadata.exif or photo.picture.orientation != 1:
        yield (
            b"eXIf",
            own_exif(photo if metadata.exif else replace(photo, resolution=None), resolution_told=True),
        )
    if metadata.xmp:
        yield b"iTXt", _XMP.encode() + b"\0\0\0\0\0" + metadata.xmp
    if block := with_iptc(metadata.photoshop, metadata.iptc):
        yield _chunk(_PROFILE + "iptc", f"\niptc\n{len(block):8}\n{block.hex()}\n")
    spoken = _with_language(metadata)
    yield from ((b"iTXt", spoken[text]) if text in spoken else _chunk(*text) for text in metadata.texts)


def _with_language(metadata: Metadata) -> dict[tuple[str, str], bytes]:
    """The chunks that tell the language of a text, by the text."""
    found: dict[tuple[str, str], bytes] = {}
    for name, content in metadata.chunks:
        if name == "iTXt":
            texts = PngTexts()
            texts.note(b"iTXt", content)
            found |= dict.fromkeys(texts.texts, content)
    return found


def _chunk(keyword: str, text: str) -> tuple[bytes, bytes]:
    name = keyword.encode("latin-1", "replace").strip()[:_LONGEST_NAME] or b"Comment"
    try:
        content = text.encode("latin-1")
    except UnicodeEncodeError:
        return b"iTXt", name + b"\0\0\0\0\0" + text.encode("utf-8")
    if len(content) < _DEFLATED_FROM and b"\0" not in content:
        return b"tEXt", name + b"\0" + content
    return b"zTXt", name + b"\0\0" + zlib.compress(content)
