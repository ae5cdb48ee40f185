"""The engines by name, and what each cannot do. Reads the list of weights; loads neither torch nor OpenCV."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from restorer_app.core.errors import BadWeights, UnknownMethod, Unsupported
from restorer_app.core.picture import Picture
from restorer_app.core.resources import resource_path
from restorer_app.core.sentence import Text, said
from restorer_app.engine.own_networks import OwnNetwork, is_own, own_network
from restorer_app.engine.request import MethodInfo, grouped

if TYPE_CHECKING:
    from restorer_app.engine.methods.method import Method

LEARNED = "learned"
"""A lasting alias for the best network shipped."""

FILL, CLEAN = "fill", "clean"
"""What methods are for: to fill holes, or to clean whole pictures."""

DENOISER = "denoise-cnn"
"""The network that cleans unless another one is named."""

_MODULES = {FILL: "restorer_app.engine.methods.trained", CLEAN: "restorer_app.engine.methods.cleaner"}
_ALL_DEPTHS = ("uint8", "uint16", "float32")
_DRAWS_EDGES = ("edge-connect",)
"""Architectures that fill along edges; the networks that ship have the names of theirs."""


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


def _classical(
    name: str,
    title: Text,
    licence: str,
    summary: Text,
    depths: tuple[str, ...] = _ALL_DEPTHS,
    **needs: str,
) -> Entry:
    info = MethodInfo(name, title, "classical", depths, licence, summary, needs, group="classical")
    return Entry(info, f"restorer_app.engine.methods.{name.replace('-', '_')}")


_CLASSICAL = (
    _classical(
        "telea",
        "Fast marching (Telea)",
        "Apache-2.0 (OpenCV)",
        "Quick and smooth; good for thin scratches and dust on even ground.",
    ),
    _classical(
        "navier-stokes",
        "Fluid flow (Navier-Stokes)",
        "Apache-2.0 (OpenCV)",
        "Quick; continues lines across thin damage.",
    ),
    _classical(
        "biharmonic",
        "Smooth surface (biharmonic)",
        "BSD-3-Clause (scikit-image)",
        "Quick; continues soft shading across scratches and dust most evenly; wide holes become smooth.",
        library="skimage.restoration",
    ),
    _classical(
        "fsr",
        "Frequencies (FSR)",
        "Apache-2.0 (OpenCV)",
        "Continues fine patterns such as cloth or waves across scratches and folds; slower; 8-bit only.",
        depths=("uint8",),
        library="cv2.xphoto",
    ),
    _classical(
        "exemplar",
        "Texture from elsewhere (exemplar)",
        "Apache-2.0",
        "Copies matching texture from the rest of the photograph; slow; for grass, stone, fabric.",
    ),
)

_LIBRARIES = {
    "cv2.xphoto": (said("OpenCV's contrib modules"), "opencv-contrib-python-headless"),
    "skimage.restoration": ("scikit-image", "scikit-image"),
}
"""What a library that a method needs is called, and the package that has it."""


@cache
def _shipped() -> dict[str, Any]:
    path = resource_path("weights/weights.json")
    try:
        listing: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadWeights(
            said("The list of weights cannot be read: {error}.", error=str(error)),
            "Install the program again.",
        ) from error
    return listing


@cache
def _entries() -> dict[str, Entry]:
    trained = [_trained(item) for item in _shipped()["networks"]]
    return {entry.info.name: entry for entry in (*trained, *_CLASSICAL)}


def _trained(item: dict[str, Any]) -> Entry:
    told = {key: item[key] for key in ("licence", "summary", "needs", "group", "task") if key in item}
    edges = item["name"] in _DRAWS_EDGES
    info = MethodInfo(item["name"], item["title"], "trained", _ALL_DEPTHS, **told, draws_edges=edges)
    path = resource_path(f"weights/{item['file']}")
    return Entry(info, _MODULES[info.task], path, item["sha256"])


def methods() -> tuple[MethodInfo, ...]:
    """Every method that fills, by where it comes from (``GROUPS``), the one behind "learned" before all."""
    best = find(LEARNED)
    others = grouped(info for info in _all(FILL) if info != best)
    return (best, *(info for members in others.values() for info in members))


def cleaners() -> tuple[MethodInfo, ...]:
    """Every network that came with the program to clean photographs of noise; perhaps none."""
    return _all(CLEAN)


def cleaner(name: str) -> MethodInfo:
    """The method of that name. Raises as ``find`` does; says so where no network that cleans has come."""
    if name == DENOISER and name not in _entries():
        raise UnknownMethod(
            "This copy of the program has no network that cleans up noise.",
            "Name weights of your own with --engine.",
        )
    return find(name)


def _all(task: str) -> tuple[MethodInfo, ...]:
    return tuple(entry.info for entry in _entries().values() if entry.info.task == task)


def own_methods(folder: Path) -> tuple[tuple[MethodInfo, ...], tuple[str, ...]]:
    """The networks in the weights files of a folder, for whatever task, and sentences on those without use.

    A folder that is not there is an empty one.
    """
    found: dict[str, MethodInfo] = {}
    complaints = []
    for path in sorted(path for path in folder.glob("*") if is_own(path.name)):
        try:
            info = find(str(path))
            found[info.name] = info
        except (BadWeights, UnknownMethod) as error:
            complaints.append(str(error))
    return tuple(found.values()), tuple(complaints)


def find(name: str) -> MethodInfo:
    """The method of that name, as ``entry`` finds it. Raises ``UnknownMethod`` or ``BadWeights``."""
    return entry(name).info


def entry(name: str) -> Entry:
    """The catalogue entry of that name; "learned" is resolved, and a weights file is taken in.

    Raises ``UnknownMethod``, or ``BadWeights`` for a file that holds no network.
    """
    if name in _own:
        return _own[name]
    if is_own(name):
        return _taken_in(own_network(name))
    found = _entries().get(_shipped()["learned"] if name == LEARNED else name)
    if found is None:
        known = ", ".join([LEARNED, *(info.name for info in _all(FILL))])
        raise UnknownMethod(
            said("There is no engine named {name}.", name=repr(name)),
            said("Choose one of: {known}.", known=known),
        )
    return found


_own: dict[str, Entry] = {}
"""Networks of people's own that were asked for, by the names that they have got."""


