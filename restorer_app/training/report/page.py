"""The report for people: one HTML file that needs nothing else, on a screen, in the dark and on paper."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from restorer_app.core.version import program_version
from restorer_app.training.evaluation import Evaluation
from restorer_app.training.evaluation_photographs import LARGEST
from restorer_app.training.perceptual_metrics import GROWN
from restorer_app.training.report.comparison import (
    DECIDING,
    MEASURES,
    SIGNAL,
    best_of,
    recommended,
    spread,
    table,
)
from restorer_app.training.report.overview import Cell, Column, averages, overview
from restorer_app.training.report.plots import Panel, plot
from restorer_app.training.report.style import STYLE
from restorer_app.training.report.summary import promise, summary
from restorer_app.training.worst_cases import ShownCase

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_TITLE = "Which engine repairs these photographs best?"

_ABOUT_INTERVALS = (
    "Means over photographs with their 95 % bootstrap intervals. The engines repaired the same damage, so "
    "two of them can differ for sure although their intervals overlap: the sentences above say so."
)
_ABOUT_CROPS = "At 100 %, around the place where the repairs are farthest from the truth."
_ABOUT_DAMAGE = (
    "Light blotches were painted over sound photographs; what was there before is the truth. Every engine "
    "got the same damaged photograph and the same mask, and worked as in a repair."
)
_ABOUT_FIGURES = (
    "PSNR, SSIM, MSE, RMSE and MAE are taken inside the hole. HaarPSI and GMSD pool their local maps over "
    f"the hole grown by {GROWN} pixels. Energy is the mean squared gradient of the fill over that of the "
    "truth; its means are geometric. All levels are those of 8 bits."
)


def as_page(found: Evaluation, moment: datetime) -> str:
    """The whole file; ``moment`` is when it was made."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{_TITLE}</title><style>{STYLE}</style></head><body><main>",
        f"<h1>{_TITLE}</h1>",
        *_verdicts(found),
        *_overview(found),
        *_plots(found),
        *_table(found),
        *_worst(found),
        *_conditions(found, moment),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _verdicts(found: Evaluation) -> list[str]:
    count, kinds = len(found.photographs), len(found.wishes.kinds)
    judged = f"Judged on {_counted(count, 'photograph')} with {_counted(kinds, 'kind')} of drawn damage each."
    paragraphs = [f"<p>{escape(sentence)}</p>" for sentence in summary(found)]
    broken = ' class="alarm"' if found.outside else ""
    return [f"<p>{judged}</p>", *paragraphs, f"<p{broken}>{escape(promise(found))}</p>"]


def _overview(found: Evaluation) -> list[str]:
    columns = overview(found)
    heads = "".join(f"<th scope=col>{escape(each.title)}{_over(each)}</th>" for each in columns)
    rows = [
        f"<tr><th scope=row>{escape(name)}</th>"
        + "".join(f"<td>{' / '.join(map(_cell, each.cells[name]))}</td>" for each in columns)
        + "</tr>"
        for name in found.wishes.engines
    ]
    hints = "; ".join(f"{each.title}: {each.hint}" for each in columns)
    return [
        "<h2>All engines</h2>",
        f"<p>Means; the best is bold. {escape(hints)}.</p>",
        f'<div class="wide"><table class="overview"><thead><tr><th scope=col>Engine</th>{heads}</tr></thead>',
        *("<tbody>", *rows, "</tbody></table></div>"),
    ]


def _over(column: Column) -> str:
    return f"<br><small>{escape(' / '.join(column.over))}</small>" if column.over else ""


def _cell(cell: Cell) -> str:
    return f"<strong>{cell.text}</strong>" if cell.best else cell.text


def _plots(found: Evaluation) -> list[str]:
    parts = ["<h2>By kind of damage</h2>", f"<p>{_ABOUT_INTERVALS}</p>"]
    for kind in found.wishes.kinds:
        panels = [
            Panel(
                f"{measure.title} ({measure.hint})",
                {name: spread(found, name, kind, measure) for name in found.wishes.engines},
            )
            for measure in (DECIDING, SIGNAL)
        ]
        drawn = plot(f"HaarPSI and PSNR of each engine: {kind}", found.wishes.engines, panels)
        parts.append(
            f'<section class="plot"><h3>{escape(kind)}</h3><div class="wide">{drawn}</div></section>'
        )
    return parts


