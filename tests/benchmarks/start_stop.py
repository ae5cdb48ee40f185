"""How soon a stopped repair is idle, and what a hundred starts and stops leave behind.

    python tests/benchmarks/start_stop.py [--cycles 100] [--megapixels 12] [--engine learned]

Runs the session that the window shows, with the real engine, on a large noisy picture with scratches, specks
and a wide hole. Each cycle starts a repair, stops it after another while, and waits until the engine is idle.
Before the count begins a few cycles run longer, so that the allocator has what it needs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import threading
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from reporting import resident

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.catalogue import methods
from restorer_app.engine.engine import Engine
from restorer_app.session.restore_session import RestoreSession


def scene(megapixels: float) -> tuple[Photo, Mask]:
    """A noisy picture and a mask with every kind of work in it."""
    height, width = int((megapixels * 1e6 / 1.5) ** 0.5), int((megapixels * 1e6 * 1.5) ** 0.5)
    rng = np.random.default_rng(0)
    samples = rng.integers(0, 255, (height, width, 3), np.uint8)
    mask = np.zeros((height, width), np.bool_)
    mask[height // 3 : height // 3 + 500, width // 4 : width // 4 + 700] = True
    mask[200:206, :] = mask[:, width // 2 : width // 2 + 9] = True
    mask[height // 2 :: 60, ::70] = True
    return Photo(Picture(samples, RGB)), Mask(mask)


def wait(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def cycle(session: RestoreSession, after: int) -> float:
    """Start, stop after some milliseconds; the seconds until the engine was idle."""
    session.restore()
    wait(after)
    assert session.restoring, "it was done before it could be stopped: take more megapixels"
    begun = time.perf_counter()
    loop = QEventLoop()
    session.job_changed.connect(loop.quit)
    session.stop()
    while session.restoring:
        loop.exec()
    return time.perf_counter() - begun


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cycles", type=int, default=100)
    parser.add_argument("--megapixels", type=float, default=12)
    parser.add_argument("--engine", default=methods()[0].name)
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    application = QCoreApplication([])
    session = RestoreSession(Engine(), methods())
    session.method = options.engine
    session.show(*scene(options.megapixels))
    document = session.document
    assert document is not None
    before, times, rng = document.picture.samples.copy(), [], np.random.default_rng(1)
    for number in range(options.cycles + 5):
        if number == 5:
            memory, threads, times = resident(), threading.active_count(), []
        times.append(cycle(session, 1000 if number < 5 else int(rng.integers(20, 400))))
    unchanged = np.array_equal(before, document.picture.samples) and document.picture_revision == 0
    print(f"stopped {options.cycles} repairs with {options.engine}")
    print(f"idle after: median {statistics.median(times):.3f} s, longest {max(times):.3f} s")
    print(f"threads: {threads} before, {threading.active_count()} after")
    print(f"resident memory: {memory:.0f} MiB before, {resident():.0f} MiB after")
    print(f"document unchanged: {unchanged}")
    session.shut_down()
    del application
    return 0 if unchanged else 3


if __name__ == "__main__":
    raise SystemExit(main())
