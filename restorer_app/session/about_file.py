"""What is told of an open photograph's file, as lines for people in the window's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from restorer_app.core.sentence import Text
from restorer_app.session.words import number, tr

if TYPE_CHECKING:
    from restorer_app.core.file_facts import FileFacts, Losses

Line = tuple[str, str]
"""A label and what stands behind it."""

_CHANNELS: dict[str, Text] = {
    "grey": "grey",
    "red": "red",
    "green": "green",
    "blue": "blue",
    "alpha": "alpha",
    "premultiplied alpha": "premultiplied alpha",
    "infrared": "infrared",
    "cyan": "cyan",
    "magenta": "magenta",
    "yellow": "yellow",
    "black": "black",
    "lightness": "lightness",
    "extra": "extra",
}
_INSCRIPTIONS: dict[str, Text] = {
    "camera": "Camera",
    "artist": "Artist",
    "copyright": "Copyright",
    "date": "Date",
    "title": "Title",
    "description": "Description",
    "software": "Software",
}
_UNITS: dict[str, Text] = {"inch": "{count} pixels per inch", "centimetre": "{count} pixels per cm"}
_ENDS: dict[str, Text] = {"little": "little-endian", "big": "big-endian"}
_KILO = 1000


@dataclass(frozen=True)
class AboutFile:
    """``lines`` tell what the file is and says; ``kept`` what each format would keep of it when saving.

    In ``kept`` an empty text says that all is kept.
    """

    name: str
    lines: tuple[Line, ...]
    kept: tuple[Line, ...]

    @property
    def text(self) -> str:
        """All of it, one line each, for a letter."""
        kept = [(label, lost or tr("nothing")) for label, lost in self.kept]
        return "\n".join(
            [
                self.name,
                *(f"{label}: {text}" for label, text in self.lines),
                f"{tr('Would be lost when saved as')}:",
                *(f"{label}: {text}" for label, text in kept),
            ]
        )


def about_file(facts: FileFacts) -> AboutFile:
    """The facts in words; what is not there has no line."""
    rows = [
        (tr("Format"), _format(facts)),
        (tr("Size"), _size(facts)),
        (tr("Real size"), _print(facts)),
        (tr("Samples"), _samples(facts)),
        (tr("Stored"), _stored(facts)),
        (tr("Page"), _page(facts)),
        (tr("Profile"), _profile(facts)),
        (tr("Metadata"), ", ".join(tr(name) for name, _ in facts.blocks) or tr("none")),
        *((tr(_INSCRIPTIONS.get(kind, kind)), text) for kind, text in facts.inscriptions),
    ]
    lines = tuple((label, text) for label, text in rows if text)
    return AboutFile(facts.name, lines, tuple(_kept(each) for each in facts.losses))


def _format(facts: FileFacts) -> str:
    format_name = f"{facts.format}, {tr('BigTIFF')}" if facts.stored.big else facts.format
    how = tr("stored with loss") if facts.lossy else tr("without loss")
    parts = [format_name, how if facts.format else "", _bytes(facts.bytes) if facts.bytes else ""]
    return ", ".join(part for part in parts if part)


def _bytes(count: int) -> str:
    """ "12.3 MB": as file managers count."""
    for unit in ("kB", "MB"):
        count_of_unit = count / (_KILO if unit == "kB" else _KILO**2)
        if count_of_unit < _KILO:
            return f"{number(count_of_unit, 1)} {unit}"
    return f"{number(count / _KILO**3, 1)} GB"


def _size(facts: FileFacts) -> str:
    wide, high = facts.upright
    text = tr("{width} × {height} pixels").format(width=wide, height=high)
    return f"{text}, {tr('stored turned or mirrored')}" if facts.orientation != 1 else text


def _print(facts: FileFacts) -> str:
    if facts.resolution is None or facts.millimetres is None:
        return ""
    across, down = facts.resolution.horizontal, facts.resolution.vertical
    each = _plain(across) if across == down else f"{_plain(across)} × {_plain(down)}"
    wide, high = (number(side, 1) for side in facts.millimetres)
    resolution = tr(_UNITS[facts.resolution.unit]).format(count=each)
    return tr("{width} × {height} mm").format(width=wide, height=high) + f", {resolution}"


def _plain(value: float) -> str:
    return number(value, 0 if value == round(value) else 2)


def _samples(facts: FileFacts) -> str:
    kind = tr("{bits}-bit float") if facts.floating else tr("{bits}-bit")
    channels = [tr(_CHANNELS[name]) if name in _CHANNELS else name for name in facts.channels]
    return f"{kind.format(bits=facts.bits)}, {' + '.join(channels)}"


def _stored(facts: FileFacts) -> str:
    stored = facts.stored
    words = [tr("uncompressed") if stored.compression == "none" else stored.compression]
    words += [tr(_ENDS[stored.byte_order])] if stored.byte_order in _ENDS else []
    words += [tr("in tiles")] if stored.tiled else []
    words += [tr("each channel apart")] if stored.planar else []
    words += [tr("as a palette")] if stored.palette else []
    words += [tr("white as zero")] if facts.white_is_zero else []
    return ", ".join(word for word in words if word)


def _page(facts: FileFacts) -> str:
    if facts.pages == 1:
        return ""
    return tr("{page} of {pages}").format(page=facts.page + 1, pages=facts.pages)


def _profile(facts: FileFacts) -> str:
    if facts.profile is None:
        return tr("no profile")
    return facts.profile.description or tr("unnamed profile")


def _kept(losses: Losses) -> Line:
    return losses.format, "; ".join(tr(lost) for lost in losses.lost)
