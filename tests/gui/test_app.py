"""The program from start to end in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OFFSCREEN = "This plugin does not support propagateSizeHints()"
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from restorer_app.gui import app
from restorer_app.session.settings import Settings
from tests.session.fake_engine import METHODS, FakeEngine

engine = FakeEngine()

def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main")
    if window.session.document is None or not engine.loaded:
        QTimer.singleShot(20, look)
    elif len(engine.loaded) < 2:
        window.session.method = "telea"
        QTimer.singleShot(20, look)
    else:
        print(window.windowTitle(), engine.loaded, sorted({"torch", "cv2", "skimage"} & set(sys.modules)))
        window.close()

QTimer.singleShot(0, look)
sys.exit(app.open_window(engine, METHODS, Path(sys.argv[1]), settings=Settings(Path(sys.argv[2]))))
"""


def test_the_window_opens_with_the_photograph_named_and_loads_no_torch(scan: Path, tmp_path: Path) -> None:
    """Engines are warmed when they are chosen, not at the first click."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, scan, tmp_path / "settings.ini"],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    assert run.stdout.strip() == "scan.tif[*] – Restorer [('learned', 'auto'), ('telea', 'auto')] []"
    assert (run.returncode, run.stderr.replace(OFFSCREEN, "").strip()) == (0, "")
