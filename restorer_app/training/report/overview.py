"""Every engine in one line: what it reaches on thin, wide and all damage, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from restorer_app.training.engine_costs import REGION, Costs
from restorer_app.training.evaluation import Evaluation
from restorer_app.training.report.comparison import MEASURES, best_of, groups, table

_SHORT = {"Thin damage": "thin", "Wide damage": "wide"}
ALL = "all"


@dataclass(frozen=True)
class Cell:
    """One value as it is written; ``best`` of all engines, as written."""

    text: str
    best: bool = False


@dataclass(frozen=True)
class Column:
    """One figure of every engine, over each of the groups of kinds (none: a figure of the engine itself)."""

    title: str
    hint: str
    over: tuple[str, ...]
    cells: Mapping[str, Sequence[Cell]]

    @property
    def heading(self) -> str:
        return f"{self.title} {' / '.join(self.over)}".strip()


def averages(kinds: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The kinds that are averaged over, as "thin", "wide" and "all"; those that there are."""
    found = {_SHORT[name]: members for name, members in groups(kinds).items()}
    return found | {ALL: tuple(kinds)} if len(found) > 1 else found


def overview(found: Evaluation) -> list[Column]:
    """One column a figure over groups of kinds, then the costs of those engines that are trained."""
    over = averages(found.wishes.kinds)
    whole = list(over)[-1]
    shown = {
        "haarpsi": list(over),
        "gmsd": [whole],
        "psnr": list(over),
        "ssim": [whole],
        "gradient_energy": [name for name in over if name != ALL],
        "seconds": [whole],
    }
    figures = [_figure(found, key, {name: over[name] for name in names}) for key, names in shown.items()]
    return figures + costs(found)


def by_kind(found: Evaluation, key: str) -> Column:
    """One figure for each kind and each group of kinds."""
    over = {kind: (kind,) for kind in found.wishes.kinds} | averages(found.wishes.kinds)
    return _figure(found, key, over)


def costs(found: Evaluation) -> list[Column]:
    """What the trained engines cost; no column where none is trained."""
    if not any(found.costs.values()):
        return []
    ways: tuple[tuple[str, str, Callable[[Costs], str]], ...] = (
        ("GFLOP", f"for a look at {REGION} × {REGION} pixels", lambda each: f"{each.operations / 1e9:.1f}"),
        (
            "Parameters",
            "numbers that were learned",
            lambda each: f"{each.parameters / 1e6:.2f} M",
        ),
        ("Crops seen", "while it learned, in all runs", lambda each: f"{each.samples:,}"),
    )
    return [
        Column(
            title, hint, (), {name: [Cell(_of(found.costs.get(name), way))] for name in found.wishes.engines}
        )
        for title, hint, way in ways
    ]


def _of(known: Costs | None, written: Callable[[Costs], str]) -> str:
    return "–" if known is None else written(known)


def _figure(found: Evaluation, key: str, over: Mapping[str, tuple[str, ...]]) -> Column:
    measure = next(each for each in MEASURES if each.key == key)
    means = {name: table(found, kinds) for name, kinds in over.items()}
    best = {name: best_of(each, measure) for name, each in means.items()}
    cells = {
        engine: [
            Cell(measure.written(means[name][engine][measure.key]), engine in best[name]) for name in over
        ]
        for engine in found.wishes.engines
    }
    return Column(measure.title, measure.hint, tuple(over), cells)
