"""TIFF's directories in and out: both byte orders, classic and big; and what hostile ones cost."""

from __future__ import annotations

import io
import struct
import time
from itertools import product

import pytest

from restorer_app.core.files.directories import (
    EXIF,
    GPS,
    MAKER_NOTE,
    SHORT,
    SUB,
    Directory,
    DirectoryReader,
    DirectoryWriter,
    Entry,
    Form,
    bytes_entry,
    numbers_entry,
    read_block,
    text_entry,
    written_block,
)

FORMS = [Form(order, big) for order, big in product("<>", (False, True))]


def tree(form: Form) -> Directory:
    """Texts, numbers, an Exif directory with a maker note, a GPS directory."""
    exif = Directory({MAKER_NOTE: bytes_entry(7, b"maker" * 20), 40961: numbers_entry(form, SHORT, 1)})
    gps = Directory({2: Entry(5, 3, form.pack("6L", 46, 1, 30, 1, 0, 1))})
    entries = {271: text_entry("Canon"), 315: text_entry("Aunt Ida, Košice"), 65000: bytes_entry(1, b"xy")}
    return Directory(entries, {EXIF: (exif,), GPS: (gps,)})


def exif_block(order: str = "<") -> bytes:
    form = Form(order)
    return written_block(form, tree(form))


def written(form: Form, directory: Directory) -> bytes:
    file = io.BytesIO()
    writer = DirectoryWriter(file, form)
    writer.link(writer.header(), writer.write(directory)[0])
    return file.getvalue()


def plain(directory: Directory) -> object:
    entries = {tag: (entry.kind, entry.count, entry.value) for tag, entry in directory.entries.items()}
    return entries, {tag: [plain(child) for child in all_] for tag, all_ in directory.children.items()}


@pytest.mark.parametrize("form", FORMS)
def test_a_tree_comes_back_the_same(form: Form) -> None:
    reader = DirectoryReader(io.BytesIO(written(form, tree(form))))
    assert reader.form == form
    again = reader.read(reader.first)
    assert plain(again) == plain(tree(form))
    assert (again.broken, again.after) == (0, 0)


def test_directories_that_follow_one_below_come_back_too() -> None:
    """Some programs point to the first smaller copy only, which names the next."""
    form = Form()
    copies = tuple(Directory({270: text_entry(f"copy {number}")}) for number in range(3))
    copies[0].following = copies[1:]
    again = read_block(written_block(form, Directory({}, {SUB: copies[:1]})))[1]
    assert [each.entries[270].value for each in again.below[SUB]] == [b"copy 0\0", b"copy 1\0", b"copy 2\0"]


def test_a_maker_note_keeps_its_place() -> None:
    """Many makers count offsets inside their note from the start of the block."""
    form, directory = read_block(written(Form(), tree(Form())))
    place = directory.children[EXIF][0].entries[MAKER_NOTE].place
    directory.entries[305] = text_entry("a program with a long name " * 9)
    _, again = read_block(written_block(form, directory))
    assert again.children[EXIF][0].entries[MAKER_NOTE].place == place
    assert plain(again) == plain(directory)


def test_entries_that_point_beyond_the_end_are_counted_and_left_out() -> None:
    block = bytearray(written(Form(), Directory({270: text_entry("long enough"), 271: text_entry("ok")})))
    place = block.index(struct.pack("<HH", 270, 2))
    struct.pack_into("<L", block, place + 8, 1 << 30)
    _, again = read_block(bytes(block))
    assert (list(again.entries), again.broken) == ([271], 1)


def circle() -> bytes:
    """A directory that names itself as its Exif directory, again and again."""
    entries = b"".join(struct.pack("<HHLL", tag, 4, 1, 8) for tag in (EXIF, GPS, 330, 40965))
    return b"II*\0" + struct.pack("<LH", 8, 4) + entries + bytes(4)


def wide() -> bytes:
    """4096 entries, each of which claims the whole block."""
    size = 8 + 2 + 12 * 4096 + 4
    entries = b"".join(struct.pack("<HHLL", tag, 1, size, 0) for tag in range(4096))
    return b"II*\0" + struct.pack("<LH", 8, 4096) + entries + bytes(4)


def bushy() -> bytes:
    """Directories that each point 64 times to the next."""
    block = bytearray(b"II*\0" + struct.pack("<L", 8))
    for _ in range(5):
        start = len(block)
        table = start + 18
        block += struct.pack("<HHHLLL", 1, 330, 4, 64, table, 0)
        block += struct.pack("<L", table + 256) * 64
    return bytes(block)


@pytest.mark.parametrize("make", [circle, wide, bushy])
def test_hostile_directories_take_neither_time_nor_memory(make: object) -> None:
    block = make()  # type: ignore[operator]
    start = time.monotonic()
    _, directory = read_block(block)
    assert directory.broken > 0
    assert time.monotonic() - start < 1


@pytest.mark.parametrize("block", [b"", b"II*\0", b"MM\0*\0\0\0\x08", b"JUNK" * 9, b"II*\0\xff\xff\xff\xff"])
def test_what_is_no_block_is_refused(block: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_block(block)
