"""The training loop: photographs and a configuration in, weights out; may be stopped and resumed."""

from __future__ import annotations

import copy
import csv
import math
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from restorer_app.core.errors import BadConfig
from restorer_app.core.progress import Progress
from restorer_app.engine.device import body_dtype, choose_device, placed
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.networks.registry import build
from restorer_app.engine.weights import write_weights
from restorer_app.training.adversary import Adversary
from restorer_app.training.batch import Batch
from restorer_app.training.checkpoint import RunState, header_of, resume, save_checkpoint
from restorer_app.training.config import TrainingConfig, read_config
from restorer_app.training.damage import KINDS
from restorer_app.training.data import CropSampler, MaskPool, load_photographs
from restorer_app.training.losses.catalogue import LOSSES, NAMES, TERMS, weighted_sum


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

    Writes ``<name>.safetensors``, ``checkpoint.safetensors`` and ``log.csv`` into ``output`` at every
    validation and at the end; a stop (``Cancelled``) saves them first. ``minutes`` of wall time replace the
    configuration's (and its steps); with ``resume`` they count all sittings of an exact resume together.
    """
    settings = read_config(config)
    _check_names(settings)
    progress = progress or Progress()
    if minutes is not None:
        settings = replace(settings, run=replace(settings.run, minutes=minutes, steps=0))
    photographs = load_photographs(photos, settings.data.crop, progress.part(0, 0.01))
    sources = [path.name for path in photos]
    run = TrainingRun(settings, photographs, sources, output)
    if resume is not None:
        run.resume(resume)
    return run.go(progress.part(0.01, 0.99))


def _check_names(config: TrainingConfig) -> None:
    for known, given, what in ((KINDS, config.damage, "damage"), (NAMES, config.loss, "loss")):
        unknown = sorted(set(given) - set(known))
        if unknown:
            raise BadConfig(f"There is no {what} named {unknown[0]!r}.", f"Known: {', '.join(known)}.")
    if not any(config.loss.get(name) for name in LOSSES):
        raise BadConfig("The configuration gives no loss a weight.", f"One is needed of {', '.join(LOSSES)}.")


class TrainingRun:
    """One run: its photographs, its state, and the folder it writes to."""

    def __init__(
        self,
        config: TrainingConfig,
        photographs: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]],
        sources: list[str],
        output: Path,
    ) -> None:
        self._config, self._sources, self._output = config, sources, output
        self._limit = config.run.minutes * 60
        self._device = choose_device(config.run.device)
        self._dtype = _training_dtype(config.run.precision, self._device)
        held_out = min(config.data.held_out, len(photographs) // 5)
        masks = MaskPool.drawn(config.damage, config.data.crop, config.data.canvases, config.run.seed)
        kept = photographs[: len(photographs) - held_out] if held_out else photographs
        self._sampler = CropSampler(kept, masks, config.data)
        self._judge = CropSampler(photographs[-held_out:] if held_out else photographs, masks, config.data)
        self.state = _fresh_state(config, self._device)
        if any(config.loss.get(name) for name in TERMS):
            self.state.adversary = Adversary(
                config, self._device, body_dtype(config.run.precision, self._device)
            )
        output.mkdir(parents=True, exist_ok=True)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint exactly, or start from published weights."""
        resume(path, self._config, self.state)

    def go(self, progress: Progress) -> Path:
        """Train until the time is up; saves also when stopped or when something fails."""
        before, begun = self.state.seconds, time.monotonic()
        next_look = self.state.seconds + self._config.run.validate_every_minutes * 60
        try:
            for batch in self._batches():
                loss = self.learn(batch)
                self.state.seconds = before + time.monotonic() - begun
                note = f"step {self.state.step}, loss {loss:.4f}"
                if self._share() >= 1:
                    break
                progress.report(self._share(), note)
                if self.state.seconds >= next_look:
                    self._look(loss)
                    next_look += self._config.run.validate_every_minutes * 60
        finally:
            self._save()
        self._look(loss)
        progress.report(1.0, "trained")
        return self._published

    @property
    def _published(self) -> Path:
        return self._output / f"{self._config.name}.safetensors"

    def _batches(self) -> Iterator[Batch]:
        """Batches drawn ahead on a thread; each depends on the seed and its step alone."""
        with ThreadPoolExecutor(1) as pool:
            ahead: list[Future[Batch]] = []
            drawn = self.state.step
            while True:
                while len(ahead) < 4:
                    rng = np.random.default_rng([self._config.run.seed, 1, drawn])
                    ahead.append(pool.submit(self._sampler.batch, self._config.optimizer.batch, rng))
                    drawn += 1
                yield ahead.pop(0).result()

    def learn(self, batch: Batch) -> float:
        """One step of the optimizer on a batch; returns the loss before it. Not taken if it has no number."""
        state, settings = self.state, self._config.optimizer
        batch = batch.to(self._device)
        for group in state.optimizer.param_groups:
            group["lr"] = self._learning_rate()
        output = self._forward(state.network, batch)
        terms = self._challenge(batch, output)
        loss = weighted_sum(self._config.loss, output, batch.target, batch.hole, terms)
        state.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = nn.utils.clip_grad_norm_(state.network.parameters(), settings.clip)
        state.step += 1
        if torch.isfinite(norm):
            state.optimizer.step()
            state.samples += len(batch)
            _move_average(state.average, state.network, min(settings.average, 1 - 1 / (state.step + 1)))
        return float(loss.detach())

    def _challenge(self, batch: Batch, output: Tensor) -> dict[str, Tensor]:
        """The adversary's terms, after it has learned from this output; none before its time."""
        adversary = self.state.adversary
        if adversary is None or not adversary.active(self._share()):
            return {}
        adversary.learn(batch.target, output, batch.hole)
        return adversary.terms(batch.target, output, batch.hole)

    def _forward(self, network: nn.Module, batch: Batch) -> Tensor:
        given, hole = batch.given, batch.hole
        with torch.autocast(self._device.type, self._dtype, enabled=self._dtype != torch.float32):
            filled: Tensor = network(given, hole, first_fill(given, hole))
        return filled.float()

    def _share(self) -> float:
        """How much of the run is done: 0…1, by steps if the configuration counts them, else by time."""
        steps = self._config.run.steps
        return self.state.step / steps if steps else self.state.seconds / self._limit

    def _learning_rate(self) -> float:
        """Warm-up, then a cosine over the run's wall time (Loshchilov and Hutter, 2017)."""
        settings = self._config.optimizer
        warm = min((self.state.step + 1) / max(settings.warmup_steps, 1), 1.0)
        share = min(self._share(), 1.0)
        low, high = settings.last_learning_rate, settings.learning_rate
        return warm * (low + (high - low) * 0.5 * (1 + math.cos(math.pi * share)))

    @torch.no_grad()
    def _validate(self) -> dict[str, float]:
        """PSNR inside the hole, in dB, by kind: the averaged network's and ("-base") the first fill's."""
        scores: dict[str, float] = {}
        for index, kind in enumerate(KINDS):
            rng = np.random.default_rng([self._config.run.seed, 2, index])
            if kind not in self._judge_kinds:
                continue
            batch = self._judge.batch(self._config.run.validation_crops, rng, kind)
            batch = batch.to(self._device)
            scores[kind] = _hole_psnr(self._forward(self.state.average, batch), batch)
            scores[f"{kind}-base"] = _hole_psnr(first_fill(batch.given, batch.hole), batch)
        return scores

    @property
    def _judge_kinds(self) -> set[str]:
        weights = self._config.damage
        return {kind for kind in KINDS if not weights or weights.get(kind, 0) > 0}

    def _look(self, loss: float) -> None:
        scores = self._validate()
        mean = float(np.mean([value for name, value in scores.items() if not name.endswith("-base")]))
        self.state.best = max(self.state.best, mean)
        row = {"minutes": f"{self.state.seconds / 60:.1f}", "step": self.state.step, "loss": f"{loss:.5f}"}
        row |= {"mean": f"{mean:.3f}"} | {name: f"{value:.3f}" for name, value in scores.items()}
        path = self._output / "log.csv"
        fresh = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(row))
            if fresh:
                writer.writeheader()
            writer.writerow(row)
        self._save()

    def _save(self) -> None:
        header = header_of(self._config, self.state, self._sources, "weights")
        save_checkpoint(self._output / "checkpoint.safetensors", self._config, self.state, self._sources)
        write_weights(self._published, self.state.average, header)


