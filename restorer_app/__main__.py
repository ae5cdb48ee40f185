"""Opens the window or runs the command line; the only file that knows both."""

from __future__ import annotations

import argparse
import difflib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from restorer_app.cli.answer import MENDABLE
from restorer_app.cli.faults import exit_code
from restorer_app.cli.main import COMMANDS, PROGRAM, Parser, run
from restorer_app.cli.terminal import make_streams_safe, quiet_libraries
from restorer_app.core.decoding.argument import DECODING
from restorer_app.core.errors import RestorerError, UnreadableFile
from restorer_app.core.screen import check_screen

if TYPE_CHECKING:
    from restorer_app.core.mask import Mask
    from restorer_app.core.photo import Photo
    from restorer_app.core.progress import Progress
    from restorer_app.engine.engine import Engine
    from restorer_app.engine.request import (
        CleanRequest,
        ExplainedPlan,
        MethodInfo,
        RestoreRequest,
        RestoreResult,
        ShownEdges,
    )

_ANSWERED_BY_THE_COMMAND_LINE = ("-h", "--help", "--version")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command or the window; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    make_streams_safe()
    if arguments[:1] == [DECODING]:
        return _decode(int(arguments[1]))
    if arguments and (arguments[0] in COMMANDS or arguments[0] in _ANSWERED_BY_THE_COMMAND_LINE):
        quiet_libraries()
        return run(arguments)
    return _run_window(arguments)


def _decode(connection: int) -> int:
    """The packed program is its own decoding process."""
    from restorer_app.core.decoding.child import main as serve

    serve(connection)
    return 0


def _run_window(arguments: list[str]) -> int:
    try:
        wishes = _window_parser().parse_args(arguments)
        _check_photo(wishes.photo)
        check_screen()
        return _open_window(wishes)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else MENDABLE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  (each becomes a sentence)
        return exit_code(error, PROGRAM)


def _window_parser() -> argparse.ArgumentParser:
    parser = Parser(prog=PROGRAM, allow_abbrev=False, add_help=False)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("photo", metavar="PHOTO", type=Path, nargs="?")
    what.add_argument("--demonstration", action="store_true")
    return parser


def _check_photo(photo: Path | None) -> None:
    """Say at the terminal what the window could only say after it has opened."""
    if photo is None or sys.stderr is None or photo.is_file():
        return
    if photo.is_dir():
        raise UnreadableFile(f"“{photo}” is a folder.", "Name a photograph in it.")
    meant = difflib.get_close_matches(str(photo), COMMANDS, n=1)
    advice = f'Did you mean "{PROGRAM} {meant[0]}"?' if meant else "Check the name and the folder."
    raise UnreadableFile(f"There is no photograph “{photo}”.", advice)


def _open_window(wishes: argparse.Namespace) -> int:
    if sys.platform == "win32":
        import torch  # noqa: F401  (torch's libraries do not load there once Qt's have)
    try:
        from restorer_app.gui.app import open_window
    except ImportError as error:
        message = f"The window's libraries cannot be loaded ({error})."
        raise RestorerError(message, f"Install them, or use the command line: {PROGRAM} --help") from error
    return open_window(
        _LateEngine(),
        _methods(),
        wishes.photo,
        demonstration=_demonstration,
        start_demonstration=wishes.demonstration,
    )


def _methods() -> tuple[MethodInfo, ...]:
    """What ships, for any task, and the networks that a person has put into the program's folder."""
    from restorer_app.engine.catalogue import cleaners, methods, own_methods
    from restorer_app.session.places import Places

    own, complaints = own_methods(Places.of_system().networks)
    for sentence in complaints:
        logging.getLogger(__name__).warning("%s", sentence)
    return (*methods(), *cleaners(), *own)


def _demonstration() -> tuple[Photo, Mask]:
    from restorer_app.core.demonstration import demonstration

    shown = demonstration()
    return shown.photo, shown.mask


class _LateEngine:
    """An engine that loads torch when it is first asked, on the lane that asks: the window opens at once."""

    def __init__(self) -> None:
        self._engine: Engine | None = None

    def restore(self, request: RestoreRequest, progress: Progress) -> RestoreResult:
        return self._made().restore(request, progress)

    def clean(self, request: CleanRequest, progress: Progress) -> RestoreResult:
        return self._made().clean(request, progress)

    def explain(self, request: RestoreRequest, progress: Progress) -> ExplainedPlan:
        return self._made().explain(request, progress)

    def edges(self, request: RestoreRequest, progress: Progress) -> tuple[ShownEdges, ...]:
        return self._made().edges(request, progress)

    def devices(self) -> tuple[str, ...]:
        return self._made().devices()

    def load(self, method: str, device: str) -> None:
        self._made().load(method, device)

    def _made(self) -> Engine:
        if self._engine is None:
            from restorer_app.engine.engine import Engine

            self._engine = Engine()
        return self._engine


if __name__ == "__main__":
    sys.exit(main())
