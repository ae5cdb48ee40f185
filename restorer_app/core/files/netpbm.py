"""PBM, PGM, PPM and PAM: bare samples of 1 to 16 bits, as numbers or as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from restorer_app.core.files.border import damaged, hopeless, loss_note, loss_reason, unsupported
from restorer_app.core.files.depths import depth_of, dtype_for, spread
from restorer_app.core.files.header import Header
from restorer_app.core.files.pillow import ROLES
from restorer_app.core.metadata import Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Samples
from restorer_app.core.sentence import Text, said

STARTS = tuple(b"P%d%c" % (kind, space) for kind in range(1, 8) for space in b" \t\r\n#")
_TOKEN = rb"(?:\s|#[^\n\r]*[\n\r])+(\d{1,9})"
_BITS_ONLY = re.compile(rb"P([14])" + _TOKEN * 2)
_PLAIN = re.compile(rb"P([2356])" + _TOKEN * 3)
_ANY = re.compile(rb"P7\s(.*?)\nENDHDR\n", re.DOTALL)
_COMMENT = re.compile(rb"#[^\n\r]*")
_NUMBERS_ONLY = re.compile(rb"[\s\d]*")
_LONGEST_HEADER = 1 << 16
_TEXT = (1, 2, 3)
_BLOCK_ROWS = 256


@dataclass(frozen=True)
class _Head:
    """What the header says, and where the samples start."""

    kind: int
    width: int
    height: int
    channels: int
    most: int
    start: int

    @property
    def bits(self) -> int:
        return self.most.bit_length()

    @property
    def row_bytes(self) -> int:
        """Bytes of a row of numbers; the fewest that a row of text can have."""
        if self.kind == 4:
            return (self.width + 7) // 8
        if self.kind in _TEXT:
            return self.width * self.channels * (1 if self.kind == 1 else 2)
        return self.width * self.channels * (2 if self.most > 255 else 1)


def read(path: Path, data: bytes, allow_damaged: bool) -> Photo:
    """The picture in ``data``. What a cut one lacks is black, with ``allow_damaged`` only."""
    head = _head(path, data)
    if head.most != (1 << head.bits) - 1 or not 1 <= head.bits <= 16:
        what = said("counts its samples up to {most}, which is not read exactly", most=head.most)
        raise unsupported(path, what)
    header = Header(head.height, head.width, head.channels, dtype_for(head.bits))
    header.check(path)
    header.check_held(path, (len(data) - head.start) / (head.row_bytes * head.height))
    values, missing = (_text if head.kind in _TEXT else _numbers)(head, data)
    if missing == 1:
        raise hopeless(path)
    if missing and not allow_damaged:
        raise damaged(path, loss_reason(missing))
    if values.max() > head.most:
        raise hopeless(path)
    samples = spread(values, head.bits).astype(header.dtype, copy=False)
    header.confirm(path, samples)
    return Photo(
        Picture(samples, ROLES[head.channels], depth=depth_of(head.bits)),
        path=path,
        format="PNM",
        notes=(loss_note(missing),) if missing else _remarks(head, data),
        stored=Stored("none", head.bits, "big" if head.bits > 8 else ""),
    )


def _head(path: Path, data: bytes) -> _Head:
    beginning = data[:_LONGEST_HEADER]
    if found := _ANY.match(beginning):
        return _free_head(path, found)
    if found := _BITS_ONLY.match(beginning):
        kind, width, height = (int(number) for number in found.groups())
        return _Head(kind, width, height, 1, 1, found.end() + 1)
    if found := _PLAIN.match(beginning):
        kind, width, height, most = (int(number) for number in found.groups())
        return _Head(kind, width, height, 3 if kind in (3, 6) else 1, most, found.end() + 1)
    raise hopeless(path)


def _free_head(path: Path, found: re.Match[bytes]) -> _Head:
    """The header of a PAM: lines of a name and a value."""
    lines = (line.split() for line in found[1].split(b"\n") if line[:1] != b"#")
    values = {line[0]: line[1] for line in lines if len(line) >= 2}
    names = (b"WIDTH", b"HEIGHT", b"DEPTH", b"MAXVAL")
    try:
        width, height, channels, most = (int(values[name][:9]) for name in names)
    except (KeyError, ValueError) as error:
        raise hopeless(path) from error
    if channels not in ROLES:
        raise unsupported(path, said("is a PAM of {count} channels, which is not read", count=channels))
    return _Head(7, width, height, channels, most, found.end())


def _numbers(head: _Head, data: bytes) -> tuple[Samples, float]:
    """The samples of a binary file and the share that is missing."""
    needed = head.row_bytes * head.height
    found = data[head.start : head.start + needed]
    missing = 1 - len(found) / needed
    rows = np.frombuffer(found + bytes(needed - len(found)), np.uint8).reshape(head.height, -1)
    if head.kind == 4:
        bits = np.unpackbits(rows, axis=1, count=head.width)
        given = -(-len(found) // head.row_bytes)
        bits[:given] ^= 1  # 1 is black here
        return bits[:, :, None], missing
    values = rows.view(">u2") if head.most > 255 else rows
    samples = values.astype(dtype_for(head.bits)).reshape(head.height, head.width, head.channels)
    return samples, missing


def _text(head: _Head, data: bytes) -> tuple[Samples, float]:
    """The samples of a text file and the share that is missing."""
    body = _COMMENT.sub(b"", data[head.start - 1 :])
    if head.kind == 1:
        digits = np.frombuffer(body, np.uint8)
        values = (digits[(digits == ord("0")) | (digits == ord("1"))] == ord("0")).astype(np.uint8)
    else:
        sound = _NUMBERS_ONLY.match(body)
        words = np.fromstring(sound[0].decode("ascii") if sound else "", np.int64, sep=" ")
        values = np.clip(words, 0, 65535).astype(np.uint16)
    needed = head.height * head.width * head.channels
    missing = max(1 - len(values) / needed, 0.0)
    values = np.pad(values[:needed], (0, max(needed - len(values), 0)))
    return values.reshape(head.height, head.width, head.channels), missing


def _remarks(head: _Head, data: bytes) -> tuple[Text, ...]:
    if head.kind in _TEXT or not data[head.start + head.row_bytes * head.height :].lstrip().startswith(b"P"):
        return ()
    return (said("The file holds further pictures; only the first was opened."),)
