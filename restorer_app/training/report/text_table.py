"""The means as a table of plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from restorer_app.training.evaluation import Evaluation
from restorer_app.training.report.comparison import MEASURES, table
from restorer_app.training.report.overview import averages, costs

_SHOWN = [
    each for each in MEASURES if each.key in ("haarpsi", "gmsd", "psnr", "ssim", "gradient_energy", "seconds")
]


def as_text(found: Evaluation) -> str:
    """A line an engine and kind, then over thin, wide and all damage; at last what trained engines cost."""
    over = averages(found.wishes.kinds).items()
    groups: dict[str, Sequence[str]] = {kind: (kind,) for kind in found.wishes.kinds}
    groups |= {f"{name} damage": kinds for name, kinds in over if len(kinds) > 1}
    first = max(len(title) for title in groups) + 2
    lines = [_line(first, "", found, "", [each.title for each in _SHOWN])]
    for title, kinds in groups.items():
        for index, (name, means) in enumerate(table(found, kinds).items()):
            cells = [each.written(means[each.key]) for each in _SHOWN]
            lines.append(_line(first, "" if index else title, found, name, cells))
    return "\n".join(lines + _costs(found, first))


def _costs(found: Evaluation, first: int) -> list[str]:
    columns = costs(found)
    if not columns:
        return []
    lines = ["", _line(first, "", found, "", [each.title for each in columns])]
    for name in (name for name in found.wishes.engines if found.costs.get(name)):
        cells = [each.cells[name][0].text for each in columns]
        lines.append(_line(first, "", found, name, cells))
    return lines


def _line(first: int, title: str, found: Evaluation, name: str, cells: Sequence[str]) -> str:
    wide = max(len(name) for name in found.wishes.engines) + 2
    return f"{title:{first}}{name:{wide}}" + "".join(f"{cell:>11}" for cell in cells)
