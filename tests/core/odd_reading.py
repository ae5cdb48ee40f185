"""A decoding process whose codecs fail as they are told to, by the names of the files."""

from __future__ import annotations

import ctypes
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from restorer_app.core.decoding.child import connected, serve
from restorer_app.core.files.border import reading
from restorer_app.core.files.claims import tell
from restorer_app.core.files.formats import read_any
from restorer_app.core.photo import Photo

COMMAND = (
    sys.executable,
    "-c",
    "import sys; sys.path[:] = sys.argv[2:]; from tests.core.odd_reading import main; main(int(sys.argv[1]))",
)
GREEDY = 3 << 30


def main(handle: int) -> None:
    serve(connected(handle), read)


def read(path: Path, **options: Any) -> Photo:
    """Crash, hang or take too much; else read, and note what is loaded."""
    with reading(path):
        match path.stem:
            case "crash":
                ctypes.string_at(0)
            case "hang":
                time.sleep(60)
            case "greedy":
                np.empty(GREEDY, np.uint8)
            case "honest":
                tell(GREEDY)
                np.empty(GREEDY, np.uint8)
    photo = read_any(path, **options)
    return replace(photo, notes=(*photo.notes, " ".join(sys.modules)))
