"""The two commands of a checkout, for a machine with Python and nothing else prepared.

    python3 packaging/dev.py run [PHOTO]
    python3 packaging/dev.py test [arguments for pytest]

Each sets up what it needs the first time: an environment in .venv, the packages, Qt's system libraries.
"""

import os
import sys

# Before anything that an older Python would not understand.
if sys.version_info < (3, 11):  # noqa: UP036  (this file is what such a Python is given to read)
    sys.exit(
        "Restorer needs Python 3.11 or newer; this one is {}.{}.\n"
        "Please install a newer one and start it with that: python3.12 packaging/dev.py run, say.".format(
            *sys.version_info[:2]
        )
    )

import argparse
import subprocess
from pathlib import Path

import environment
import qt_libraries
from environment import ROOT
from terminal import CannotGoOn, make_printable, say

DEMONSTRATION = ROOT / "runs" / "demonstration"
SLOWEST = "--durations=20"
"""How many of the slowest tests are named at the end."""
RUN_PYTEST = str(ROOT / "packaging" / "run_pytest.py")
MOST_WORKERS = 4
"""Processes for the tests: each loads Qt and PyTorch, some hundred MiB."""
STYLE_CHECKS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
)


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; returns the exit code."""
    make_printable()
    chosen, rest = _parser().parse_known_args(arguments)
    if chosen.command == "run" and rest:
        _parser().error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        return run(chosen.photo) if chosen.command == "run" else test(rest)
    except CannotGoOn as end:
        print(end, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on where this one was.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Run Restorer, or test it, from a checkout.")
    commands = parser.add_subparsers(dest="command", required=True)
    opens = commands.add_parser(
        "run", help="open the window, with the demonstration photograph or with PHOTO"
    )
    opens.add_argument("photo", nargs="?", type=Path, metavar="PHOTO")
    commands.add_parser("test", help="run all tests, or pytest with the arguments given", add_help=False)
    return parser


# --- run


def run(photo: Path | None) -> int:
    """Open the window; where there is no screen, do the same job on the command line."""
    if photo is not None and not photo.is_file():
        raise CannotGoOn(f"There is no file {photo}. Please check its name.")
    photo = photo.resolve() if photo else None
    python = environment.prepare("")
    screen = has_screen(sys.platform, dict(os.environ))
    if screen and _window_works(python):
        say("Opening the window.")
        return _call(python, ["-m", "restorer_app", str(photo) if photo else "--demonstration"])
    say("The screen that is named here does not answer." if screen else "There is no screen here.")
    return _explain_repair(python, photo) if photo else _demonstrate(python)


def has_screen(system: str, variables: dict[str, str]) -> bool:
    """Whether a window could be seen: always on Windows and macOS; elsewhere a display has to be named."""
    if system in ("win32", "darwin"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def _window_works(python: Path) -> bool:
    """Whether Qt starts; on Linux its system libraries are installed if they are missing."""
    if not sys.platform.startswith("linux"):
        return True
    return qt_libraries.provide(python, dict(os.environ))


def _demonstrate(python: Path) -> int:
    """The demonstration without a window: two pictures and the figures."""
    say("So no window can be opened; the same repair is done on the command line instead.\n")
    return _call(python, ["-m", "restorer_app", "demo", "--output", str(DEMONSTRATION)])


def _explain_repair(python: Path, photo: Path | None) -> int:
    say(
        "On the command line, Restorer repairs what a mask marks. Paint the damage of the upright\n"
        "photograph white on black, at its full size, save that as a PNG file, and type:\n"
        f"  {python} -m restorer_app repair {photo} --mask MASK.png --output RESTORED.tif"
    )
    return 2


# --- test


def test(arguments: list[str]) -> int:
    """Lint, types, then the tests; with ``arguments`` only pytest, with them."""
    python = environment.prepare("dev")
    _provide_offscreen(python)
    failed = (
        [] if arguments else [name for name, command in STYLE_CHECKS if not _passes(python, name, command)]
    )
    if failed:
        say(f"\nNot in order: {', '.join(failed)}. The tests follow.")
    code = _call(python, [RUN_PYTEST, *(arguments or [SLOWEST, *side_by_side(os.cpu_count() or 1)])])
    return code or (1 if failed else 0)


def side_by_side(cores: int) -> list[str]:
    """Arguments that let pytest-xdist run the tests of several files at once; none for a single core."""
    return ["-n", str(min(cores, MOST_WORKERS)), "--dist", "loadfile"] if cores > 1 else []


def _provide_offscreen(python: Path) -> None:
    """Qt has to start without a screen before pytest may ask it to."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if not sys.platform.startswith("linux") or "offscreen" in environment.checked():
        return
    if not qt_libraries.provide(python, {"QT_QPA_PLATFORM": "offscreen"}):
        raise CannotGoOn("Qt does not start on this system, although none of its libraries is missing.")
    environment.note_checked("offscreen")


def _passes(python: Path, name: str, command: list[str]) -> bool:
    say(f"— {name}")
    return _call(python, ["-m", *command]) == 0


def _call(python: Path, arguments: list[str]) -> int:
    """Run the environment's Python in the checkout, its output as it comes."""
    return subprocess.run([str(python), *arguments], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