def _fresh_state(config: TrainingConfig, device: torch.device) -> RunState:
    torch.manual_seed(config.run.seed)
    network = placed(build(config.architecture, config.network), device)
    average = copy.deepcopy(network).eval().requires_grad_(False)
    optimizer = torch.optim.AdamW(network.parameters(), lr=config.optimizer.learning_rate, weight_decay=1e-4)
    return RunState(network, average, optimizer)


def _training_dtype(precision: str, device: torch.device) -> torch.dtype:
    """As for repairing, but "auto" takes bfloat16 on a CPU too, where gradients average its rounding."""
    if precision == "auto" and device.type == "cpu":
        return torch.bfloat16
    return body_dtype(precision, device)


@torch.no_grad()
def _move_average(average: nn.Module, network: nn.Module, keep: float) -> None:
    for kept, new in zip(average.parameters(), network.parameters(), strict=True):
        kept.lerp_(new, 1 - keep)


def _hole_psnr(output: Tensor, batch: Batch) -> float:
    """Mean over the crops of the PSNR inside the hole, in dB."""
    target, hole = batch.target, batch.hole
    count = hole.sum(dim=(1, 2, 3)) * target.shape[1]
    error = ((output.clamp(0, 1) - target).square() * hole).sum(dim=(1, 2, 3)) / count
    return float((-10 * torch.log10(error.clamp(min=1e-8))).mean())
