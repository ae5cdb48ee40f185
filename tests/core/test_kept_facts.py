"""What two files say beside their samples: differences are named, and those that have to be are none."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from restorer_app.core.kept_facts import fact_changes
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Resolution
from restorer_app.core.xmp_fields import xmp_fields
from tests.core.made import photo, picture

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def with_(**blocks: object) -> Photo:
    return replace(photo(), metadata=Metadata(**blocks))  # type: ignore[arg-type]


def exif(order: str = "<", **texts: str) -> bytes:
    """Texts by tag ("t315") and the ISO speed in the Exif directory."""
    tags = sorted((int(name[1:]), text.encode() + b"\0") for name, text in texts.items())
    count, entries, values = len(tags) + 1, b"", b""
    after = 8 + 2 + 12 * count + 4
    for tag, value in tags:
        entries += struct.pack(order + "HHLL", tag, 2, len(value), after + len(values))
        values += value.ljust(len(value) + len(value) % 2, b"\0")
    entries += struct.pack(order + "HHLL", 34665, 4, 1, after + len(values))
    values += struct.pack(order + "HHHLHHL", 1, 34855, 3, 1, 400, 0, 0)
    head = b"II*\0" if order == "<" else b"MM\0*"
    return head + struct.pack(order + "LH", 8, count) + entries + bytes(4) + values


def xmp(inside: str, attributes: str = "") -> bytes:
    spaces = f'xmlns:rdf="{RDF}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    spaces += ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
    spaces += ' xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    top = f'<rdf:Description rdf:about="" {attributes}>{inside}</rdf:Description>'
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>{top}</rdf:RDF></x:xmpmeta>'.encode()


def test_a_photograph_keeps_all_that_it_says_itself() -> None:
    every = with_(exif=exif(t315="Ida Kerr"), xmp=xmp("<dc:title>x</dc:title>"), iptc=b"\x1c\x02\x78\0\x01a")
    assert fact_changes(every, every) == ()


def test_profile_resolution_orientation_depth_and_pages_are_told() -> None:
    bare = Photo(picture(orientation=3))
    assert set(fact_changes(photo(), bare)) == {
        "colour profile: lost",
        "resolution: lost",
        "orientation: 1, now 3",
    }
    assert "colour profile: added" in fact_changes(bare, photo())
    assert fact_changes(photo(), replace(photo(), icc_profile=b"other")) == ("colour profile: changed",)
    assert fact_changes(photo(), replace(photo(), pages=2)) == ("pages: 1, now 2",)
    twelve = replace(photo().picture, depth=4)
    assert fact_changes(photo(twelve), photo()) == ("bits of a sample: 4, now 8",)


def test_a_resolution_in_another_unit_is_the_same() -> None:
    metric = replace(photo(), resolution=Resolution(600 / 2.54, 600 / 2.54, "centimetre"))
    assert fact_changes(photo(), metric) == ()
    other = replace(photo(), resolution=Resolution(300, 600))
    assert fact_changes(photo(), other) == ("resolution: changed",)


def test_fields_of_exif_are_told_by_their_names() -> None:
    before, after = (
        with_(exif=exif(t315="Ida Kerr", t270="the sea")),
        with_(exif=exif(t315="Max Kerr", t33432="Max Kerr")),
    )
    assert set(fact_changes(before, after)) == {
        "EXIF Artist: changed",
        "EXIF ImageDescription: lost",
        "EXIF Copyright: added",
    }
    assert "EXIF ISOSpeedRatings: lost" in fact_changes(before, with_())


def test_exif_in_another_order_of_bytes_says_the_same() -> None:
    assert fact_changes(with_(exif=exif(t315="Ida Kerr")), with_(exif=exif(">", t315="Ida Kerr"))) == ()


def test_program_and_date_may_change() -> None:
    before, after = exif(t305="VueScan", t306="1999:01:01 00:00:00"), exif(t305="Restorer")
    assert fact_changes(with_(exif=before), with_(exif=after)) == ()
    assert fact_changes(with_(texts=(("Software", "a"),)), with_()) == ()


def test_history_identity_and_source_of_an_xmp_packet_may_change() -> None:
    before = xmp("<dc:title>x</dc:title>", 'xmp:ModifyDate="1999"')
    after = xmp(
        "<xmpMM:History><rdf:Seq><rdf:li>saved</rdf:li></rdf:Seq></xmpMM:History>"
        "<e:DigitalSourceType>composite</e:DigitalSourceType>",
        'dc:title="x" xmp:ModifyDate="2026" xmpMM:InstanceID="1"',
    )
    assert fact_changes(with_(xmp=before), with_(xmp=after)) == ()


def test_other_fields_of_an_xmp_packet_may_not() -> None:
    before = xmp("<dc:title>x</dc:title><dc:creator><rdf:Seq><rdf:li>Ida</rdf:li></rdf:Seq></dc:creator>")
    assert fact_changes(with_(xmp=before), with_(xmp=xmp("", 'dc:title="y"'))) == (
        "XMP creator: lost",
        "XMP title: changed",
    )


@pytest.mark.parametrize(
    "packet",
    [
        b"no packet",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        b"<x>" + b"<y/>" * 1001,
        b"<x>" + b"a" * (17 << 20) + b"</x>",
    ],
    ids=["text", "entities", "elements", "bytes"],
)
def test_a_hostile_packet_is_refused_and_compared_as_it_stands(
    packet: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("restorer_app.core.xmp_fields._MOST_ELEMENTS", 1000)
    with pytest.raises(ValueError, match=r"a packet|no sound XML|too many"):
        xmp_fields(packet)
    assert fact_changes(with_(xmp=packet), with_(xmp=packet)) == ()
    assert fact_changes(with_(xmp=packet), with_()) == ("XMP: lost",)


def resource(number: int, content: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHL", number, 0, len(content)) + content + bytes(len(content) % 2)


def test_a_stale_thumbnail_among_photoshop_s_resources_may_go() -> None:
    before = with_(photoshop=resource(0x040C, b"small") + resource(0x03ED, b"600 dpi"))
    assert fact_changes(before, with_(photoshop=resource(0x03ED, b"600 dpi"))) == ()
    assert fact_changes(before, with_(photoshop=resource(0x040C, b"small"))) == ("Photoshop 1005: lost",)


def test_texts_and_iptc_are_compared() -> None:
    before = with_(texts=(("Author", "Ida"),), iptc=b"\x1c\x02\x78\0\x01a\0")
    assert fact_changes(before, with_(iptc=b"\x1c\x02\x78\0\x01a")) == ("text Author: lost",)
    assert fact_changes(before, with_(texts=(("Author", "Max"),))) == ("IPTC: lost", "text Author: changed")
