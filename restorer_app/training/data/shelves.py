"""Picture files that lie together: in a folder with its subfolders, in a tar file, or one alone."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from restorer_app.core.errors import UnreadableFile

SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"}
"""Of the files that count as pictures."""


@dataclass(frozen=True)
class Shelf:
    """The names of its picture files, in order, and how the bytes of one are read.

    ``read`` raises ``UnreadableFile``; it holds as long as the next shelf is not asked for.
    """

    names: Sequence[PurePath]
    read: Callable[[PurePath], bytes]


def each_shelf(sources: Sequence[Path], option: str) -> Iterator[Shelf]:
    """Folders (then the tar files in them), tar files and single files, which may be of any suffix.

    Raises ``UnreadableFile`` if a source is missing or a tar file is broken; ``option`` is what named it.
    """
    for source in sources:
        if source.is_dir():
            paths = sorted(path for path in source.rglob("*") if path.is_file())
            yield Shelf([path for path in paths if path.suffix.lower() in SUFFIXES], _read)
            for path in paths:
                if _is_shard(path):
                    yield from _shard(path)
        elif not source.is_file():
            raise UnreadableFile(f"{source} does not exist.", f"Check the path given with {option}.")
        elif _is_shard(source):
            yield from _shard(source)
        else:
            yield Shelf([source], _read)


def _is_shard(path: Path) -> bool:
    return path.suffix.lower() == ".tar"


def _shard(path: Path) -> Iterator[Shelf]:
    with _explained(path), tarfile.open(path) as shard:
        members: dict[PurePath, tarfile.TarInfo] = {
            PurePosixPath(member.name): member
            for member in shard
            if member.isfile() and Path(member.name).suffix.lower() in SUFFIXES
        }

        def read(name: PurePath) -> bytes:
            with _explained(path):
                file = shard.extractfile(members[name])
                return b"" if file is None else file.read()

        yield Shelf(list(members), read)


def _read(path: PurePath) -> bytes:
    with _explained(path):
        return Path(path).read_bytes()


@contextmanager
def _explained(path: PurePath) -> Iterator[None]:
    try:
        yield
    except tarfile.TarError as error:
        raise UnreadableFile(f"{path.name} is not a readable tar file: {error}.", "Copy it again.") from error
    except OSError as error:
        reason = error.strerror or error
        raise UnreadableFile(f"{path} cannot be read: {reason}.", "Check the file.") from error
