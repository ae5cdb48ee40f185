"""How long it takes from starting the program to a window that can be used.

Each run is a process of its own: until the window is on the screen, the photograph is first drawn, until
it is sharp, and which heavy libraries were loaded by then. ``--cold`` empties the system's file cache before
each run (as root, on Linux).

    python tests/benchmarks/start_time.py --megapixels 12 --runs 5
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import tifffile
from reporting import asking, keep, table, tell
from scans import make_scan, size_of

_CHILD = """
import json, sys, tempfile, time
from pathlib import Path
start, photo = float(sys.argv[1]), Path(sys.argv[2])
told = {}
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from restorer_app.__main__ import _LateEngine
from restorer_app.engine.catalogue import methods
from restorer_app.gui import app
from restorer_app.session.settings import Settings

def look():
    window = next((w for w in QApplication.topLevelWidgets() if w.objectName() == "main"), None)
    if window is not None and window.isVisible():
        told.setdefault("window", time.time() - start)
        if not window.property("watched"):
            window.setProperty("watched", True)
            window.canvas.painted.connect(painted)
        if "drawn" in told and window.canvas.drawn_fully:
            told["sharp"] = time.time() - start
            print(json.dumps(told), flush=True)
            window.close()
            return
    QTimer.singleShot(1, look)

def painted():
    if "drawn" not in told:
        told["drawn"] = time.time() - start
        told["heavy"] = sorted({"torch", "cv2", "skimage"} & set(sys.modules))

QTimer.singleShot(0, look)
settings = Settings(Path(tempfile.mkdtemp()) / "settings.ini")
app.open_window(_LateEngine(), methods(), photo, settings=settings)
"""
_MOMENTS = ("window", "drawn", "sharp")
_ROOT = Path(__file__).resolve().parents[2]


def build_parser() -> argparse.ArgumentParser:
    parser = asking(__doc__)
    parser.add_argument("--megapixels", type=float, default=12.0)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--cold", action="store_true", help="empty the file cache before each run")
    return parser


def main() -> int:
    options = build_parser().parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.tif"
        tifffile.imwrite(path, make_scan(*size_of(options.megapixels)), photometric="rgb")
        runs = [one_start(path, options.cold) for _ in range(options.runs)]
    rows = []
    for moment in _MOMENTS:
        seconds = [run[moment] for run in runs]
        rows.append(
            (moment, f"{statistics.median(seconds):.2f}", f"{min(seconds):.2f}", f"{max(seconds):.2f}")
        )
    tell(table(("seconds until", "median", "least", "most"), rows))
    heavy = sorted({name for run in runs for name in run["heavy"]})
    tell(f"Loaded by the time the photograph was drawn: {', '.join(heavy) or 'none of the heavy libraries'}.")
    keep({moment: statistics.median(run[moment] for run in runs) for moment in _MOMENTS}, options.figures)
    return 0


def one_start(photo: Path, cold: bool) -> dict[str, object]:
    """What one process told of its start."""
    if cold:
        os.sync()
        Path("/proc/sys/vm/drop_caches").write_text("3", "ascii")
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "XDG_DATA_HOME": str(photo.parent)}
    if "DISPLAY" not in environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    run = subprocess.run(
        [sys.executable, "-c", _CHILD, str(time.time()), str(photo)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=environment,
        cwd=_ROOT,
    )
    told: dict[str, object] = json.loads(run.stdout)
    return told


if __name__ == "__main__":
    sys.exit(main())
