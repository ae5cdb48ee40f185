"""The program from start to end in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OFFSCREEN = "This plugin does not support propagateSizeHints()"
PROGRAM = """
import atexit, gc, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from restorer_app.gui import app
from restorer_app.session.settings import Settings
from tests.session.fake_engine import METHODS, FakeEngine

engine, painted, early = FakeEngine(), [], []

def devices():
    early.append(not painted)
    return ("auto", "cpu")

engine.devices = devices

def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main")
    if not window.property("watched"):
        window.setProperty("watched", True)
        window.canvas.painted.connect(lambda: painted.append(window.session.document is not None))
    if window.session.document is None or not engine.loaded:
        QTimer.singleShot(20, look)
    elif len(engine.loaded) < 2:
        window.session.method = "telea"
        QTimer.singleShot(20, look)
    else:
        heavy = sorted({"torch", "cv2", "skimage"} & set(sys.modules))
        print(any(early) or not all(painted), window.windowTitle(), engine.loaded, heavy)
        window.close()

QTimer.singleShot(0, look)
def tell_how_threads_share():
    print(sys.getswitchinterval() < 0.001, gc.get_freeze_count() > 10_000)

atexit.register(tell_how_threads_share)
sys.exit(app.open_window(engine, METHODS, Path(sys.argv[1]), settings=Settings(Path(sys.argv[2]))))
"""


def test_the_window_opens_with_the_photograph_named_and_loads_no_torch(scan: Path, tmp_path: Path) -> None:
    """Engines are warmed when the photograph is on the screen, and when they are chosen; not at a click."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, scan, tmp_path / "settings.ini"],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    opened, sharing = run.stdout.strip().splitlines()
    assert opened == "False scan.tif[*] – Restorer [('learned', 'auto'), ('telea', 'auto')] []"
    assert sharing == "True True", "work beside the window takes short turns, and nobody sorts libraries out"
    assert (run.returncode, run.stderr.replace(OFFSCREEN, "").strip()) == (0, "")
