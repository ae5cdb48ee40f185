"""Engines judged on photographs whose truth is known: photographs × kinds of damage × engines.

Every engine gets the same damaged photograph and the same mask through the same door as ``restorer repair``.
What is drawn follows from the names of photograph and kind, and from the seed: a run can be repeated, on part
of the folder too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from restorer_app.core.errors import BadConfig, OutOfMemory, RestorerError, UnreadableFile, Unsupported
from restorer_app.core.mask import Mask
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.repair import apply_patches
from restorer_app.engine.catalogue import find
from restorer_app.engine.request import RestoreRequest, RestoreResult
from restorer_app.training.damage import KINDS, draw_damage
from restorer_app.training.evaluation_photographs import Subject, chosen_photographs, open_subject
from restorer_app.training.metrics import measure
from restorer_app.training.perceptual_metrics import perceptual_measures
from restorer_app.training.staged_damage import generator, painted_over
from restorer_app.training.worst_cases import ShownCase, WorstCases

if TYPE_CHECKING:
    from restorer_app.training.engine_costs import Costs

_LOADING = 0.03


class Repairing(Protocol):
    """What is asked of an engine here; ``restorer_app.engine.engine.Engine`` does it."""

    def load(self, method: str, device: str) -> None: ...

    def restore(self, request: RestoreRequest, progress: Progress) -> RestoreResult: ...


@dataclass(frozen=True)
class Wishes:
    """What is to be judged. ``engines`` and ``kinds`` are names as people give them, checked here.

    ``count``: how many photographs of the folder, all without it. ``options`` are those of a request.
    Raises ``UnknownMethod`` or ``BadConfig`` for names that nobody knows.
    """

    photos: Path
    engines: tuple[str, ...]
    kinds: tuple[str, ...] = tuple(KINDS)
    count: int | None = None
    seed: int = 0
    device: str = "auto"
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        methods = {info.name: info for info in map(find, self.engines)}
        object.__setattr__(self, "engines", tuple(methods))
        for info in methods.values():
            if info.task != "fill":
                raise BadConfig(f"{info.name} fills no holes.", "Name engines that repair damage.")
        object.__setattr__(self, "kinds", tuple(dict.fromkeys(self.kinds)))
        for kind in self.kinds:
            if kind not in KINDS:
                raise BadConfig(f"There is no damage named {kind!r}.", f"Known: {', '.join(KINDS)}.")
        if not (self.engines and self.kinds):
            raise BadConfig("Nothing was chosen to be judged.", "Name at least one engine and one damage.")


@dataclass(frozen=True)
class Figures:
    """What one engine reached in one case. Errors are in levels of 0…255, whatever the depth.

    ``hole``: how many pixels were marked. ``outside``: samples beyond them that differ; 0 is promised.
    """

    photo: str
    kind: str
    engine: str
    psnr: float
    ssim: float
    mse: float
    rmse: float
    mae: float
    gmsd: float
    haarpsi: float
    gradient_energy: float
    seconds: float
    hole: int
    outside: int


@dataclass
class Evaluation:
    """What was found. Cases (a photograph and a kind) are there whole, with every engine that could do them.

    ``parts`` are the photographs of which a part was judged. ``passed_over`` and ``notes`` are sentences:
    photographs that could not be read, and what else is worth knowing. ``cases`` counts what was planned.
    ``costs`` are those of the engines that are trained.
    """

    wishes: Wishes
    cases: int
    figures: list[Figures] = field(default_factory=list)
    worst: WorstCases = field(default_factory=WorstCases)
    parts: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    devices: set[str] = field(default_factory=set)
    costs: dict[str, Costs] = field(default_factory=dict)
    stopped: bool = False

    @property
    def photographs(self) -> list[str]:
        """Those that were judged, in their order."""
        return list(dict.fromkeys(each.photo for each in self.figures))

    @property
    def outside(self) -> int:
        """Samples outside the masks that differ, of all repairs together."""
        return sum(each.outside for each in self.figures)

    def note(self, sentence: str) -> None:
        """Remember a sentence, and how often it was said."""
        self.notes[sentence] = self.notes.get(sentence, 0) + 1


def evaluate(engine: Repairing, wishes: Wishes, progress: Progress | None = None) -> Evaluation:
    """Judge; a stop ends it early with what is done so far, or as ``Cancelled`` if that is nothing.

    Raises ``UnreadableFile`` if the folder has no photograph that can be judged, and what an engine raises
    that cannot work at all.
    """
    progress = progress or Progress()
    paths = chosen_photographs(wishes.photos, wishes.count)
    found = Evaluation(wishes, len(paths) * len(wishes.kinds))
    try:
        for name in progress.part(0, _LOADING).each(wishes.engines, "Getting ready"):
            engine.load(name, wishes.device)
            _add_costs(found, name)
        _judge_all(engine, found, paths, progress.part(_LOADING, 1 - _LOADING))
    except Cancelled:
        if not found.figures:
            raise
        found.stopped = True
    if not found.figures:
        raise _nothing_judged(found)
    return found


def _add_costs(found: Evaluation, engine: str) -> None:
    from restorer_app.training.engine_costs import costs_of  # loads torch, which wishes do without

    costs = costs_of(engine)
    if costs is not None:
        found.costs[engine] = costs


def _nothing_judged(found: Evaluation) -> UnreadableFile:
    reasons = [*found.passed_over, *found.notes]
    return UnreadableFile(f"No photograph in {found.wishes.photos} could be judged.", reasons[0])


def _judge_all(engine: Repairing, found: Evaluation, paths: Sequence[Path], progress: Progress) -> None:
    share = 1 / len(paths)
    for number, path in enumerate(paths):
        part = progress.part(number * share, share)
        part.report(0.0, path.name)
        try:
            subject = open_subject(path, found.wishes.seed)
        except UnreadableFile as error:
            found.passed_over.append(f"{path.name} was passed over: {error}")
            continue
        kinds = found.wishes.kinds
        for index, kind in enumerate(kinds):
            _judge_case(engine, found, subject, kind, part.part(index / len(kinds), 1 / len(kinds)))
        if subject.part is not None:
            found.parts.append(subject.name)


def _judge_case(
    engine: Repairing, found: Evaluation, subject: Subject, kind: str, progress: Progress
) -> None:
    """Every engine on one damaged photograph; kept together once all of them are done."""
    wishes = found.wishes
    damaged, mask = staged(subject, kind, wishes.seed)
    figures, pictures = [], {}
    for index, name in enumerate(wishes.engines):
        part = progress.part(index / len(wishes.engines), 1 / len(wishes.engines))
        part.report(0.0, f"{subject.name}, {kind}, {name}")
        request = RestoreRequest(damaged, mask, name, wishes.seed, wishes.device, options=wishes.options)
        try:
            result = engine.restore(request, part)
        except (Unsupported, OutOfMemory) as error:
            found.note(f"{name} was left out: {_whole(error)}")
            continue
        for note in result.notes:
            found.note(f"{name}: {note}")
        found.devices.add(result.device)
        pictures[name] = apply_patches(damaged, result.patches)
        figures.append(judged(subject, kind, mask, result, pictures[name]))
    if not figures:
        return
    found.figures.extend(figures)
    scores = {each.engine: each.haarpsi for each in figures}
    found.worst.offer(ShownCase.of(subject, kind, mask, damaged, pictures, scores))


def _whole(error: RestorerError) -> str:
    return f"{error} {error.advice}".strip()


def staged(subject: Subject, kind: str, seed: int) -> tuple[Picture, Mask]:
    """The photograph with drawn damage of that kind, and its mask; decided by the names and the seed."""
    words = (subject.name, kind, seed) if seed else (subject.name, kind)
    rng = generator(*words)
    mask = draw_damage(kind, *subject.truth.upright_shape, rng)
    return painted_over(subject.truth, mask, rng), Mask(mask)


def judged(subject: Subject, kind: str, mask: Mask, result: RestoreResult, repaired: Picture) -> Figures:
    """The figures of one repair."""
    inside = measure(subject.truth, repaired, mask)
    looks = perceptual_measures(subject.truth, repaired, mask)
    scale = 255 / inside.full_scale
    return Figures(
        photo=subject.name,
        kind=kind,
        engine=result.method,
        psnr=inside.psnr,
        ssim=inside.ssim,
        mse=inside.mse * scale**2,
        rmse=inside.rmse * scale,
        mae=inside.mae * scale,
        gmsd=looks.gmsd,
        haarpsi=looks.haarpsi,
        gradient_energy=looks.gradient_energy,
        seconds=result.seconds,
        hole=mask.area,
        outside=inside.differing_outside,
    )
