"""Saving that never costs the old file: write beside, flush, check, then replace."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from restorer_app.core.errors import UnwritableFile
from restorer_app.core.files.border import printable, shown
from restorer_app.core.sentence import Text, said

_PREFIX, _SUFFIX = ".restorer-", ".part"
_STALE_SECONDS = 24 * 3600
_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def save_safely(path: Path, write: Callable[[BinaryIO], None], verify: Callable[[Path], None]) -> int:
    """Make ``path`` hold what ``write`` writes, all or nothing; returns its length in bytes.

    ``write`` gets an open file beside ``path``; ``verify`` gets that file's path once all of it is on
    the disk, and raises if it is not good. If anything fails (or is stopped, or the power fails), ``path``
    is as it was before. Whatever the system says leaves as ``UnwritableFile``.
    """
    path = _real(path)
    with writing(path):
        _sweep(path.parent)
        temporary = path.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        try:
            length = _written(temporary, write)
            verify(temporary)
            if path.exists():
                shutil.copymode(path, temporary)
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
    return length


def _real(path: Path) -> Path:
    """The file itself where ``path`` is a symbolic link to one: a link stays a link."""
    return path.resolve() if path.is_symlink() else path


def _written(temporary: Path, write: Callable[[BinaryIO], None]) -> int:
    with temporary.open("x+b") as file:
        write(file)
        file.flush()
        file.seek(0, os.SEEK_END)
        length = file.tell()
        os.fsync(file.fileno())
    if temporary.stat().st_size != length:
        raise OSError(errno.EIO, "the file is shorter than what was written")
    return length


def _sweep(folder: Path) -> None:
    """Remove what a killed program left here a day ago or earlier."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink()


def _flush_folder(folder: Path) -> None:
    """Make the renaming itself last; where a system cannot do that for folders, it is left to it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def probe(path: Path, needed: int = 0) -> None:
    """Raise ``UnwritableFile`` unless a file of ``needed`` bytes can be made beside ``path`` now."""
    path = _real(path)
    with writing(path):
        trial = path.parent / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        trial.touch(exist_ok=False)
        trial.unlink()
        usage = shutil.disk_usage(path.parent)
        if usage.total and usage.free < needed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Inside, the system's refusals leave as ``UnwritableFile`` with a sentence."""
    try:
        yield
    except OSError as error:
        raise _translated(path, error) from error
    except MemoryError as error:
        what = said("{file} was not saved: there is not enough memory left.", file=shown(path))
        raise UnwritableFile(what, "Close other programs and try again.") from error


def _translated(path: Path, error: OSError) -> UnwritableFile:
    folder = f"“{printable(str(path.parent))}”"
    what: Text = printable(error.strerror or str(error))
    advice: Text = "Try another folder or disk."
    if error.errno in _FULL:
        what = said("the disk of {folder} is full", folder=folder)
        advice = said("Free some space, or save to another disk.")
    elif error.errno == errno.EFBIG:
        what = said("files in {folder} may not be that large", folder=folder)
        advice = said("Save to another disk.")
    elif error.errno in _FORBIDDEN:
        what = said("nothing may be written in {folder}", folder=folder)
        advice = said("Choose another folder.")
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        what = said("the folder {folder} does not exist", folder=folder)
        advice = said("Make it first, or choose another folder.")
    return UnwritableFile(said("{file} was not saved: {what}.", file=shown(path), what=what), advice)
