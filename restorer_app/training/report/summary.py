"""The verdicts in plain words; the same sentences stand in the report and at the terminal."""

from __future__ import annotations

from restorer_app.training.evaluation import Evaluation
from restorer_app.training.paired_bootstrap import FEWEST
from restorer_app.training.report.comparison import DECIDING, SIGNAL, Verdict, groups, rivals, verdict


def summary(found: Evaluation) -> list[str]:
    """One sentence or more for thin damage and for wide damage, then what limits them."""
    sentences = []
    for group, kinds in groups(found.wishes.kinds).items():
        deciding, signal = (verdict(found, group, kinds, each) for each in (DECIDING, SIGNAL))
        if deciding is not None and signal is not None:
            sentences.append(" ".join(_spoken(deciding, signal)))
    return [*sentences, *_limits(found)]


def _spoken(deciding: Verdict, signal: Verdict) -> list[str]:
    named = f"{deciding.group} ({', '.join(deciding.kinds)})"
    score = deciding.means[deciding.best]
    if deciding.ahead is None:
        over = _photographs(deciding.photographs)
        return [f"{named}: only {deciding.best} was compared, HaarPSI {score:.3f} over {over}."]
    second = list(deciding.means)[1]
    said = [
        f"{named}: {deciding.best} is best, HaarPSI {score:.3f};",
        f"{second} follows with {deciding.means[second]:.3f}.",
        _certainty(deciding, ""),
    ]
    if signal.best != deciding.best:
        value, other = signal.means[signal.best], signal.means[deciding.best]
        said.append(
            f"By PSNR {signal.best} is first, {value:.2f} dB to the {other:.2f} dB of {deciding.best}; "
            "PSNR favours smooth fills."
        )
    return said


def _certainty(found: Verdict, unit: str) -> str:
    ahead = found.ahead
    assert ahead is not None
    if ahead.count < 2:
        return "With one photograph nobody can say how far that holds for others."
    between = f"95 % interval {ahead.low:.3f} … {ahead.high:.3f}{unit}, {_photographs(ahead.count)}"
    begun = f"The difference is {ahead.mean:.3f} ({between}):"
    if ahead.significant:
        return f"{begun} significant."
    if ahead.count < FEWEST:
        return f"{begun} with fewer than {FEWEST} photographs that can be chance."
    return f"{begun} not significant, it can be chance."


def _limits(found: Evaluation) -> list[str]:
    compared = rivals(found)
    left = [name for name in found.wishes.engines if name not in compared]
    limits = [f"{name} could not do every case and is not compared." for name in left]
    if found.stopped:
        done = len({(each.photo, each.kind) for each in found.figures})
        limits.append(f"Stopped early: {done} of {found.cases} cases are done.")
    return limits


def promise(found: Evaluation) -> str:
    """What became of the samples outside the masks."""
    if not found.outside:
        return "Outside the masks every sample is identical."
    return f"Outside the masks {found.outside:,} samples differ. That must not be: please report it."


def _photographs(count: int) -> str:
    return "1 photograph" if count == 1 else f"{count:,} photographs"