def _table(found: Evaluation) -> list[str]:
    heads = "".join(f"<th scope=col>{escape(each.title)}</th>" for each in MEASURES)
    hints = "; ".join(f"{each.title}: {each.hint}" for each in MEASURES)
    parts = [
        "<h2>All figures</h2>",
        f"<p>Means inside the hole; the best of each kind is bold. {escape(hints)}.</p>",
        f'<div class="wide"><table><thead><tr><th scope=col>Engine</th>{heads}</tr></thead>',
    ]
    for kind in found.wishes.kinds:
        parts += _rows(found, kind, (kind,))
    for name, kinds in averages(found.wishes.kinds).items():
        parts += _rows(found, f"{name} damage", kinds) if len(kinds) > 1 else []
    return [*parts, "</table></div>"]


def _rows(found: Evaluation, title: str, kinds: Sequence[str]) -> list[str]:
    means = table(found, kinds)
    best = {measure.key: best_of(means, measure) for measure in MEASURES}
    rows = [f"<tbody><tr><th colspan={len(MEASURES) + 1} scope=rowgroup>{escape(title)}</th></tr>"]
    for name, row in means.items():
        cells = "".join(
            f"<td{' class=best' if name in best[each.key] else ''}>{each.written(row[each.key])}</td>"
            for each in MEASURES
        )
        rows.append(f"<tr><th scope=row>{escape(name)}</th>{cells}</tr>")
    return [*rows, "</tbody>"]


def _worst(found: Evaluation) -> list[str]:
    best = recommended(found)
    order = f"The cases with the lowest HaarPSI of {escape(best)}, the worst first."
    parts = ["<h2>Where it goes worst</h2>", f"<p>{order} {_ABOUT_CROPS}</p>"]
    return parts + [_case(case, number, best) for number, case in enumerate(found.worst.of(best), 1)]


def _case(case: ShownCase, number: int, best: str) -> str:
    title = f"{number}. {case.photo}, {case.kind}: HaarPSI {case.scores[best]:.3f}"
    crops = "".join(_crop(case, name) for name in case.crops)
    return f'<section class="case"><h3>{escape(title)}</h3><div class="crops">{crops}</div></section>'


def _crop(case: ShownCase, name: str) -> str:
    encoded = base64.b64encode(case.crops[name]).decode("ascii")
    score = f" <small>{case.scores[name]:.3f}</small>" if name in case.scores else ""
    words = escape(f"{case.photo}, {case.kind}, {name}", quote=True)
    size = f"width={case.box.width} height={case.box.height}"
    image = f'<img {size} alt="{words}" src="data:image/png;base64,{encoded}">'
    return f"<figure>{image}<figcaption>{escape(name)}{score}</figcaption></figure>"


def _conditions(found: Evaluation, moment: datetime) -> list[str]:
    wishes = found.wishes
    options = ", ".join(f"{name} {value}" for name, value in wishes.options.items()) or "as by default"
    made = f"Made by Restorer {program_version()} on {moment:%Y-%m-%d}, with seed {wishes.seed}"
    where = ", ".join(sorted(found.devices))
    facts = [
        f"{made}, on {where}; options: {options}.",
        _ABOUT_DAMAGE,
        _ABOUT_FIGURES,
        *_about_parts(found),
    ]
    parts = ["<h2>How it was done</h2>", *(f"<p>{escape(fact)}</p>" for fact in facts)]
    said = [f"{text} ({count} times)" if count > 1 else text for text, count in found.notes.items()]
    parts += _listed("Notes", said) + _listed("Passed over", found.passed_over)
    return [*parts, "<p>The page docs/evaluating.md of Restorer says what each figure means.</p>"]


def _about_parts(found: Evaluation) -> list[str]:
    if not found.parts:
        return []
    large = f"{_counted(len(found.parts), 'photograph')} larger than {LARGEST} pixels a side"
    part = f"a part of at most {LARGEST} × {LARGEST} pixels"
    return [f"Of {large}, {part} was judged, at 100 %: {', '.join(found.parts)}."]


def _listed(title: str, items: Iterable[str]) -> list[str]:
    entries = "".join(f"<li>{escape(item)}</li>" for item in items)
    return [f"<h3>{title}</h3><ul>{entries}</ul>"] if entries else []


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
