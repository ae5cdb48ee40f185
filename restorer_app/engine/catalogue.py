"""The engines by name. Reads the list of weights; loads neither torch nor OpenCV."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer_app.core.errors import BadWeights, UnknownMethod
from restorer_app.core.resources import resource_path
from restorer_app.engine.request import MethodInfo

if TYPE_CHECKING:
    from restorer_app.engine.methods.method import Method

LEARNED = "learned"
"""A lasting alias for the best network shipped."""

_ALL_DEPTHS = ("uint8", "uint16", "float32")


@dataclass(frozen=True)
class Entry:
    """A method: what people see of it, where its code is, and its weights if it is trained."""

    info: MethodInfo
    module: str
    weights: Path | None = None
    sha256: str = ""

    def make(self) -> Method:
        """Load the method; for a trained one that reads its weights. Raises ``BadWeights``."""
        made: Method = import_module(self.module).make(self)
        return made


_CLASSICAL = (
    Entry(
        MethodInfo(
            "telea",
            "Fast marching (Telea)",
            "classical",
            _ALL_DEPTHS,
            "Apache-2.0 (OpenCV)",
            "Quick and smooth; good for thin scratches and dust on even ground.",
        ),
        "restorer_app.engine.methods.telea",
    ),
    Entry(
        MethodInfo(
            "navier-stokes",
            "Fluid flow (Navier-Stokes)",
            "classical",
            _ALL_DEPTHS,
            "Apache-2.0 (OpenCV)",
            "Quick; continues lines across thin damage.",
        ),
        "restorer_app.engine.methods.navier_stokes",
    ),
)


@cache
def _shipped() -> dict[str, Any]:
    path = resource_path("weights/weights.json")
    try:
        listing: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadWeights(
            f"The list of weights cannot be read: {error}.", "Install the program again."
        ) from error
    return listing


@cache
def _entries() -> dict[str, Entry]:
    trained = [_trained(item) for item in _shipped()["networks"]]
    return {entry.info.name: entry for entry in (*trained, *_CLASSICAL)}


def _trained(item: dict[str, Any]) -> Entry:
    info = MethodInfo(
        item["name"], item["title"], "trained", _ALL_DEPTHS, item["licence"], item["summary"], item["needs"]
    )
    path = resource_path(f"weights/{item['file']}")
    return Entry(info, "restorer_app.engine.methods.trained", path, item["sha256"])


def methods() -> tuple[MethodInfo, ...]:
    """Every method, the one behind "learned" first."""
    best = find(LEARNED)
    return (best, *(entry.info for entry in _entries().values() if entry.info != best))


def find(name: str) -> MethodInfo:
    """The method of that name; "learned" is resolved. Raises ``UnknownMethod``."""
    return entry(name).info


def entry(name: str) -> Entry:
    """The catalogue entry of that name; "learned" is resolved. Raises ``UnknownMethod``."""
    found = _entries().get(_shipped()["learned"] if name == LEARNED else name)
    if found is None:
        known = ", ".join([LEARNED, *_entries()])
        raise UnknownMethod(f"There is no engine named {name!r}.", f"Choose one of: {known}.")
    return found
