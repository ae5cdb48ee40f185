"""``restorer info``: what a file is, what it says, and whether all of it can be read."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer_app.cli.answer import Answer
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.core.file_facts import FileFacts, Losses

HELP = "tell what a file holds, and with --check whether all of it can be read"
EXAMPLE = "restorer info scan.tif --check"

_LABEL = 13
_ORIENTATIONS = {
    2: "mirrored",
    3: "turned by 180°",
    4: "upside down, mirrored",
    5: "on its side, mirrored",
    6: "on its side",
    7: "on its side, mirrored",
    8: "on its side",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a photograph in any format that is read")
    parser.add_argument("--json", action="store_true", help="print the facts for programs")
    parser.add_argument(
        "--check", action="store_true", help="decode every page; exit code 2 if anything of it is missing"
    )


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Tell the facts of the file and its first page; ``--check`` reads every page, refuses a damaged one."""
    from restorer_app.core.looking import checked, look

    facts = (
        checked(arguments.file, progress) if arguments.check else (look(arguments.file, progress=progress),)
    )
    if arguments.json:
        return Answer(json.dumps(as_json(facts, arguments.check), indent=2, ensure_ascii=False))
    return Answer("\n".join([*described(facts[0]), *_pages(facts), *_verdict(facts, arguments.check)]))


def as_json(facts: tuple[FileFacts, ...], decoded: bool) -> dict[str, Any]:
    """The facts of the first page by stable names; ``sound`` is null unless all was decoded."""
    first = facts[0]
    return {
        "file": first.name,
        "bytes": first.bytes,
        "format": first.format,
        "lossy": first.lossy,
        "pages": first.pages,
        **_page_json(first),
        "losses": {each.format: list(each.lost) for each in first.losses},
        "sound": True if decoded else None,
        "further_pages": [_page_json(each) for each in facts[1:]],
    }


def _page_json(facts: FileFacts) -> dict[str, Any]:
    stored, profile, resolution = facts.stored, facts.profile, facts.resolution
    return {
        "page": facts.page + 1,
        "width": facts.width,
        "height": facts.height,
        "upright": dict(zip(("width", "height"), facts.upright, strict=True)),
        "orientation": facts.orientation,
        "bits": facts.bits,
        "floating": facts.floating,
        "channels": list(facts.channels),
        "white_is_zero": facts.white_is_zero,
        "palette": stored.palette,
        "compression": stored.compression or None,
        "byte_order": stored.byte_order or None,
        "tiled": stored.tiled,
        "planar": stored.planar,
        "bigtiff": stored.big,
        "profile": None if profile is None else vars(profile),
        "resolution": None if resolution is None else vars(resolution),
        "millimetres": None
        if facts.millimetres is None
        else {
            name: round(side, 2) for name, side in zip(("width", "height"), facts.millimetres, strict=True)
        },
        "metadata": dict(facts.blocks),
        "inscriptions": dict(facts.inscriptions),
        "notes": list(facts.notes),
    }


def described(facts: FileFacts) -> list[str]:
    """The facts as lines for people."""
    loss = ", stored with loss" if facts.lossy else ""
    lines = [f"{facts.name}: {facts.format}{loss}, {facts.bytes:,} bytes"]
    rows = [
        ("size", _size(facts)),
        ("print", _print(facts)),
        ("samples", _samples(facts)),
        ("stored", _stored(facts)),
        ("profile", _profile(facts)),
        ("metadata", ", ".join(f"{name} {size:,} bytes" for name, size in facts.blocks) or "none"),
        *facts.inscriptions,
        *(("note", str(note)) for note in facts.notes),
        *((f"as {each.format}", _loss(each)) for each in facts.losses),
    ]
    return [*lines, *(f"  {label:{_LABEL}}{text}" for label, text in rows if text)]


def _size(facts: FileFacts) -> str:
    wide, high = facts.upright
    turned = _ORIENTATIONS.get(facts.orientation)
    lies = f", stored {turned} as {facts.width} × {facts.height}" if turned else ""
    return f"{wide} × {high} pixels{lies}"


def _print(facts: FileFacts) -> str:
    if facts.resolution is None or facts.millimetres is None:
        return ""
    across, down = facts.resolution.horizontal, facts.resolution.vertical
    each = f"{across:g}" if across == down else f"{across:g} × {down:g}"
    wide, high = facts.millimetres
    return f"{wide:.1f} × {high:.1f} mm at {each} pixels per {facts.resolution.unit}"


def _samples(facts: FileFacts) -> str:
    kind = " floating point" if facts.floating else ""
    white = ", white stored as zero" if facts.white_is_zero else ""
    return f"{facts.bits} bits{kind}, {len(facts.channels)} × {' + '.join(facts.channels)}{white}"


def _stored(facts: FileFacts) -> str:
    stored = facts.stored
    words = {
        "no compression" if stored.compression == "none" else stored.compression: bool(stored.compression),
        f"{stored.byte_order}-endian": bool(stored.byte_order),
        "tiles": stored.tiled,
        "a plane for each channel": stored.planar,
        "BigTIFF": stored.big,
        f"palette of {stored.bits} bits": stored.palette,
    }
    return ", ".join(word for word, holds in words.items() if holds)


def _profile(facts: FileFacts) -> str:
    profile = facts.profile
    if profile is None:
        return "none"
    kind = f"{profile.colours}, " if profile.colours else ""
    name = profile.description or "without a name"
    return f"{name} ({kind}{profile.bytes:,} bytes, SHA-256 {profile.sha256[:16]}…)"


def _loss(losses: Losses) -> str:
    return f"would lose {'; '.join(losses.lost)}" if losses.lost else "would lose nothing"


def _pages(facts: tuple[FileFacts, ...]) -> list[str]:
    first = facts[0]
    if first.pages == 1:
        return []
    if len(facts) == 1:
        return [f"  {'pages':{_LABEL}}{first.pages}; these are the facts of page {first.page + 1}"]
    return [f"  {f'page {each.page + 1}':{_LABEL}}{_size(each)}, {_samples(each)}" for each in facts[1:]]


def _verdict(facts: tuple[FileFacts, ...], decoded: bool) -> list[str]:
    if not decoded:
        return ["Looked at only; --check decodes every sample."]
    pages = "" if len(facts) == 1 else f" of its {len(facts)} pages"
    return [f"Sound: every sample{pages} was decoded."]
