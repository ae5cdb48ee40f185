"""What every test is held to: no screen, fixed seeds, no noise, and nothing left behind.

Neither Qt nor torch is loaded here: whoever tests the core waits for neither.
"""

from __future__ import annotations

import gc
import logging
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "*.debug=false;*.info=false")
# The same number of threads everywhere, so that a sum of floats does not depend on the machine's cores: two,
# or one where pytest-xdist runs several processes (threads that wait for others on busy cores are very slow).
_THREADS = "1" if "PYTEST_XDIST_WORKER" in os.environ else "2"
for _name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, _THREADS)
# Files are decoded in the test's own process, which is quick; tests of the other one ask for it.
os.environ["RESTORER_DECODING"] = "here"
# Settings and caches of the person who runs the tests stay out of them, and the other way round.
_HOME = tempfile.TemporaryDirectory(prefix="restorer-tests-", ignore_cleanup_errors=True)
for _name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = _HOME.name

import pytest  # noqa: E402  (the environment comes first)

from tests import leaks  # noqa: E402

SEED = 20260
HARMLESS_QT = (
    "This plugin does not support propagateSizeHints()",  # offscreen has no window manager to tell
    "This plugin does not support raise()",  # likewise
    "This plugin does not support grabbing the keyboard",  # likewise; asked for by menus
)


def pytest_configure(config: pytest.Config) -> None:
    """Property tests draw the same examples in each run, and keep no database."""
    from hypothesis import HealthCheck, settings

    settings.register_profile(
        "house", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
    )
    settings.load_profile("house")


def pytest_collection_finish(session: pytest.Session) -> None:
    """What the imports have left stays for good: the collector need not look at it around each test."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    _HOME.cleanup()


@pytest.fixture(autouse=True)
def fixed_start() -> None:
    """Every generator that is loaded starts anew, and PyTorch's threads are few, whatever ran before."""
    random.seed(SEED)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(SEED)
    if torch := sys.modules.get("torch"):
        torch.manual_seed(SEED)
        torch.set_num_threads(int(_THREADS))  # an engine of an earlier test may have set another number


class _Noise(logging.Handler):
    """Collects what a person would see as a warning or worse, from Python's log and from Qt."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"log, {record.name}: {record.levelname}: {record.getMessage()}")

    def hear_qt(self, level: Any, context: Any, message: str) -> None:
        if "Debug" not in level.name and "Info" not in level.name and message not in HARMLESS_QT:
            self.lines.append(f"Qt: {level.name}: {message}")

    @contextmanager
    def listening(self) -> Iterator[None]:
        qt = sys.modules.get("PySide6.QtCore")
        logging.getLogger().addHandler(self)
        before = qt.qInstallMessageHandler(self.hear_qt) if qt else None
        yield
        if qt:
            qt.qInstallMessageHandler(before)
        logging.getLogger().removeHandler(self)


@pytest.fixture(autouse=True)
def noise_fails(request: pytest.FixtureRequest) -> Iterator[None]:
    """A log record from WARNING on, or a Qt message, fails the test, unless ``expect_noise`` named it."""
    noise = _Noise()
    with noise.listening():
        yield
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("expect_noise")]
    unexpected = [line for line in noise.lines if not any(text in line for text in expected)]
    missing = [text for text in expected if not any(text in line for line in noise.lines)]
    if unexpected:
        pytest.fail("The test was noisy:\n  " + "\n  ".join(unexpected), pytrace=False)
    if missing:
        pytest.fail(f"The test was quieter than it said; nothing had the text {missing}", pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest, noise_fails: None) -> Iterator[None]:
    """No thread, window or running timer may outlive its test. Checked after all other fixtures are gone."""
    qt = "qapp" in request.fixturenames
    before = leaks.living(qt)
    yield
    left = leaks.left_since(before, qt)
    if left:
        pytest.fail("The test left something alive:\n  " + "\n  ".join(left), pytrace=False)
