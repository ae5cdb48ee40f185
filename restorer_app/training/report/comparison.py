"""Which engine is best, for which damage, and how sure that is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from restorer_app.training.evaluation import Evaluation, Figures
from restorer_app.training.paired_bootstrap import Interval, difference, interval

THIN = ("scratch", "crack", "dust")
"""Damage that is bridged; every other kind is wide: something has to be found for its middle."""
PSNR_OF_EQUALS = 100.0
"""dB that a repair without any error counts in means, where infinity would outweigh all others."""


@dataclass(frozen=True)
class Measure:
    """One figure: its name here and for people, how it is written, and how two values are ranked.

    ``cost`` is lower for a better value.
    """

    key: str
    title: str
    digits: int
    cost: Callable[[float], float]
    hint: str = ""

    def of(self, figures: Figures) -> float:
        """The figure as it goes into means; gradient energies are ratios and go in as logarithms."""
        value: float = getattr(figures, self.key)
        if self.key == "psnr":
            return min(value, PSNR_OF_EQUALS)
        return math.log(value) if self.key == "gradient_energy" else value

    def mean(self, figures: Iterable[Figures]) -> float:
        """The mean over cases (of ratios the geometric one); NaN if there is none."""
        values = [value for value in map(self.of, figures) if not math.isnan(value)]
        if not values:
            return math.nan
        mean = math.fsum(values) / len(values)
        return math.exp(mean) if self.key == "gradient_energy" else mean

    def written(self, value: float) -> str:
        """With its digits; a dash for what could not be measured."""
        return "–" if math.isnan(value) else f"{value:.{self.digits}f}"


def _more(value: float) -> float:
    return -value


def _less(value: float) -> float:
    return value


def _off_one(value: float) -> float:
    return abs(math.log(value)) if value > 0 else math.inf


MEASURES = (
    Measure("haarpsi", "HaarPSI", 3, _more, "0 … 1, higher is better"),
    Measure("gmsd", "GMSD", 3, _less, "0 … 1, lower is better"),
    Measure("psnr", "PSNR dB", 2, _more, "higher is better"),
    Measure("ssim", "SSIM", 3, _more, "up to 1, higher is better"),
    Measure("mse", "MSE", 1, _less, "levels² of 0 … 255, lower is better"),
    Measure("rmse", "RMSE", 2, _less, "levels of 0 … 255, lower is better"),
    Measure("mae", "MAE", 2, _less, "levels of 0 … 255, lower is better"),
    Measure("gradient_energy", "Energy", 2, _off_one, "1 is as lively as the truth"),
    Measure("seconds", "Seconds", 2, _less, "a repair, lower is better"),
)
"""What the table shows, in its order. The first decides."""

DECIDING, SIGNAL = MEASURES[0], MEASURES[2]


@dataclass(frozen=True)
class Verdict:
    """The best engine for a group of kinds, by one measure.

    ``means`` by engine, the best first; ``ahead`` is the best minus the second by photograph (None for one
    engine). ``photographs`` counts those that all compared engines did.
    """

    group: str
    kinds: tuple[str, ...]
    measure: Measure
    means: Mapping[str, float]
    ahead: Interval | None
    photographs: int

    @property
    def best(self) -> str:
        return next(iter(self.means))


def groups(kinds: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The kinds that were judged, as thin and wide damage; a group without any is left out."""
    thin = tuple(kind for kind in kinds if kind in THIN)
    wide = tuple(kind for kind in kinds if kind not in THIN)
    return {name: group for name, group in (("Thin damage", thin), ("Wide damage", wide)) if group}


def rivals(found: Evaluation) -> list[str]:
    """The engines that are compared: those that did as many cases as any, in the order of the wishes."""
    done = {name: len(_of(found.figures, engine=name)) for name in found.wishes.engines}
    return [name for name in found.wishes.engines if done[name] == max(done.values())]


def verdict(found: Evaluation, group: str, kinds: tuple[str, ...], measure: Measure) -> Verdict | None:
    """Who is best for these kinds by the measure; None where no such case is done."""
    scores = {name: by_photograph(found, name, kinds, measure) for name in rivals(found)}
    means = {name: math.fsum(each.values()) / len(each) for name, each in scores.items() if each}
    if not means:
        return None
    order = sorted(means, key=lambda name: measure.cost(means[name]))
    ahead = difference(scores[order[0]], scores[order[1]]) if len(order) > 1 else None
    ranked = {name: means[name] for name in order}
    return Verdict(group, kinds, measure, ranked, ahead, len(scores[order[0]]))


def recommended(found: Evaluation) -> str:
    """The engine with the best mean over all kinds, by the measure that decides."""
    overall = verdict(found, "All damage", found.wishes.kinds, DECIDING)
    assert overall is not None, "an evaluation has figures"
    return overall.best


def by_photograph(found: Evaluation, engine: str, kinds: Sequence[str], measure: Measure) -> dict[str, float]:
    """The engine's mean over these kinds for each photograph, so that each photograph counts once."""
    values: defaultdict[str, list[float]] = defaultdict(list)
    for each in _of(found.figures, engine=engine):
        if each.kind in kinds and not math.isnan(measure.of(each)):
            values[each.photo].append(measure.of(each))
    return {photo: math.fsum(every) / len(every) for photo, every in values.items()}


def spread(found: Evaluation, engine: str, kind: str, measure: Measure) -> Interval:
    """The mean of one engine for one kind with its interval over photographs."""
    return interval(list(by_photograph(found, engine, (kind,), measure).values()))


def table(found: Evaluation, kinds: Sequence[str]) -> dict[str, dict[str, float]]:
    """Means by engine and measure over these kinds; an engine without a case has NaN everywhere."""
    wanted = [each for each in found.figures if each.kind in kinds]
    return {
        name: {measure.key: measure.mean(_of(wanted, engine=name)) for measure in MEASURES}
        for name in found.wishes.engines
    }


def best_of(means: Mapping[str, Mapping[str, float]], measure: Measure) -> set[str]:
    """The engines that share the best value as it is written."""
    known = {name: row[measure.key] for name, row in means.items() if not math.isnan(row[measure.key])}
    if not known:
        return set()
    best = measure.written(min(known.values(), key=measure.cost))
    return {name for name, value in known.items() if measure.written(value) == best}


def _of(figures: Iterable[Figures], engine: str) -> list[Figures]:
    return [each for each in figures if each.engine == engine]
