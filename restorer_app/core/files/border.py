"""Where the libraries' many exceptions become one sentence that names the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from restorer_app.core.errors import DamagedFile, RestorerError, UnreadableFile
from restorer_app.core.progress import Cancelled

DECODER_ERRORS = (ArithmeticError, LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError)
"""What decoders raise for broken data in memory."""

SAVE_ANEW = "Open it in the program that made it and save it as TIFF or PNG."


def shown(path: Path) -> str:
    """The file's name for people: in quotation marks, on one line, without control characters."""
    return f"“{printable(path.name or str(path))}”"


def printable(text: str) -> str:
    """``text`` with everything that a terminal or a message box could trip over replaced by "?"."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def damaged(path: Path, what: str) -> DamagedFile:
    """A file of which part is left: ``what`` ends the sentence that begins with its name."""
    return DamagedFile(f"{shown(path)} is damaged: {what}.")


def hopeless(path: Path) -> UnreadableFile:
    """A file of which nothing is left."""
    return UnreadableFile(f"{shown(path)} is damaged; nothing of it can be read.", "Copy or scan it again.")


def missing_share(share: float) -> str:
    """How much is missing (0…1), for people; never "0 %" or "100 %" of something."""
    percent = min(max(round(share * 100), 0), 99)
    return f"{percent} %" if percent else "less than 1 %"


def loss_note(share: float, colour: str, about: str = "") -> str:
    """The note on a photograph of which ``share`` (0…1) is missing and shown in ``colour``."""
    if share <= 0:
        return "The file is damaged, but nothing of the photograph is missing."
    missing = f"{about}{missing_share(share)} of the photograph"
    return f"The file is damaged: {missing} is missing and shown {colour}."


def loss_reason(share: float, about: str = "") -> str:
    """Why a file of which ``share`` (0…1) is missing was not opened; ends a sentence."""
    return (
        f"{about}{missing_share(share)} of the photograph is missing" if share > 0 else "its end is missing"
    )


def unsupported(path: Path, what: str, advice: str = SAVE_ANEW) -> UnreadableFile:
    """A sound file of a kind that is not read exactly; ``what`` follows its name."""
    return UnreadableFile(f"{shown(path)} {what}.", advice)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Inside, whatever a library raises leaves as ``UnreadableFile``; our own errors pass."""
    try:
        yield
    except (RestorerError, Cancelled):
        raise
    except MemoryError as error:
        raise too_large(path) from error
    except FileNotFoundError as error:
        raise UnreadableFile(f"{shown(path)} does not exist.", "Check the name and the folder.") from error
    except PermissionError as error:
        raise UnreadableFile(f"{shown(path)} may not be read by you.", "Check its permissions.") from error
    except Exception as error:
        raise _translated(path, error) from error


def _translated(path: Path, error: Exception) -> UnreadableFile:
    if isinstance(error, ImportError) or "imagecodecs" in str(error):
        return UnreadableFile(
            f"{shown(path)} is compressed in a way that needs the package imagecodecs, which is missing.",
            "Install imagecodecs, or save the photograph as an uncompressed TIFF.",
        )
    reason = printable(str(error).strip().splitlines()[0][:100]) if str(error).strip() else "no reason given"
    return UnreadableFile(f"{shown(path)} is damaged and cannot be read ({reason}).", SAVE_ANEW)


def too_large(path: Path, size: str = "") -> UnreadableFile:
    """The samples would not fit this computer's memory."""
    claim = f" claims {size} and" if size else ""
    return UnreadableFile(
        f"{shown(path)}{claim} does not fit the memory of this computer.",
        "Close other programs, or check that the file is really that large.",
    )
