"""A session with a scripted engine and files that never touch a disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.session.doors import Files
from restorer_app.session.jobs import JobRunner
from restorer_app.session.places import Places
from restorer_app.session.restore_session import RestoreSession
from tests.session.fake_engine import METHODS, FakeEngine


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[JobRunner]:
    """A lane of its own; closed, and deleted where it belongs, at the end."""
    lane = JobRunner("test-lane")
    yield lane
    lane.close()
    lane.deleteLater()


def grey_photo(height: int = 40, width: int = 60, **facts: Any) -> Photo:
    """An 8-bit RGB photograph, all of value 100."""
    return Photo(Picture(np.full((height, width, 3), 100, np.uint8), RGB), **facts)


@dataclass
class FakeFiles:
    """A disk in memory; put photographs and masks into it, find what was saved."""

    photos: dict[str, Photo] = field(default_factory=dict)
    masks: dict[str, Mask] = field(default_factory=dict)
    saved: list[tuple[Path, Photo, dict[str, Any]]] = field(default_factory=list)
    raising: BaseException | None = None
    free: threading.Event = field(default_factory=threading.Event)
    """Cleared, every function waits until it is set again."""

    def __post_init__(self) -> None:
        self.free.set()

    def open_photo(
        self, path: Path, *, page: int = 0, allow_damaged: bool = False, progress: Any = None
    ) -> Photo:
        self._raise(allow_damaged)
        if progress is not None:
            progress.check()
        if path.name not in self.photos:
            raise UnreadableFile(f"{path.name} does not exist.", "Choose another file.")
        return self.photos[path.name]

    def save_photo(self, photo: Photo, path: Path, **options: Any) -> Any:
        self._raise()
        self.saved.append((path, photo, options))
        return SimpleNamespace(path=path, format="TIFF", bytes=1, notes=(), proof=None)

    def open_mask(
        self, path: Path, picture: Picture, *, as_stored: bool = False, progress: Any = None
    ) -> Mask:
        self._raise()
        mask = self.masks[path.name]
        mask.check_fits(picture)
        return mask

    def save_mask(self, mask: Mask, path: Path, *, overwrite: bool = False) -> None:
        self._raise()
        self.masks[path.name] = mask

    def _raise(self, forgiven: bool = False) -> None:
        assert self.free.wait(5)
        if self.raising is not None and not forgiven:
            raise self.raising

    @property
    def functions(self) -> Files:
        return Files(
            self.open_photo,
            self.save_photo,
            lambda photo: Path(f"{Path(photo.name or 'photo').stem}_restored.tif"),
            self.open_mask,
            self.save_mask,
        )


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def files() -> FakeFiles:
    return FakeFiles({"scan.tif": grey_photo(path=Path("scan.tif"), format="TIFF")})


@pytest.fixture
def session(qtbot: QtBot, engine: FakeEngine, files: FakeFiles) -> Iterator[RestoreSession]:
    session = RestoreSession(engine, METHODS, files.functions)
    yield session
    engine.gate.set()
    session.shut_down()
    session.deleteLater()


@pytest.fixture
def real(qtbot: QtBot, engine: FakeEngine, tmp_path: Path) -> Iterator[RestoreSession]:
    """A session with real files, and places in the test's own folder."""
    places = Places(tmp_path / "cache", tmp_path / "data", tmp_path / "pictures")
    session = RestoreSession(engine, METHODS, Files.of_core(), places=places)
    yield session
    engine.gate.set()
    session.shut_down()
    session.deleteLater()


@pytest.fixture
def painted(session: RestoreSession) -> RestoreSession:
    """A session with a photograph and one stroke from (10, 10) to (10, 40), 8 pixels thick."""
    session.show(grey_photo())
    session.brush_diameter = 8
    session.begin_stroke(10, 10)
    session.extend_stroke(10, 40)
    session.end_stroke()
    return session


class Heard(list[Any]):
    """What a signal said, in order: one tuple an emission."""

    def __init__(self, signal: Any) -> None:
        super().__init__()
        signal.connect(lambda *said: self.append(said))


@pytest.fixture
def heard() -> Callable[[Any], Heard]:
    return Heard


@pytest.fixture
def settle(qtbot: QtBot, session: RestoreSession) -> Callable[[], None]:
    """Run the event loop until nothing is going on in the session."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not (session.restoring or session.opening or session.saving), timeout=5000)

    return wait
