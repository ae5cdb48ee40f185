"""The rules of conftest.py are tested too: each sin below has to be found, each good deed let through."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SINS = {
    "thread": "KEPT.append(threading.Event()); threading.Thread(target=KEPT[-1].wait, daemon=True).start()",
    "window": "KEPT.append(QWidget()); KEPT[-1].show()",
    "timer": "KEPT.append(QTimer()); KEPT[-1].start(60_000)",
    "qt_thread": "KEPT.append(QThread()); KEPT[-1].start()",
    "log": "logging.getLogger('restorer').warning('a cloud')",
    "qt_message": "qWarning('a cloud')",
    "qt_message_late": "request.addfinalizer(lambda: qWarning('a cloud'))",
    "silence_announced_loud": "pass",
    "python_warning": "warnings.warn('a cloud')",
    "failing_thread": "thread = threading.Thread(target=lambda: 1 / 0); thread.start(); thread.join()",
    "failing_slot": "QTimer.singleShot(0, lambda: 1 / 0); qtbot.wait(20)",
}
DEEDS = {
    "ending_thread": "threading.Thread(target=lambda: time.sleep(0.1)).start()",
    "dropped_window": "window = QWidget(); window.show()",
    "closed_window": "window = QWidget(); qtbot.addWidget(window); window.show(); window.raise_()",
    "dropped_timer": "timer = QTimer(); timer.start(60_000)",
    "quiet_log": "logging.getLogger('restorer').info('a cloud')",
    "cloud_announced_loud": "logging.getLogger('restorer').warning('a cloud')",
    "pending_deletion": "KEPT.append(QWidget()); KEPT[-1].show(); KEPT[-1].deleteLater()",
}
HEAD = """
import logging, pytest, threading, time, warnings
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget
KEPT = []
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of a file with all of them, under our conftest.py."""
    folder = tmp_path_factory.mktemp("manners")
    both = {**SINS, **DEEDS}.items()
    tests = (f"{_mark(name)}def test_{name}(qtbot, request): {code}\n" for name, code in both)
    (folder / "test_both.py").write_text(HEAD + "".join(tests))
    (folder / "conftest.py").write_text("from tests.conftest import *\nleaks.PATIENCE = 0.5\n")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder)]
    done = subprocess.run(
        [*command, "-p", "no:randomly", "-p", "no:cacheprovider", str(folder)],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.stdout


@pytest.mark.parametrize("sin", SINS)
def test_each_sin_is_found(sin: str, verdicts: str) -> None:
    assert f"test_{sin} " in _blamed(verdicts), verdicts


@pytest.mark.parametrize("deed", DEEDS)
def test_good_deeds_are_let_through(deed: str, verdicts: str) -> None:
    assert f"test_{deed} " not in _blamed(verdicts), verdicts


def _mark(name: str) -> str:
    return "@pytest.mark.expect_noise('a cloud')\n" if "announced" in name else ""


def _blamed(verdicts: str) -> str:
    summary = verdicts.partition("short test summary info")[2]
    return "\n".join(line for line in summary.splitlines() if line.startswith(("FAILED", "ERROR")))
