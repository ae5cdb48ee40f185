"""What a colour profile says of itself, read out of its bytes; nothing is converted here."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass

_HEADER, _TAG, _MOST_TAGS, _MOST_LETTERS = 128, 12, 200, 300
_KINDS = {"RGB": "RGB", "GRAY": "grey", "CMYK": "CMYK", "Lab": "Lab", "XYZ": "XYZ"}


@dataclass(frozen=True)
class ProfileFacts:
    """``description`` is its name for people ("Adobe RGB (1998)"), empty if it has none.

    ``colours`` is "RGB", "grey", "CMYK" …, ``version`` that of the format ("4.3"); both empty for bytes that
    are no profile.
    """

    description: str
    colours: str
    version: str
    bytes: int
    sha256: str


def profile_facts(profile: bytes) -> ProfileFacts:
    """Whatever the bytes are, in bounded time and without an error."""
    sound = profile[36:40] == b"acsp"
    return ProfileFacts(
        _description(profile) if sound else "",
        _colours(profile) if sound else "",
        f"{profile[8]}.{profile[9] >> 4}" if sound else "",
        len(profile),
        hashlib.sha256(profile).hexdigest(),
    )


def _colours(profile: bytes) -> str:
    name = profile[16:20].decode("ascii", "replace").strip()
    return _KINDS.get(name, name)


def _description(profile: bytes) -> str:
    """The text of the tag "desc": plain ASCII in version 2, texts in several languages in version 4."""
    try:
        content = _tag(profile, b"desc")
        text = _first_language(content) if content[:4] == b"mluc" else _ascii(content)
    except (struct.error, UnicodeDecodeError):
        return ""
    return " ".join(letter for letter in text.split("\0")[0].split()).strip()[:_MOST_LETTERS]


def _tag(profile: bytes, name: bytes) -> bytes:
    (count,) = struct.unpack_from(">L", profile, _HEADER)
    for index in range(min(count, _MOST_TAGS)):
        found, start, size = struct.unpack_from(">4sLL", profile, _HEADER + 4 + _TAG * index)
        if found == name:
            return profile[start : start + size]
    return b""


def _ascii(content: bytes) -> str:
    """A "desc" or "text" element."""
    if content[:4] == b"text":
        return content[8:].decode("ascii", "replace")
    (length,) = struct.unpack_from(">L", content, 8)
    return content[12 : 12 + length].decode("ascii", "replace")


def _first_language(content: bytes) -> str:
    """English if it is there, else the first."""
    count, size = struct.unpack_from(">LL", content, 8)
    records = [struct.unpack_from(">2s2sLL", content, 16 + size * index) for index in range(min(count, 50))]
    chosen = [record for record in records if record[0] == b"en"] or records or [(b"", b"", 0, 0)]
    _, _, length, start = chosen[0]
    return content[start : start + length].decode("utf-16-be", "replace")
