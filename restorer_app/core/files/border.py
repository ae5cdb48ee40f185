"""Where the libraries' many exceptions become one sentence that names the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from restorer_app.core.errors import DamagedFile, RestorerError, UnreadableFile
from restorer_app.core.progress import Cancelled
from restorer_app.core.sentence import Text, said

DECODER_ERRORS = (ArithmeticError, LookupError, OSError, RuntimeError, SyntaxError, TypeError, ValueError)
"""What decoders raise for broken data in memory."""

SAVE_ANEW: Text = "Open it in the program that made it and save it as TIFF or PNG."


def shown(path: Path) -> Text:
    """The file's name for people: in quotation marks, on one line, without control characters."""
    return said("“{name}”", name=printable(path.name or str(path)))


def printable(text: str) -> str:
    """``text`` with everything that a terminal or a message box could trip over replaced by "?"."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def damaged(path: Path, what: Text) -> DamagedFile:
    """A file of which part is left: ``what`` ends the sentence that begins with its name."""
    return DamagedFile(said("{file} is damaged: {what}.", file=shown(path), what=said(what)))


def hopeless(path: Path) -> UnreadableFile:
    """A file of which nothing is left."""
    return UnreadableFile(
        said("{file} is damaged; nothing of it can be read.", file=shown(path)), "Copy or scan it again."
    )


def cut_short(path: Path) -> UnreadableFile:
    """A file that ends too early, of a format whose decoder gives nothing of it then."""
    return UnreadableFile(
        said("{file} is cut short; nothing of it can be read.", file=shown(path)), "Copy the file again."
    )


def missing_share(share: float) -> Text:
    """How much is missing (0…1), for people; never "0 %" or "100 %" of something."""
    percent = min(max(round(share * 100), 0), 99)
    return said("{percent} %", percent=percent) if percent else said("less than 1 %")


def loss_note(share: float) -> Text:
    """The note on a photograph of which ``share`` (0…1) is missing and shown black."""
    if share <= 0:
        return said("The file is damaged, but nothing of the photograph is missing.")
    return said(
        "The file is damaged: {share} of the photograph is missing and shown black.",
        share=missing_share(share),
    )


def loss_reason(share: float) -> Text:
    """Why a file of which ``share`` (0…1) is missing was not opened; ends a sentence."""
    if share <= 0:
        return said("its end is missing")
    return said("{share} of the photograph is missing", share=missing_share(share))


def no_such_page(path: Path, number: int, pages: int) -> UnreadableFile:
    """The page, counted from 0, is beyond the last."""
    what = said("{file} has no page {page}; it has {count}.", file=shown(path), page=number + 1, count=pages)
    return UnreadableFile(what, "Choose another page (--page).")


def unsupported(path: Path, what: Text, advice: Text = SAVE_ANEW) -> UnreadableFile:
    """A sound file of a kind that is not read exactly; ``what`` follows its name."""
    return UnreadableFile(said("{file} {what}.", file=shown(path), what=said(what)), advice)


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
        raise UnreadableFile(
            said("{file} does not exist.", file=shown(path)), "Check the name and the folder."
        ) from error
    except PermissionError as error:
        raise UnreadableFile(
            said("{file} may not be read by you.", file=shown(path)), "Check its permissions."
        ) from error
    except Exception as error:
        raise _translated(path, error) from error


def _translated(path: Path, error: Exception) -> UnreadableFile:
    if isinstance(error, ImportError) or "imagecodecs" in str(error):
        return UnreadableFile(
            said(
                "{file} is compressed in a way that needs the package imagecodecs, which is missing.",
                file=shown(path),
            ),
            "Install imagecodecs, or save the photograph as an uncompressed TIFF.",
        )
    reason = (
        printable(str(error).strip().splitlines()[0][:100]) if str(error).strip() else said("no reason given")
    )
    return UnreadableFile(
        said("{file} is damaged and cannot be read ({reason}).", file=shown(path), reason=reason), SAVE_ANEW
    )


def too_large(path: Path, size: Text = "") -> UnreadableFile:
    """The samples would not fit this computer's memory."""
    file = shown(path)
    if size:
        what = said(
            "{file} claims {size} and does not fit the memory of this computer.", file=file, size=size
        )
    else:
        what = said("{file} does not fit the memory of this computer.", file=file)
    return UnreadableFile(what, "Close other programs, or check that the file is really that large.")
