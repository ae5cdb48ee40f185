"""How soon the canvas answers the hand: milliseconds from a mouse or wheel event to its painted frame.

    python tests/benchmarks/canvas_speed.py [--megapixels 100] [--restoring] [--seconds 60]

A 16-bit RGB scan made in code, with a wide-gamut profile unless --plain, is opened from a file in the real
window. A hand brushes (the brush as large as the window proposes), pans and zooms, at 1:1 and with the whole
photograph in view. An event's clock starts when it enters the queue, and stops when the window has painted
the frame that shows it. With --restoring the engine repairs thousands of defects meanwhile. Without a screen
Qt paints into memory; with one (xvfb-run -s "-screen 0 2560x1440x24") frames are also copied to it.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import children
import reporting
from hand import Delays, Hand, Heartbeat, Place, WatchedWindow, settle, wait_until
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from reporting import resident

from restorer_app.__main__ import _LateEngine
from restorer_app.engine.catalogue import methods
from restorer_app.gui.log_window import KeptLog
from restorer_app.gui.theme import Theme
from restorer_app.session.jobs import pass_over_what_is_loaded, take_short_turns
from restorer_app.session.language import Language
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.settings import Settings

MOVE_MS, WHEEL_MS = 8, 40
"""Pauses between a mouse's moves (125 a second) and a wheel's notches."""
STEP = 18.0
"""Logical pixels from one move to the next: a brisk hand, two thousand pixels a second."""
_MAKE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import scans
folder, height, width, defects, plain = Path(sys.argv[2]), *map(int, sys.argv[3:7])
mask = scans.draw(scans.make_defects(defects, height, width), height, width)
scans.write_mask(folder / "mask.png", mask)
scans.write_scan(folder / "scan.tif", height, width, mask, icc_profile=None if plain else scans.wide_gamut())
"""


@dataclass
class Found:
    """What was measured, by name; delays and times in seconds, memory in MiB."""

    delays: dict[str, list[Delays]] = field(default_factory=dict)
    facts: dict[str, tuple[float, str]] = field(default_factory=dict)

    def add(self, name: str, delays: Delays) -> None:
        self.delays.setdefault(name, []).append(delays)

    def joined(self) -> Iterator[tuple[str, Delays]]:
        for name, several in self.delays.items():
            yield name, Delays(tuple(second for each in several for second in each.seconds))

    def figures(self) -> dict[str, float]:
        """All as plain numbers, for ``--figures``."""
        found = {name: value for name, (value, _) in self.facts.items()}
        for name, delays in self.joined():
            found |= {f"{name}, median": delays.median, f"{name}, 95 %": delays.late}
        return found