def _taken_in(network: OwnNetwork) -> Entry:
    """The same entry for the same content; another file of the same name gets a number."""
    for number in count(1):
        name = f"own-{network.path.stem}" + (f"-{number}" if number > 1 else "")
        known = _own.setdefault(name, _entry_of(network, name))
        if known.sha256 == network.sha256:
            return known
    raise AssertionError("there are numbers enough")


def _entry_of(network: OwnNetwork, name: str) -> Entry:
    title = said("Your own network: {name}", name=network.path.stem)
    told = said("Trained on {count} crops of photographs of your own.", count=f"{network.samples:,}")
    info = MethodInfo(
        name,
        title,
        "trained",
        _ALL_DEPTHS,
        "yours",
        told,
        group="own",
        task=network.task,
        draws_edges=network.architecture in _DRAWS_EDGES,
    )
    return Entry(info, _MODULES[info.task], network.path, network.sha256)


def check_task(info: MethodInfo, task: str) -> None:
    """Raise ``Unsupported`` if the method is for something else."""
    if info.task == task:
        return
    if info.task == CLEAN:
        raise Unsupported(
            said("“{name}” cleans up noise; it cannot repair damage.", name=info.name),
            "Choose another engine, or clean up noise with it.",
        )
    raise Unsupported(
        said("“{name}” repairs damage; it cannot clean up noise.", name=info.name),
        "Choose an engine that cleans up noise.",
    )


def check_can(info: MethodInfo, picture: Picture) -> None:
    """Raise ``Unsupported`` if the method cannot do the picture, or lacks a library it needs."""
    if not _does(info, picture):
        bits = " or ".join(str(8 * np.dtype(name).itemsize) for name in info.depths)
        others = [LEARNED, *(entry.info.name for entry in _CLASSICAL if _does(entry.info, picture))]
        raise Unsupported(
            said(
                "“{name}” repairs {bits}-bit photographs only; this one has {own} bits.",
                name=info.name,
                bits=bits,
                own=picture.bits,
            ),
            said(
                "Choose {engines} or {last}, or convert a copy to {bits} bits.",
                engines=", ".join(others[:-1]),
                last=others[-1],
                bits=bits,
            ),
        )
    library = info.needs.get("library")
    if library is not None and not _is_there(library):
        called, package = _LIBRARIES[library]
        raise Unsupported(
            said("“{name}” needs {library}, which is missing here.", name=info.name, library=said(called)),
            said("Choose another engine, or install the package {package}.", package=package),
        )


def _does(info: MethodInfo, picture: Picture) -> bool:
    return picture.samples.dtype.name in info.depths


def _is_there(library: str) -> bool:
    """Whether the library has that part. It is asked for, not imported: OpenCV's parts are no modules."""
    package, _, part = library.partition(".")
    try:
        return hasattr(import_module(package), part)
    except ImportError:
        return False
