"""Means with their intervals, drawn as SVG: one row an engine, one panel a measure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from restorer_app.training.paired_bootstrap import Interval

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Told apart with every kind of colour vision (Okabe and Ito, 2008), on white and on black; each row also has
a shape and its engine's name."""

_ROW, _TOP, _BOTTOM = 26, 26, 44
_NAMES, _PANEL, _GAP, _RIGHT = 130, 290, 40, 20
_TICKS = 5


@dataclass(frozen=True)
class Panel:
    """One measure: the words below its axis, and each engine's mean with interval."""

    title: str
    means: Mapping[str, Interval]


@dataclass(frozen=True)
class _Axis:
    """Values ``low`` … ``high`` laid over ``_PANEL`` pixels from ``left`` on."""

    left: float
    low: float
    high: float
    step: float

    def at(self, value: float) -> float:
        return self.left + (value - self.low) / (self.high - self.low) * _PANEL

    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + index * self.step for index in range(count + 1)]

    def label(self, value: float) -> str:
        digits = max(-math.floor(math.log10(self.step) + 1e-9), 0)
        return f"{round(value, digits) + 0.0:.{digits}f}"


def plot(title: str, engines: Sequence[str], panels: Sequence[Panel]) -> str:
    """An ``<svg>`` element with the panels side by side; ``title`` is read out by screen readers."""
    height = _TOP + _ROW * len(engines) + _BOTTOM
    width = _NAMES + len(panels) * (_PANEL + _GAP) - _GAP + _RIGHT
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    look = 'font-family="sans-serif" font-size="13" fill="currentColor"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {look}>',
        f"<title>{escape(title)}</title>",
        *(_name(engine, row) for row, engine in enumerate(engines)),
    ]
    for index, panel in enumerate(panels):
        parts += _panel(panel, engines, _NAMES + index * (_PANEL + _GAP))
    return "\n".join([*parts, "</svg>"])


def _name(engine: str, row: int) -> str:
    shown = engine if len(engine) <= 17 else engine[:16] + "…"
    return f'<text x="{_NAMES - 14}" y="{_middle(row) + 4.5:g}" text-anchor="end">{escape(shown)}</text>'


def _middle(row: int) -> float:
    return _TOP + _ROW * (row + 0.5)


def _panel(panel: Panel, engines: Sequence[str], left: float) -> list[str]:
    known = [each for each in panel.means.values() if not math.isnan(each.mean)]
    ends = [end for each in known for end in (each.mean, each.low, each.high) if not math.isnan(end)]
    axis = _axis(left, min(ends, default=0.0), max(ends, default=1.0))
    bottom = _TOP + _ROW * len(engines)
    parts = [_tick(axis, value, bottom) for value in axis.ticks()]
    parts.append(f'<path d="M{left} {bottom}h{_PANEL}" stroke="currentColor"/>')
    for row, engine in enumerate(engines):
        if engine in panel.means and not math.isnan(panel.means[engine].mean):
            parts.append(_whisker(axis, panel.means[engine], row))
    words = escape(panel.title)
    parts.append(f'<text x="{left + _PANEL / 2:g}" y="{bottom + 38}" text-anchor="middle">{words}</text>')
    return parts


def _axis(left: float, low: float, high: float) -> _Axis:
    """An axis in steps of 1, 2 or 5 that holds both ends and a little more."""
    span = max(high - low, 1e-3 * max(abs(high), 1e-3))
    low, high = low - 0.06 * span, high + 0.06 * span
    rough = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    return _Axis(left, math.floor(low / step) * step, math.ceil(high / step) * step, step)


def _tick(axis: _Axis, value: float, bottom: float) -> str:
    x = axis.at(value)
    return (
        f'<path d="M{x:.1f} {_TOP}V{bottom}" stroke="currentColor" stroke-opacity="0.18"/>'
        f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle" font-size="12">{axis.label(value)}</text>'
    )


def _whisker(axis: _Axis, mean: Interval, row: int) -> str:
    colour, y, x = COLOURS[row % len(COLOURS)], _middle(row), axis.at(mean.mean)
    line = ""
    if not math.isnan(mean.low):
        low, high = axis.at(mean.low), axis.at(mean.high)
        ends = f"M{low:.1f} {y - 5:g}v10M{high:.1f} {y - 5:g}v10"
        line = f'<path d="M{low:.1f} {y:g}H{high:.1f}{ends}" stroke="{colour}" stroke-width="2" fill="none"/>'
    return (
        line + f'<path d="{_SHAPES[row % len(_SHAPES)].format(x=f"{x:.1f}", y=f"{y:g}")}" fill="{colour}"/>'
    )


_SHAPES = (
    "M{x} {y}m-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z",
    "M{x} {y}m-5 -5h10v10h-10z",
    "M{x} {y}m0 -6.5l6 11h-12z",
    "M{x} {y}m0 -7l6.5 7l-6.5 7l-6.5 -7z",
    "M{x} {y}m0 6.5l6 -11h-12z",
)
"""Dot, square, triangle, diamond, triangle upside down; around x, y. Five, so that colour and shape together
come back only after thirty rows."""