class Stage:
    """The window with the scan in it, and the hand."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        take_short_turns()
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self.session = RestoreSession(_LateEngine(), methods(), parent=application)
        self.session.prepared.connect(pass_over_what_is_loaded)
        theme = Theme(application, "dark")
        settings, language = Settings(folder / "settings.ini"), Language(application, "en")
        self.window = WatchedWindow(self.session, settings, theme, language, KeptLog())
        self.window.resize(*size)
        self.window.move(0, 0)
        self.window.show()
        settle(300)
        self.canvas, self.hand = self.window.canvas, Hand(self.window)
        self.heartbeat = Heartbeat(self.window)

    def open(self, path: Path, found: Found) -> None:
        """Open a file; measures the first view, from the moment that the photograph is in memory."""
        shown: list[float] = []
        self.session.document_changed.connect(lambda: shown.append(time.perf_counter()))
        self.session.failed.connect(lambda *words: print(*words, file=sys.stderr))
        first: list[float] = []
        on_frame = self.window.on_frame
        self.window.on_frame = lambda: first.append(time.perf_counter()) if shown else None
        self.session.open(path)
        wait_until(lambda: bool(first) and self.canvas.drawn_fully)
        self.window.on_frame = on_frame
        found.facts["first view"] = first[0] - shown[0], "s"
        found.facts["first view sharp"] = time.perf_counter() - shown[0], "s"

    def prepare(self) -> None:
        """Let the engine be loaded, as the program does after its first painting."""
        self.session.prepare()
        wait_until(lambda: self.session._engine_lane.idle)

    def load_mask(self, path: Path) -> None:
        self.session.load_mask(path)
        wait_until(lambda: self.session.has_mask)

    def brush(self, name: str, found: Found, moves: int, turn: int) -> None:
        """One stroke."""
        self.session.tool = "brush"
        places = list(stroke(self._size, moves + 1, turn))
        found.add(f"brush, {name}", self.hand.drag(places, Qt.MouseButton.LeftButton, MOVE_MS))

    def pan(self, name: str, found: Found, moves: int, turn: int) -> None:
        """One throw of the picture, and how long it takes until all is sharp again."""
        places = list(stroke(self._size, moves + 1, turn))
        found.add(f"pan, {name}", self.hand.drag(places, Qt.MouseButton.MiddleButton, MOVE_MS))
        self._sharpen(f"sharp after panning, {name}", found)

    def zoom(self, found: Found, notches: int, turn: int) -> None:
        """From the whole photograph in, and out again."""
        self.canvas.fit()
        wait_until(lambda: self.canvas.drawn_fully)
        width, height = self._size
        place = width * (0.3 + 0.1 * (turn % 5)), height * 0.4
        for direction in (1, -1):
            found.add("zoom", self.hand.turn(place, [direction] * notches, WHEEL_MS))
            self._sharpen("sharp after zooming", found)

    def _sharpen(self, name: str, found: Found) -> None:
        slowest = max(found.facts.get(name, (0.0, ""))[0], wait_until(lambda: self.canvas.drawn_fully))
        found.facts[name] = slowest, "s"

    @property
    def _size(self) -> tuple[int, int]:
        return self.canvas.width(), self.canvas.height()

    def close(self) -> None:
        self.session.shut_down()
        self.window.hide()


def stroke(size: tuple[int, int], count: int, turn: int) -> Iterator[Place]:
    """Places along a winding line through the canvas, ``STEP`` apart; another line for each ``turn``."""
    width, height = size
    x, y, angle = width * 0.2, height * (0.25 + 0.1 * (turn % 6)), 0.4 * turn
    for number in range(count):
        yield x, y
        angle += 0.06 * math.sin(number / 9 + turn)
        across, down = STEP * math.cos(angle), STEP * math.sin(angle)
        if not 30 < x + across < width - 30:
            angle, across = math.pi - angle, -across
        if not 30 < y + down < height - 30:
            angle, down = -angle, -down
        x, y = x + across, y + down


def written(folder: Path, shape: tuple[int, int], defects: int, plain: bool) -> Path:
    """The scan's file with its mask beside it; made in a process of its own, whose memory does not count."""
    numbers = (*shape, defects, plain)
    here = str(Path(__file__).parent)
    command = [sys.executable, "-c", _MAKE, here, str(folder), *(str(int(each)) for each in numbers)]
    done = children.run(command)
    if done.code != 0:
        raise SystemExit(done.complaint)
    return folder / "scan.tif"


