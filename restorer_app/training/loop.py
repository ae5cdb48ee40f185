"""The training loop: photographs and a configuration in, weights out; may be stopped and resumed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from restorer_app.core.errors import BadConfig
from restorer_app.core.progress import Progress
from restorer_app.engine.device import choose_device
from restorer_app.engine.networks.lesson import Taught
from restorer_app.engine.networks.registry import CLEAN, build, task_of
from restorer_app.engine.weights import write_weights
from restorer_app.training.batch import Batch
from restorer_app.training.checkpoint import header_of, resume, save_checkpoint
from restorer_app.training.config import PoolConfig, TrainingConfig, read_config
from restorer_app.training.data.cleaning import CleaningSampler
from restorer_app.training.data.draws import Part
from restorer_app.training.data.photographs import PhotographStore, load_photographs
from restorer_app.training.data.pool_making import ALL_KINDS, make_pool
from restorer_app.training.data.sampler import CropSampler, Sampler
from restorer_app.training.learner import Learner
from restorer_app.training.looks import Looks
from restorer_app.training.losses.catalogue import LOSSES, NAMES
from restorer_app.training.team import Team, gathered

CHECKPOINT, PHOTOGRAPHS = "checkpoint.safetensors", "photographs.txt"


def train(
    config: Path,
    *,
    photos: Sequence[Path],
    minutes: float | None = None,
    resume: Path | None = None,
    output: Path,
    progress: Progress | None = None,
) -> Path:
    """Train as the configuration says; returns the published weights (fp16, averaged).

    Writes ``<name>.safetensors``, ``checkpoint.safetensors``, ``log.csv``, ``curves.png`` and
    ``contact-sheet.png`` into ``output`` at every validation and at the end; a stop (``Cancelled``) saves the
    weights and the checkpoint first. ``minutes`` of wall time replace the configuration's (and its steps);
    with ``resume`` they count all sittings of an exact resume together. Started by ``torchrun``, the
    processes learn together, each from a batch of the configured size.
    """
    settings = read_config(config)
    _check_names(settings)
    progress = progress or Progress()
    if minutes is not None:
        settings = replace(settings, run=replace(settings.run, minutes=minutes, steps=0))
    with gathered(choose_device(settings.run.device)) as team:
        return _trained(settings, photos, resume, output, team, progress)


def _trained(
    config: TrainingConfig,
    photos: Sequence[Path],
    resume: Path | None,
    output: Path,
    team: Team,
    progress: Progress,
) -> Path:
    """The run as a whole; nothing of it is left when the team parts."""
    photographs = load_photographs(
        photos, config.data.crop, config.data.smallest_scale, team.device, progress.part(0, 0.01)
    )
    pools = [Path(place).name for place in (*config.pools.masks, *config.pools.shapes)]
    run = TrainingRun(config, photographs, [*(path.name for path in photos), *pools], output, team)
    if resume is not None:
        run.resume(resume)
    return run.go(progress.part(0.01, 0.99))


def _check_names(config: TrainingConfig) -> None:
    network = build(config.architecture, config.network)
    if task_of(network) == CLEAN and (config.damage or config.pools != PoolConfig()):
        raise BadConfig(
            f"{config.architecture} cleans photographs: it learns from no damage.",
            "Leave [damage] and [pools] out.",
        )
    losses = (*NAMES, *network.terms) if isinstance(network, Taught) else NAMES
    for known, given, what in ((ALL_KINDS, config.damage, "damage"), (losses, config.loss, "loss")):
        unknown = sorted(set(given) - set(known))
        if unknown:
            raise BadConfig(f"There is no {what} named {unknown[0]!r}.", f"Known: {', '.join(known)}.")
    if not any(config.loss.get(name) for name in LOSSES):
        raise BadConfig("The configuration gives no loss a weight.", f"One is needed of {', '.join(LOSSES)}.")


class TrainingRun:
    """One run: its photographs, its learner, and the folder it writes to."""

    def __init__(
        self,
        config: TrainingConfig,
        photographs: PhotographStore,
        sources: list[str],
        output: Path,
        team: Team | None = None,
    ) -> None:
        self._config, self._sources, self._output = config, sources, output
        self._team = team or Team(0, 1, choose_device(config.run.device))
        self.learner = Learner(config, self._team)
        self._sampler, judge = _samplers(config, photographs, task_of(self.learner.state.network))
        self._looks = Looks(judge, config.run.validation_crops, output)
        if self._team.leads:
            output.mkdir(parents=True, exist_ok=True)
            (output / PHOTOGRAPHS).write_text(photographs.summary + "\n", "utf-8")

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint exactly, or start from published weights."""
        resume(path, self._config, self.learner.state)

    def go(self, progress: Progress) -> Path:
        """Train until the time is up; saves also when stopped or when something fails."""
        state, run = self.learner.state, self._config.run
        before, begun = state.seconds, time.monotonic()
        next_look = state.seconds + run.validate_every_minutes * 60
        share, loss = self._share(), 0.0
        try:
            while True:
                loss = self.learner.step(self.batch(), share)
                state.seconds = before + time.monotonic() - begun
                note = f"step {state.step}, loss {loss:.4f}"
                share = self._team.report(progress, min(self._share(), 1.0), note)
                if share >= 1:
                    break
                if state.seconds >= next_look:
                    self._look(loss)
                    next_look = state.seconds + run.validate_every_minutes * 60
        finally:
            self._save()
        self._look(loss)
        progress.report(1.0, "trained")
        return self._published

    def batch(self) -> Batch:
        """What is learned from next; depends on the seed and the step alone."""
        part = Part(self._team.rank, self._team.size)
        return self._sampler.batch(self.learner.state.step, self._config.optimizer.batch, part)

    def _share(self) -> float:
        """How much of the run is done, 1 = all: by steps if the configuration counts them, else by time."""
        state, run = self.learner.state, self._config.run
        return state.step / run.steps if run.steps else state.seconds / (run.minutes * 60)

    @property
    def _published(self) -> Path:
        return self._output / f"{self._config.name}.safetensors"

    def _look(self, loss: float) -> None:
        if self._team.leads:
            self._looks.look(self.learner.fill, self.learner.state, loss)
            self._save()

    def _save(self) -> None:
        if self._team.leads:
            state = self.learner.state
            save_checkpoint(self._output / CHECKPOINT, self._config, state, self._sources)
            header = header_of(self._config, state, self._sources, "weights")
            write_weights(self._published, state.average, header)


def _samplers(config: TrainingConfig, photographs: PhotographStore, task: str) -> tuple[Sampler, Sampler]:
    """What a network for that task learns from, and what it is judged by."""
    held_out = min(config.data.held_out, len(photographs) // 5)
    count = len(photographs) - held_out
    learned = photographs.selected(slice(count))
    judged = photographs.selected(slice(count, None) if held_out else slice(None))
    data, seed = config.data, config.run.seed
    if task == CLEAN:
        return CleaningSampler(learned, data, seed), CleaningSampler(judged, data, seed)
    pool = make_pool(config.damage, data, seed, pools=config.pools, device=photographs.pixels.device)
    return CropSampler(learned, pool, data, seed), CropSampler(judged, pool, data, seed)
