"""Weights on disk: safetensors with a header from which the network rebuilds itself. Loading runs no code."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from restorer_app.core.errors import BadWeights
from restorer_app.core.files.saving import save_safely
from restorer_app.core.sentence import said
from restorer_app.engine.networks.registry import build

FORMAT = "restorer-weights-1"


@dataclass(frozen=True)
class Header:
    """What a weights file says of itself: ``architecture`` and ``config`` rebuild the network."""

    architecture: str
    config: Mapping[str, Any]
    facts: Mapping[str, Any]


def write_weights(path: Path, network: nn.Module, header: Header) -> None:
    """Write the network's weights as fp16 (counts as they are) with their header, all or nothing.

    Raises ``UnwritableFile``.
    """
    write_tensors(path, {name: _stored(value) for name, value in network.state_dict().items()}, header)


def _stored(value: Tensor) -> Tensor:
    value = value.detach().cpu().contiguous()
    return value.half() if value.is_floating_point() else value


def write_tensors(path: Path, tensors: Mapping[str, Tensor], header: Header) -> None:
    """Write tensors as they are, with a header; until all is on the disk, the old file stays.

    Raises ``UnwritableFile``.
    """
    texts = {
        "format": FORMAT,
        "architecture": header.architecture,
        "config": json.dumps(dict(header.config)),
        "facts": json.dumps(dict(header.facts)),
    }
    content = save(dict(tensors), metadata=texts)
    save_safely(path, lambda file: _write(file, content), _check)


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)


def _check(path: Path) -> None:
    with safe_open(path, framework="pt", device="cpu"):
        pass


def read_tensors(path: Path) -> tuple[dict[str, Tensor], Header]:
    """The tensors and the header. Raises ``BadWeights`` if the file is missing, broken or foreign."""
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            texts = file.metadata() or {}
            if texts.get("format") != FORMAT:
                raise BadWeights(said("{name} is not a weights file of this program.", name=path.name))
            header = Header(texts["architecture"], json.loads(texts["config"]), json.loads(texts["facts"]))
            return {name: file.get_tensor(name) for name in file.keys()}, header  # noqa: SIM118
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise BadWeights(
            said("The weights {name} cannot be read: {error}.", name=path.name, error=str(error)),
            "Install the program again.",
        ) from error


def read_network(path: Path, sha256: str = "") -> nn.Module:
    """The network in the file, on the CPU, float32, ready to use.

    With ``sha256`` given, a file of any other content is refused.
    """
    if sha256 and file_sha256(path) != sha256:
        raise BadWeights(
            said("The weights {name} are not those that came with the program.", name=path.name),
            "Install the program again.",
        )
    tensors, header = read_tensors(path)
    network = build(header.architecture, header.config)
    load_into(network, tensors, path.name)
    return network.eval().requires_grad_(False)


def load_into(network: nn.Module, tensors: Mapping[str, Tensor], name: str) -> None:
    """Copy ``tensors`` into the network. Every name and shape must fit, every value be a number.

    Raises ``BadWeights``.
    """
    wanted = {key: tuple(value.shape) for key, value in network.state_dict().items()}
    if {key: tuple(value.shape) for key, value in tensors.items()} != wanted:
        raise BadWeights(
            said("The weights {name} do not fit their own description.", name=name),
            "Install the program again.",
        )
    if not all(bool(torch.isfinite(value).all()) for value in tensors.values()):
        raise BadWeights(
            said("The weights {name} hold values that are no numbers.", name=name),
            "Install the program again.",
        )
    network.load_state_dict({key: value.to(torch.float32) for key, value in tensors.items()})


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal; raises ``BadWeights`` if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadWeights(
            said("The weights {name} are missing.", name=path.name), "Install the program again."
        ) from error