def idle_hand(stage: Stage, found: Found, rounds: int, moves: int) -> None:
    """All gestures in turn, several rounds."""
    for turn in range(rounds):
        for name in ("1:1", "fit"):
            _look(stage, name)
            stage.brush(name, found, moves, turn)
        _look(stage, "1:1")
        stage.pan("1:1", found, moves, turn)
        stage.canvas.zoom_to(0.4)
        stage.pan("40 %", found, moves, turn)
        stage.zoom(found, max(moves // 6, 2), turn)


def _look(stage: Stage, name: str) -> None:
    if name == "fit":
        stage.canvas.fit()
    else:
        stage.canvas.zoom_to(1.0)
    wait_until(lambda: stage.canvas.drawn_fully)


def restoring_hand(stage: Stage, found: Found, folder: Path, seconds: float, moves: int) -> None:
    """The same while the engine works; then strokes alone for some seconds, for the longest gap."""
    session = stage.session
    stage.heartbeat.start()
    stage.load_mask(folder / "mask.png")
    settle(1000)
    found.facts["longest gap while a mask is loaded"] = stage.heartbeat.stop(), "s"
    fractions: list[float] = []
    session.progressed.connect(lambda fraction, _: fractions.append(fraction))
    stage.heartbeat.start()
    session.restore()
    wait_until(lambda: bool(fractions) and fractions[-1] > 0)
    found.facts["longest gap while a restore starts"] = stage.heartbeat.stop(), "s"
    until, turn = time.perf_counter() + seconds, 0
    stage.heartbeat.start()
    while time.perf_counter() < until:
        _look(stage, ("1:1", "fit")[turn % 2])
        stage.brush(("1:1", "fit")[turn % 2], found, moves, turn)
        turn += 1
    found.facts["longest gap while painting"] = stage.heartbeat.stop(), "s"
    idle_hand(stage, found, 1, moves)
    if not session.restoring:
        raise SystemExit("The restore ended before the hand did: take more defects.")
    session.stop()
    wait_until(lambda: not session.restoring)


def measure(options: argparse.Namespace, folder: Path) -> Found:
    """Open, play, and weigh."""
    height, width = (max(int(side), 64) for side in _shape(options.megapixels))
    scan = written(folder, (height, width), options.defects, options.plain)
    found = Found()
    stage = Stage(folder, options.size)
    stage.open(scan, found)
    weight = height * width * 6 / 2**20
    if options.restoring:
        stage.heartbeat.start()
        stage.prepare()
        found.facts["longest gap while the engine is loaded"] = stage.heartbeat.stop(), "s"
        restoring_hand(stage, found, folder, options.seconds, options.moves)
    else:
        stage.heartbeat.start()
        idle_hand(stage, found, options.rounds, options.moves)
        found.facts["longest gap"] = stage.heartbeat.stop(), "s"
        found.facts["memory beside the scan, before the engine is loaded"] = resident() - weight, "MiB"
        stage.prepare()
    found.facts["memory beside the scan, engine loaded"] = resident() - weight, "MiB"
    stage.close()
    return found


def _shape(megapixels: float) -> tuple[float, float]:
    return (megapixels * 1e6 / 1.5) ** 0.5, (megapixels * 1e6 * 1.5) ** 0.5


def told(found: Found) -> str:
    """Two Markdown tables."""
    frames = [
        (name, len(delays.seconds), f"{1000 * delays.median:.1f}", f"{1000 * delays.late:.1f}")
        for name, delays in found.joined()
    ]
    facts = [
        (name, f"{value:.3f} s" if unit == "s" else f"{value:.0f} {unit}")
        for name, (value, unit) in found.facts.items()
    ]
    titles = ("from event to frame", "events", "median, ms", "95 %, ms")
    return f"{reporting.table(titles, frames)}\n\n{reporting.table(('beside that', ''), facts)}"


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    return int(width), int(height)


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    parser.add_argument("--megapixels", type=float, default=100)
    parser.add_argument("--size", type=_size, default=(2560, 1440), help="of the window (default: 2560x1440)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--moves", type=int, default=120, help="mouse moves of one stroke")
    parser.add_argument("--plain", action="store_true", help="a scan without a colour profile")
    parser.add_argument("--restoring", action="store_true", help="while the engine repairs the defects")
    parser.add_argument("--seconds", type=float, default=60, help="of painting while restoring")
    parser.add_argument("--defects", type=int, default=12_000)
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(options, Path(folder))
    platform = QApplication.platformName() if isinstance(QCoreApplication.instance(), QApplication) else ""
    reporting.tell(f"{options.megapixels:g} megapixels in a window of {options.size[0]} × {options.size[1]}")
    reporting.tell(f"{reporting.machine()}, {platform}\n")
    reporting.tell(told(found))
    reporting.keep(found.figures(), options.figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
