"""Work on a photograph that is in no file of its own yet, kept in a folder until it is saved."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.kept_repair import KeptRepair, KeptSamples
from restorer_app.core.packed_repair import PackedSamples
from restorer_app.core.repair import Repair
from restorer_app.core.sentence import Text, said
from restorer_app.core.sparse_mask import SparseMask
from restorer_app.core.work import Work

NOTE = "work.json"
SCAN = "scan.tif"
"""The photograph itself, where no file of the person's holds it."""
_VERSION = 2
_ADVICE: Text = "The photograph itself is as it was; open it as usual."


@dataclass(frozen=True)
class WorkNote:
    """What is told of kept work before it is loaded.

    ``path``, ``size`` (bytes) and ``changed`` (nanoseconds) are the scan's, as it was opened. The path is
    empty if the photograph was in no file; it is kept beside the work then, as ``SCAN``. ``kept``: ISO 8601.
    ``page`` of the scan, counted from 0.
    """

    name: str
    path: str
    size: int
    changed: int
    kept: str
    repairs: int = 0
    marked: int = 0
    page: int = 0

    @property
    def scan_is_the_same(self) -> bool:
        """Whether nobody has written to the scan since."""
        if not self.path:
            return True
        try:
            found = os.stat(self.path)
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (self.size, self.changed)


def keep_work(folder: Path, work: Work, note: WorkNote, number: int) -> None:
    """Write the work into a folder of its own; until all is written, the one kept before stays valid.

    ``number``: another one each time. Raises ``OSError``.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    names = f"mask-{number}.png", f"repairs-{number}.npz"
    mask = Image.fromarray(work.mask().view(np.uint8) * np.uint8(255))
    _write(folder / names[0], lambda file: mask.save(file, "PNG", compress_level=1))
    arrays: dict[str, Any] = _arrays(work)
    _write(folder / names[1], lambda file: np.savez(file, **arrays))
    facts = {
        "version": _VERSION,
        "note": vars(note),
        "stored": list(work.stored),
        "mask": names[0],
        "repairs": names[1],
        "facts": [_plain(kept.facts) for kept, _ in work.repairs],
    }
    _write(folder / NOTE, lambda file: file.write(json.dumps(facts, indent=1).encode()))
    for path in folder.glob("*-*.*"):
        if path.name not in names:
            path.unlink(missing_ok=True)


def read_note(folder: Path) -> WorkNote:
    """What is kept in the folder. Raises ``UnreadableFile``."""
    note = _facts(folder).get("note")
    try:
        return WorkNote(**note) if isinstance(note, dict) else _broken(folder)
    except TypeError as error:
        raise _unreadable(folder) from error


def mask_file(folder: Path) -> Path:
    """The kept mask, a grey PNG of the upright photograph's size. Raises ``UnreadableFile``."""
    return folder / Path(str(_facts(folder).get("mask", ""))).name


def read_repairs(folder: Path) -> tuple[Repair, ...]:
    """The kept repairs, oldest first, packed already. Raises ``UnreadableFile``."""
    facts = _facts(folder)
    try:
        height, width = (int(side) for side in facts["stored"])
        with (folder / Path(facts["repairs"]).name).open("rb") as file, np.load(file) as arrays:
            repairs = tuple(
                _repair(arrays, number, height, width, dict(each))
                for number, each in enumerate(facts["facts"])
            )
        for repair in repairs:
            repair.packed(height, width)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise _unreadable(folder) from error
    return repairs


def _arrays(work: Work) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {}
    for number, (kept, written) in enumerate(work.repairs):
        mask = kept.mask_used
        tiles, sizes, bits = mask.arrays()
        parts: dict[str, NDArray[Any]] = {"tiles": tiles, "sizes": sizes, "bits": bits}
        parts["shape"] = np.array([mask.height, mask.width])
        if written is not None:
            packed = written.packed
            parts |= {"places": packed.places, "samples": packed.samples, "alpha": packed.alpha}
        arrays |= {f"{number}-{name}": array for name, array in parts.items()}
    return arrays


def _repair(arrays: Any, number: int, height: int, width: int, facts: dict[str, Any]) -> Repair:
    def part(name: str) -> NDArray[Any]:
        array: NDArray[Any] = arrays[f"{number}-{name}"]
        return array

    rows, columns = (int(side) for side in part("shape"))
    mask = SparseMask.of_arrays(rows, columns, part("tiles"), part("sizes"), part("bits"))
    kept = None
    if f"{number}-places" in arrays:
        packed = PackedSamples.of_arrays(height, width, part("places"), part("samples"), part("alpha"))
        kept = KeptSamples(packed, packed.samples)
    facts["notes"] = tuple(facts.get("notes", ()))
    return KeptRepair(mask, (), facts).repair(kept)  # accepting it finds its regions


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in facts.items()}


def _write(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Whole or not at all."""
    half = path.with_name(f"{path.name}.part")
    with half.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def _facts(folder: Path) -> dict[str, Any]:
    try:
        facts = json.loads((folder / NOTE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _unreadable(folder) from error
    if not isinstance(facts, dict) or facts.get("version") != _VERSION:
        _broken(folder)
    return facts  # type: ignore[no-any-return]


def _broken(folder: Path) -> Any:
    raise _unreadable(folder)


def _unreadable(folder: Path) -> UnreadableFile:
    return UnreadableFile(
        said("The work that was kept in “{name}” cannot be read.", name=folder.name), _ADVICE
    )
