"""The command line: its parser, and how a command is run to an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from restorer_app.cli import clean, demo, engines, evaluate, info, measure, repair, train, verify
from restorer_app.cli.answer import DONE, MENDABLE, Answer
from restorer_app.cli.faults import exit_code
from restorer_app.cli.terminal import StopRequest, TerminalProgress, complain, say
from restorer_app.core.progress import Progress
from restorer_app.core.version import program_version

PROGRAM = "restorer"

_COMMANDS = (repair, clean, info, verify, measure, engines, demo, train, evaluate)

COMMANDS = tuple(module.__name__.rpartition(".")[2] for module in _COMMANDS)
"""The words that are commands; anything else on the command line concerns the window."""

_USAGE = """restorer [PHOTO]
       restorer --demonstration
       restorer COMMAND ..."""

_ABOUT = "Repairs old photographs. Without a command it opens its window, with PHOTO in it if one is given."

_MORE = """restorer COMMAND --help says more about a command and gives an example.

exit codes: 0 done, 1 a fault of the program, 2 something you can mend, 3 a comparison found
differences, 130 stopped"""

Work = Callable[[argparse.Namespace, Progress], Answer]
"""A command: does what the arguments say; reports and can be stopped through the progress."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the arguments in two lines instead of a page."""

    def error(self, message: str) -> NoReturn:
        complain(f"{self.prog}: {message}")
        complain(f"See: {self.prog} --help")
        raise SystemExit(MENDABLE)


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands. ``arguments.work`` is then the command's ``Work``."""
    parser = Parser(
        prog=PROGRAM,
        usage=_USAGE,
        description=_ABOUT,
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {program_version()}")
    parser.add_argument(
        "--demonstration", action="store_true", help="open the window with a photograph to try it on"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for name, module in zip(COMMANDS, _COMMANDS, strict=True):
        command = commands.add_parser(
            name,
            prog=f"{PROGRAM} {name}",
            help=module.HELP,
            description=module.HELP[0].upper() + module.HELP[1:] + ".",
            epilog=f"example:\n  {module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        module.add_arguments(command)
        command.set_defaults(work=module.work)
    return parser


def run(argv: Sequence[str]) -> int:
    """Run one command to its exit code; every failure becomes one or two lines on standard error."""
    try:
        arguments, unknown = build_parser().parse_known_args(list(argv))
        if unknown:
            _parser_of(arguments.command).error(f"unknown arguments: {' '.join(unknown)}")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    return _run_work(arguments.work, arguments, f"{PROGRAM} {arguments.command}")


def _parser_of(command: str) -> argparse.ArgumentParser:
    """What speaks for a command, by its whole name."""
    return Parser(prog=f"{PROGRAM} {command}")


def _run_work(work: Work, arguments: argparse.Namespace, program: str) -> int:
    with StopRequest() as stop:
        progress = TerminalProgress(stop, sys.stderr)
        try:
            answer = work(arguments, progress)
            progress.clear()
            say(answer.text)
            for sentence in answer.complaints:
                complain(sentence)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  (each becomes a sentence)
            progress.clear()
            return exit_code(error, program)
        return answer.code
