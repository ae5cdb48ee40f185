"""The log of a run as a picture: loss, and PSNR and HaarPSI of each kind of damage, over the samples seen."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1800, 480
_PAPER, _INK, _LINE = "#ffffff", "#222222", "#d8d8d8"
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#7f7f7f")
"""Of Okabe and Ito (2008): they can be told apart by everybody."""
_LEFT, _TOP, _BOTTOM, _LEGEND = 64, 40, 44, 128
_MARKS = 5
_NO_LINE = ("minutes", "step", "samples", "loss", "adversary")
BASE, HAARPSI = "-base", "-haarpsi"
"""Ends of the log's columns that hold the PSNR of the first fill, and the HaarPSI of the network's."""

Points = Sequence[tuple[float, float]]
_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True)
class _Panel:
    """A chart in a box of the picture; ``low`` and ``high`` are its corners in the data's units."""

    left: int
    width: int
    low: tuple[float, float]
    high: tuple[float, float]

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies in the picture."""
        across = (x - self.low[0]) / (self.high[0] - self.low[0])
        up = (y - self.low[1]) / (self.high[1] - self.low[1])
        return self.left + across * self.width, HEIGHT - _BOTTOM - up * (HEIGHT - _BOTTOM - _TOP)


def draw_curves(log: Path, picture: Path) -> None:
    """Draw a run's ``log.csv`` into a PNG. Nothing is drawn as long as there are fewer than two rows."""
    with log.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row.get("samples")]
    if len(rows) < 2:
        return
    kinds = [name for name in rows[0] if name not in _NO_LINE and not name.endswith((BASE, HAARPSI))]
    charts = {
        "loss": {"loss": _points(rows, "loss")},
        "PSNR in the hole, dB": {kind: _points(rows, kind) for kind in kinds},
        "HaarPSI around the hole": {kind: _points(rows, f"{kind}{HAARPSI}") for kind in kinds},
    }
    sheet = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(sheet)
    third = (WIDTH - _LEGEND) // len(charts)
    for number, (title, lines) in enumerate(charts.items()):
        _chart(draw, number * third + _LEFT, third - _LEFT - 24, title, lines)
    _draw_legend(draw, kinds)
    sheet.save(picture, "PNG")


def _points(rows: Sequence[Mapping[str, str]], name: str) -> Points:
    """Samples and value of each row that has one."""
    found = [(float(row["samples"]), float(row[name])) for row in rows if row.get(name)]
    return [point for point in found if math.isfinite(point[1])]


def _draw_legend(draw: ImageDraw.ImageDraw, kinds: Sequence[str]) -> None:
    for number, kind in enumerate(kinds):
        place = (WIDTH - _LEGEND, _TOP + 20 * number)
        draw.text(place, kind, _COLOURS[number % len(_COLOURS)], ImageFont.load_default(15))


def _chart(draw: ImageDraw.ImageDraw, left: int, width: int, title: str, lines: Mapping[str, Points]) -> None:
    points = [point for line in lines.values() for point in line]
    if not points:
        return
    low, high = (tuple(pick(axis) for axis in zip(*points, strict=True)) for pick in (min, max))
    margin = max((high[1] - low[1]) * 0.05, 1e-6)
    panel = _Panel(left, width, (low[0], low[1] - margin), (max(high[0], low[0] + 1), high[1] + margin))
    font = ImageFont.load_default(15)
    draw.text((left, 10), title, _INK, font)
    _draw_grid(draw, panel, font)
    for number, line in enumerate(lines.values()):
        colour = _COLOURS[number % len(_COLOURS)]
        draw.line([panel.place(*point) for point in line], colour, 2, "curve")


def _draw_grid(draw: ImageDraw.ImageDraw, panel: _Panel, font: _Font) -> None:
    for y in _marks(panel.low[1], panel.high[1]):
        row = panel.place(panel.low[0], y)[1]
        draw.line([(panel.left, row), (panel.left + panel.width, row)], _LINE)
        draw.text((panel.left - 8, row), f"{y:g}", _INK, font, anchor="rm")
    for x in _marks(panel.low[0], panel.high[0]):
        column = panel.place(x, panel.low[1])[0]
        draw.text((column, HEIGHT - _BOTTOM + 8), f"{x:g}", _INK, font, anchor="mt")
    draw.text((panel.left + panel.width, HEIGHT - 12), "samples", _INK, font, anchor="rm")


def _marks(low: float, high: float) -> list[float]:
    """A handful of round numbers between the two: multiples of 1, 2 or 5 times a power of ten."""
    rough = (high - low) / _MARKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    return [round(count * step, 12) for count in range(math.ceil(low / step), math.floor(high / step) + 1)]
