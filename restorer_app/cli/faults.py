"""What the command line says when something fails, and the exit code it ends with."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from restorer_app.cli.answer import FAULT, MENDABLE, STOPPED
from restorer_app.cli.terminal import DEBUG_SWITCH, complain
from restorer_app.core.errors import OutOfMemory, RestorerError
from restorer_app.core.progress import Cancelled

_ADVICE = {
    errno.ENOSPC: "Make room there, or choose another place.",
    errno.EDQUOT: "Make room there, or choose another place.",
    errno.EROFS: "Choose another place.",
    errno.EACCES: "Choose another place, or change who may read and write there.",
    errno.EPERM: "Choose another place, or change who may read and write there.",
    errno.ENOENT: "Check the path.",
    errno.ENOTDIR: "Check the path.",
    errno.EISDIR: "Name a file, not a folder.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.EIO: "Check the disk or the network.",
}


def exit_code(error: BaseException, program: str) -> int:
    """Tell a person about ``error`` in one or two lines, without a traceback; returns 1, 2 or 130."""
    if os.environ.get(DEBUG_SWITCH):
        complain("".join(traceback.format_exception(error)).rstrip())
    if isinstance(error, (Cancelled, KeyboardInterrupt)):
        complain(f"{program}: stopped.")
        return STOPPED
    if isinstance(error, BrokenPipeError):
        return _reader_left()
    message, advice = _mendable(error)
    if message:
        complain(_one_line(f"{program}: {message}"))
        if advice:
            complain(_one_line(advice))
        return MENDABLE
    complain(f"{program}: something went wrong inside the program; your files are unchanged.")
    complain(_where_details(error))
    return FAULT


def _mendable(error: BaseException) -> tuple[str, str]:
    """The sentence and the advice for what a person can mend; two empty texts for a fault of ours."""
    if isinstance(error, RestorerError):
        return str(error), error.advice
    if isinstance(error, MemoryError):
        return "There is not enough memory for this.", OutOfMemory.advice
    if isinstance(error, OSError) and error.errno in _ADVICE:
        place = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{place}.", _ADVICE[error.errno]
    return "", ""


def _one_line(text: str) -> str:
    return " ".join(text.splitlines())


def _reader_left() -> int:
    """Whoever read our output has gone (``restorer engines | head -1``): end without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return STOPPED


def _where_details(error: BaseException) -> str:
    try:
        return f"The details are in {write_details(error)}"
    except OSError:
        return f"Set {DEBUG_SWITCH}=1 and try again to see the details."


def write_details(error: BaseException) -> Path:
    """Write the traceback into a file of its own in the person's log folder; returns where."""
    moment = datetime.now().astimezone()
    text = f"{moment.isoformat(timespec='seconds')}\n{sys.version}\n{sys.platform}\n\n"
    text += "".join(traceback.format_exception(error))
    path = log_folder() / f"fault-{moment:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    path.write_text(text, encoding="utf-8", errors="replace")
    return path


def log_folder() -> Path:
    """Where logs belong on this system; made if need be, the folder for temporary files if that fails."""
    home = Path.home()
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", home)) / "Restorer" / "Logs"
    elif sys.platform == "darwin":
        folder = home / "Library" / "Logs" / "Restorer"
    else:
        folder = Path(os.environ.get("XDG_STATE_HOME") or home / ".local" / "state") / "restorer"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir())
    return folder
