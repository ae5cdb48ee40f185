"""Networks that people trained themselves, as ``restorer train`` writes them: named by their file.

Does not load torch.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from safetensors import SafetensorError, safe_open

from restorer_app.core.errors import BadWeights, UnknownMethod
from restorer_app.core.sentence import said

SUFFIX = ".safetensors"
_ADVICE = "Name the weights that restorer train has written."


@dataclass(frozen=True)
class OwnNetwork:
    """A weights file, its SHA-256 and what it tells of itself."""

    path: Path
    sha256: str
    architecture: str
    samples: int
    """Crops that it learned from, earlier runs included."""
    task: str = "fill"


def is_own(name: str) -> bool:
    """Whether an engine's name means a file."""
    return name.lower().endswith(SUFFIX)


def own_network(name: str) -> OwnNetwork:
    """The network in the file ``name``.

    Raises ``UnknownMethod`` if there is no such file, ``BadWeights`` if it holds something else.
    """
    path = Path(name).resolve()
    if not path.is_file():
        raise UnknownMethod(said("There is no weights file {name}.", name=name), _ADVICE)
    try:
        with safe_open(path, framework="numpy") as file:
            texts = file.metadata() or {}
        facts, architecture = json.loads(texts["facts"]), texts["architecture"]
        kind = facts["kind"]
        samples = sum(int(run.get("samples", 0)) for run in (*facts.get("earlier", []), facts))
        digest = sha256(path.read_bytes()).hexdigest()
    except (OSError, SafetensorError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadWeights(
            said("{name} is not a weights file of this program.", name=path.name), _ADVICE
        ) from error
    if kind != "weights":
        raise BadWeights(said("{name} is a checkpoint of a training run.", name=path.name), _ADVICE)
    return OwnNetwork(path, digest, architecture, samples, str(facts.get("task", "fill")))
