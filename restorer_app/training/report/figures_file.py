"""Every single figure as CSV, and all that was found as JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import asdict, fields
from typing import Any

from restorer_app.core.version import program_version
from restorer_app.training.evaluation import Evaluation, Figures
from restorer_app.training.paired_bootstrap import Interval
from restorer_app.training.report.comparison import (
    DECIDING,
    MEASURES,
    SIGNAL,
    Verdict,
    groups,
    recommended,
    spread,
    table,
    verdict,
)
from restorer_app.training.report.overview import averages


def as_csv(found: Evaluation) -> str:
    """One line a repair, six digits a figure; infinite PSNR is "inf", what could not be measured "nan"."""
    file = io.StringIO()
    names = [field.name for field in fields(Figures)]
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(getattr(each, name)) for name in names] for each in found.figures)
    return file.getvalue()


def _cell(value: object) -> object:
    return f"{value:.6g}" if isinstance(value, float) else value


def as_json(found: Evaluation) -> str:
    """What was asked, verdicts, means and intervals by kind, means over thin, wide and all damage, what the
    trained engines cost, every figure; null for infinite or unknown."""
    wishes = found.wishes
    content: dict[str, Any] = {
        "program": program_version(),
        "seed": wishes.seed,
        "options": dict(wishes.options),
        "devices": sorted(found.devices),
        "stopped": found.stopped,
        "photographs": found.photographs,
        "parts": found.parts,
        "passed_over": found.passed_over,
        "notes": found.notes,
        "outside": found.outside,
        "recommended": recommended(found),
        "verdicts": [_verdict(each) for each in _verdicts(found)],
        "kinds": {kind: _kind(found, kind) for kind in wishes.kinds},
        "averages": {name: table(found, kinds) for name, kinds in averages(wishes.kinds).items()},
        "costs": {name: asdict(costs) for name, costs in found.costs.items()},
        "figures": [asdict(each) for each in found.figures],
    }
    return json.dumps(_finite(content), indent=1, ensure_ascii=False)


def _verdicts(found: Evaluation) -> list[Verdict]:
    every = [
        verdict(found, group, kinds, measure)
        for group, kinds in groups(found.wishes.kinds).items()
        for measure in (DECIDING, SIGNAL)
    ]
    return [each for each in every if each is not None]


def _verdict(found: Verdict) -> dict[str, Any]:
    ahead = None if found.ahead is None else _interval(found.ahead) | {"significant": found.ahead.significant}
    named = {"group": found.group, "kinds": found.kinds, "measure": found.measure.key}
    return named | {"means": found.means, "ahead": ahead, "photographs": found.photographs}


def _kind(found: Evaluation, kind: str) -> dict[str, Any]:
    means = table(found, (kind,))
    return {
        name: {
            "means": {measure.key: means[name][measure.key] for measure in MEASURES},
            "intervals": {
                each.key: _interval(spread(found, name, kind, each)) for each in (DECIDING, SIGNAL)
            },
        }
        for name in found.wishes.engines
    }


def _interval(found: Interval) -> dict[str, Any]:
    return asdict(found)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
