"""What a colour profile says of itself, and that nonsense is told as nonsense."""

from __future__ import annotations

import hashlib
import struct

import pytest
from PIL import ImageCms

from restorer_app.core.icc_profile import profile_facts


def profile(content: bytes, space: bytes = b"RGB ", version: int = 2, name: bytes = b"desc") -> bytes:
    """A profile with this one tag."""
    header = bytearray(128)
    header[8], header[16:20], header[36:40] = version, space, b"acsp"
    return bytes(header) + struct.pack(">L4sLL", 1, name, 144, len(content)) + content


def v2(text: bytes) -> bytes:
    return b"desc\0\0\0\0" + struct.pack(">L", len(text) + 1) + text + b"\0" + bytes(79)


def mluc(**texts: str) -> bytes:
    start, records, body = 16 + 12 * len(texts), b"", b""
    for language, text in texts.items():
        letters = text.encode("utf-16-be")
        records += struct.pack(">2s2sLL", language.encode(), b"XX", len(letters), start + len(body))
        body += letters
    return b"mluc\0\0\0\0" + struct.pack(">LL", len(texts), 12) + records + body


def test_a_profile_of_version_2_has_its_name_in_ascii() -> None:
    found = profile_facts(profile(v2(b"Adobe RGB (1998)")))
    assert (found.description, found.colours, found.version) == ("Adobe RGB (1998)", "RGB", "2.0")


def test_a_profile_of_version_4_has_its_name_in_several_languages_and_english_is_told() -> None:
    facts = profile_facts(profile(mluc(de="Graustufen", en="Grey γ 2.2"), b"GRAY", 4))
    assert (facts.description, facts.colours) == ("Grey γ 2.2", "grey")
    assert profile_facts(profile(mluc(de="Graustufen"), b"GRAY", 4)).description == "Graustufen"


def test_a_profile_that_lcms_made_is_understood() -> None:
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = profile_facts(made)
    assert (found.description, found.colours) == ("sRGB built-in", "RGB")
    assert (found.bytes, found.sha256) == (len(made), hashlib.sha256(made).hexdigest())


@pytest.mark.parametrize(
    "broken",
    [
        b"no profile",
        profile(v2(b"x"))[:130],
        profile(b"desc"),
        profile(b"mluc\0\0\0\0\xff\xff\xff\xff\0\0\0\x0c"),
        profile(mluc()),
        profile(v2(b"x"), name=b"none"),
        profile(b""),
    ],
)
def test_a_broken_profile_has_no_name_and_does_no_harm(broken: bytes) -> None:
    found = profile_facts(broken)
    assert found.description == "" and found.bytes == len(broken)
