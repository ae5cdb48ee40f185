"""The means as a table of plain text, for a terminal."""

from __future__ import annotations

from restorer_app.training.evaluation import Evaluation
from restorer_app.training.report.comparison import DECIDING, MEASURES, SIGNAL, table

_SHOWN = (DECIDING, SIGNAL, next(each for each in MEASURES if each.key == "ssim"), MEASURES[-1])


def as_text(found: Evaluation) -> str:
    """One line an engine and kind, then one an engine over all kinds."""
    names = found.wishes.engines
    wide = max(len(name) for name in names) + 2
    first = max(len(kind) for kind in (*found.wishes.kinds, "all kinds")) + 2
    lines = ["".ljust(first + wide) + "".join(f"{each.title:>10}" for each in _SHOWN)]
    groups = {kind: (kind,) for kind in found.wishes.kinds} | {"all kinds": found.wishes.kinds}
    for title, kinds in groups.items():
        for index, (name, means) in enumerate(table(found, kinds).items()):
            cells = "".join(f"{each.written(means[each.key]):>10}" for each in _SHOWN)
            lines.append(f"{'' if index else title:{first}}{name:{wide}}{cells}")
    return "\n".join(lines)
