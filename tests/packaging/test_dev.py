"""What the two commands of a checkout decide, without setting anything up."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import dev
import environment
import pytest
import qt_libraries

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been started in the environment, instead of starting it."""
    calls: list[list[str]] = []

    def call(python: Path, arguments: list[str]) -> int:
        calls.append(arguments)
        return 0

    monkeypatch.setattr(dev, "_call", call)
    monkeypatch.setattr(environment, "prepare", lambda extra: Path("python"))
    monkeypatch.setattr(environment, "checked", lambda: ["offscreen"])
    monkeypatch.setattr(qt_libraries, "provide", lambda python, variables: True)
    return calls


def _with_screen(monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    monkeypatch.setattr(dev, "has_screen", lambda system, variables: there)


# --- run


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_there_where_one_is_named(system: str, variables: dict[str, str], expected: bool) -> None:
    assert dev.has_screen(system, variables) is expected


def test_run_opens_the_window_with_the_demonstration(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_screen(monkeypatch, True)
    assert dev.main(["run"]) == 0
    assert called == [["-m", "restorer_app", "--demonstration"]]


def test_run_opens_the_window_with_a_photograph_of_the_person_s_folder(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _with_screen(monkeypatch, True)
    (tmp_path / "aunt.tif").write_bytes(b"II")
    monkeypatch.chdir(tmp_path)
    assert dev.main(["run", "aunt.tif"]) == 0
    assert called == [["-m", "restorer_app", str(tmp_path / "aunt.tif")]]


def test_run_without_a_screen_does_the_demonstration_on_the_command_line(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _with_screen(monkeypatch, False)
    assert dev.main(["run"]) == 0
    assert called == [["-m", "restorer_app", "demo", "--output", str(dev.DEMONSTRATION)]]
    assert "no screen" in capsys.readouterr().out


def test_run_does_the_demonstration_where_qt_finds_no_screen_behind_the_display(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_screen(monkeypatch, True)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(qt_libraries, "provide", lambda python, variables: False)
    assert dev.main(["run"]) == 0
    assert called[0][2] == "demo"


def test_qt_is_tried_on_the_person_s_own_screen(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it was tried without DISPLAY, and the libraries of the screen's plug-in were never looked for."""
    tried: list[str | None] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":5")
    monkeypatch.setattr(qt_libraries, "provide", lambda python, variables: tried.append(variables["DISPLAY"]))
    dev.main(["run"])
    assert tried == [":5"]


def test_run_with_a_photograph_but_no_screen_says_how_else_to_repair_it(
    called: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _with_screen(monkeypatch, False)
    photo = tmp_path / "aunt.tif"
    photo.write_bytes(b"II")
    assert dev.main(["run", str(photo)]) == 2
    assert called == []
    assert f"repair {photo} --mask" in capsys.readouterr().out


def test_a_missing_photograph_is_said_before_anything_is_set_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "prepare", lambda extra: pytest.fail("set up for nothing"))
    assert dev.main(["run", "no-such-photo.tif"]) == 2
    assert capsys.readouterr().err.strip() == "There is no file no-such-photo.tif. Please check its name."


def test_a_stopped_set_up_ends_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(extra: str) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "prepare", stop)
    assert dev.main(["run"]) == 130
    assert capsys.readouterr().err.strip().startswith("Stopped.")


# --- test


def test_test_runs_lint_and_types_before_pytest(called: list[list[str]]) -> None:
    assert dev.main(["test"]) == 0
    assert [call[0] if call[0] != "-m" else call[1] for call in called] == [
        "ruff",
        "ruff",
        "mypy",
        dev.RUN_PYTEST,
    ]


def test_all_tests_are_shared_out_to_the_cores_but_a_choice_runs_in_one_process() -> None:
    assert dev.side_by_side(1) == []
    assert dev.side_by_side(2)[:2] == ["-n", "2"]
    assert dev.side_by_side(64)[:2] == ["-n", str(dev.MOST_WORKERS)]


def test_test_hands_arguments_to_pytest_alone(called: list[list[str]]) -> None:
    assert dev.main(["test", "tests/core", "-k", "mask", "--verbose"]) == 0
    assert called == [[dev.RUN_PYTEST, "tests/core", "-k", "mask", "--verbose"]]


@pytest.mark.parametrize("failing", ["ruff", "mypy", dev.RUN_PYTEST])
def test_test_fails_if_any_step_does_and_still_runs_the_tests(
    failing: str, called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def call(python: Path, arguments: list[str]) -> int:
        called.append(arguments)
        return int(failing in arguments)

    monkeypatch.setattr(dev, "_call", call)
    assert dev.main(["test"]) == 1
    assert called[-1][0] == dev.RUN_PYTEST


@pytest.mark.parametrize("shared", [[], ["-n", "2"]])
@pytest.mark.parametrize(("judged", "code"), [("True", 0), ("False", 1)])
def test_pytest_s_verdict_is_what_the_process_ends_with(
    tmp_path: Path, judged: str, code: int, shared: list[str]
) -> None:
    """Whatever would happen while the process, or those that it shares the work with, are taken apart."""
    crash = "import atexit, os\natexit.register(os.abort)\n\ndef test_it(): "
    (tmp_path / "test_one.py").write_text(f"{crash}assert {judged}\n", encoding="utf-8")
    command = [
        sys.executable,
        dev.RUN_PYTEST,
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        *shared,
        str(tmp_path),
    ]
    done = subprocess.run([*command, f"--rootdir={tmp_path}"], capture_output=True, text=True, timeout=60)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("1 passed" if code == 0 else "1 failed") in done.stdout


# --- an old Python


def test_an_old_python_is_told_so_in_a_sentence() -> None:
    code = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    pretend = "import sys; sys.version_info = (3, 9, 2)\n" + code
    done = subprocess.run([sys.executable, "-"], input=pretend, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("Restorer needs Python 3.11 or newer; this one is 3.9.")
    assert "Traceback" not in done.stderr


def test_the_part_that_an_old_python_reads_has_nothing_new_in_it() -> None:
    text = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 7))
