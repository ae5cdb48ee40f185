"""The means as tables that can be pasted into a page: Markdown as GitHub shows it, readable as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from restorer_app.training.evaluation import Evaluation
from restorer_app.training.report.overview import Cell, Column, by_kind, overview
from restorer_app.training.report.summary import promise

_KIND_BY_KIND = ("haarpsi", "gmsd", "psnr", "ssim", "gradient_energy", "seconds")


def as_markdown(found: Evaluation) -> str:
    """One table with a line an engine, then one a figure, kind by kind; the best is bold."""
    columns = overview(found)
    engines = found.wishes.engines
    whole = [(each.heading, [_joined(each.cells[name]) for name in engines]) for each in columns]
    parts = [_judged(found), _table(engines, whole), _hints(columns)]
    for column in (by_kind(found, key) for key in _KIND_BY_KIND):
        apart = [
            (name, [_written(column.cells[engine][place]) for engine in engines])
            for place, name in enumerate(column.over)
        ]
        parts += [f"{column.title} ({column.hint}):", _table(engines, apart)]
    return "\n\n".join(parts) + "\n"


def _judged(found: Evaluation) -> str:
    photographs, kinds = len(found.photographs), ", ".join(found.wishes.kinds)
    where = ", ".join(sorted(found.devices))
    judged = f"Photographs: {photographs}. Damage: {kinds}. Seed {found.wishes.seed}, on {where}."
    return f"{judged} {promise(found)}"


def _hints(columns: Sequence[Column]) -> str:
    return "; ".join(f"{each.title}: {each.hint}" for each in columns) + "."


def _table(engines: Sequence[str], columns: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A heading and a text an engine for each column, padded so that it can be read as it stands."""
    padded = [_padded(["Engine", *map(_escaped, engines)], "<")]
    padded += [_padded([heading, *texts], ">") for heading, texts in columns]
    rows = ["| " + " | ".join(texts) + " |" for texts in zip(*padded, strict=True)]
    line = ["-" * len(padded[0][0]), *("-" * (len(texts[0]) - 1) + ":" for texts in padded[1:])]
    return "\n".join([rows[0], "| " + " | ".join(line) + " |", *rows[1:]])


def _padded(texts: Sequence[str], side: str) -> list[str]:
    width = max(3, *(len(text) for text in texts))
    return [f"{text:{side}{width}}" for text in texts]


def _joined(cells: Sequence[Cell]) -> str:
    return " / ".join(map(_written, cells))


def _written(cell: Cell) -> str:
    return f"**{cell.text}**" if cell.best else cell.text


def _escaped(name: str) -> str:
    """The name of an own network is that of a file: nothing in it may be read as Markdown."""
    return "".join(f"\\{letter}" if letter in "\\|*_`<>[]" else letter for letter in name)
