"""A training run on disk: everything that is needed to go on exactly where it stopped."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import torch
from torch import Tensor, nn

from restorer_app.core.errors import BadConfig
from restorer_app.engine.networks.registry import build, task_of
from restorer_app.engine.weights import Header, load_into, read_tensors, write_tensors
from restorer_app.training.adversary import Adversary
from restorer_app.training.config import AdversaryConfig, TeacherConfig, TrainingConfig


@dataclass
class RunState:
    """A run in memory. ``seconds`` counts training time over all sittings; data are drawn from ``step``.

    ``earlier``: what the weights of a warm start had learned from before, a run an entry, the oldest first.
    """

    network: nn.Module
    average: nn.Module
    optimizer: torch.optim.AdamW
    step: int = 0
    seconds: float = 0.0
    samples: int = 0
    best: float = 0.0
    adversary: Adversary | None = None
    earlier: list[dict[str, Any]] = field(default_factory=list)


def header_of(config: TrainingConfig, state: RunState, sources: list[str], kind: str) -> Header:
    """The self-description of a checkpoint ("checkpoint") or of published weights ("weights")."""
    facts = {
        "kind": kind,
        "name": config.name,
        "task": task_of(state.network),
        "step": state.step,
        "samples": state.samples,
        "minutes": round(state.seconds / 60, 2),
        "best_psnr": round(state.best, 3),
        "trained_on": sources,
        "recipe": {
            "data": dataclasses.asdict(config.data),
            "damage": config.damage,
            "loss": config.loss,
            "optimizer": dataclasses.asdict(config.optimizer),
            "adversary": _told(config.adversary) if state.adversary else {},
            "teacher": _told(config.teacher) if config.teacher.networks else {},
            "seed": config.run.seed,
        },
        "seconds": state.seconds,
        "machine": _machine(state),
        "earlier": state.earlier,
    }
    return Header(config.architecture, config.network, facts)


def _told(part: AdversaryConfig | TeacherConfig) -> dict[str, Any]:
    """That part of a recipe with names of files and not where they lie: weights are handed on."""
    facts = dataclasses.asdict(part)
    if isinstance(part, TeacherConfig):
        return facts | {"networks": [PurePath(name).name for name in part.networks]}
    return facts | {"features": PurePath(part.features).name}


def _machine(state: RunState) -> str:
    """The kind of machine that the network lies on, as a person would name it."""
    device = next(state.network.parameters()).device
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return f"{device.type}, {torch.get_num_threads()} threads"


_OF_A_RUN = ("name", "samples", "minutes", "machine", "best_psnr")


def _runs_before(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a warm start from weights with these facts goes on from."""
    return [*facts.get("earlier", []), {name: facts[name] for name in _OF_A_RUN if name in facts}]


def save_checkpoint(path: Path, config: TrainingConfig, state: RunState, sources: list[str]) -> None:
    """Write the run, full precision, to a temporary name that is then moved."""
    tensors = {f"network.{name}": value for name, value in state.network.state_dict().items()}
    tensors |= {f"average.{name}": value for name, value in state.average.state_dict().items()}
    for index, parameter in enumerate(state.optimizer.param_groups[0]["params"]):
        for name, value in state.optimizer.state.get(parameter, {}).items():
            tensors[f"optimizer.{index}.{name}"] = value
    if state.adversary is not None:
        tensors |= {f"adversary.{name}": value for name, value in state.adversary.state().items()}
    tensors = {name: value.detach().cpu().contiguous().clone() for name, value in tensors.items()}
    write_tensors(path, tensors, header_of(config, state, sources, "checkpoint"))


def resume(path: Path, config: TrainingConfig, state: RunState) -> bool:
    """Fill the state from a checkpoint (exact; True) or from published weights (a warm start; False).

    Raises ``BadConfig`` if the file holds another network than the configuration, ``BadWeights`` if it
    cannot be read.
    """
    tensors, header = read_tensors(path)
    same = build(header.architecture, header.config).config == state.network.config
    if header.architecture != config.architecture or not same:
        raise BadConfig(
            f"{path.name} holds another network than the configuration.", "Resume with the run's own one."
        )
    if header.facts.get("kind") != "checkpoint":
        load_into(state.network, tensors, path.name)
        load_into(state.average, tensors, path.name)
        state.earlier = _runs_before(header.facts)
        return False
    load_into(state.network, _part(tensors, "network."), path.name)
    load_into(state.average, _part(tensors, "average."), path.name)
    parameters = state.optimizer.param_groups[0]["params"]
    for index, parameter in enumerate(parameters):
        kept = _part(tensors, f"optimizer.{index}.")
        state.optimizer.state[parameter] = {
            name: value if name == "step" else value.to(parameter.device) for name, value in kept.items()
        }
    if state.adversary is not None:
        state.adversary.restore(_part(tensors, "adversary."))
    facts = header.facts
    state.step, state.samples = int(facts["step"]), int(facts["samples"])
    state.seconds, state.best = float(facts["seconds"]), float(facts["best_psnr"])
    state.earlier = list(facts.get("earlier", []))
    return True


def _part(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}
