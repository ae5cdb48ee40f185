"""The environment is known again by its stamp; what goes wrong becomes a sentence."""

from __future__ import annotations

import tomllib
from pathlib import Path

import environment
import pytest
import system_packages
from terminal import CannotGoOn


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """A folder that looks like a virtual environment, set up for running only."""
    environment.python_of(tmp_path).parent.mkdir(parents=True)
    environment.python_of(tmp_path).touch()
    environment._write_stamp(tmp_path, {"key": environment.key(), "extras": [""], "qt": []})
    return tmp_path


def test_a_ready_environment_is_known_again(venv: Path) -> None:
    assert environment.is_ready("", venv)
    assert not environment.is_ready("dev", venv)


def test_a_change_of_constraints_or_settings_asks_for_a_new_set_up(
    venv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "constraints.txt"
    changed.write_text(environment.CONSTRAINTS.read_text() + "\nx==1\n")
    monkeypatch.setattr(environment, "CONSTRAINTS", changed)
    assert not environment.is_ready("", venv)


@pytest.mark.parametrize("damage", ["python", "stamp", "nonsense"])
def test_a_damaged_environment_is_not_ready(damage: str, venv: Path) -> None:
    if damage == "python":
        environment.python_of(venv).unlink()
    elif damage == "stamp":
        (venv / environment.STAMP).unlink()
    else:
        (venv / environment.STAMP).write_text("[1, 2")
    assert not environment.is_ready("", venv)


def test_a_platform_once_seen_to_work_is_remembered(venv: Path) -> None:
    environment.note_checked("offscreen", venv)
    assert environment.checked(venv) == ["offscreen"]
    assert environment.is_ready("", venv)


def test_a_ready_environment_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "is_ready", lambda extra: True)
    monkeypatch.setattr(environment.subprocess, "run", lambda *a, **k: pytest.fail("started something"))
    assert environment.prepare("dev") == environment.python_of(environment.VENV)


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    lines = environment.CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pins = {line.partition("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    wanted = {name.split(">")[0].split("!")[0].lower() for name in named}
    assert wanted <= pins
    assert environment._pinned(["torch"]) == ["torch==2.13.0"]


# --- what goes wrong


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("NewConnectionError: Temporary failure in name resolution", "check the network"),
        ("PermissionError: [Errno 13] Permission denied: '/opt/x'", "Nothing may be written"),
        ("ERROR: No matching distribution found for torch==2.13.0", "no build of torch==2.13.0"),
    ],
)
def test_what_pip_says_becomes_a_sentence(output: str, words: str) -> None:
    assert words in environment.reason(output)


def test_an_unusual_failure_is_not_guessed_at() -> None:
    assert environment.reason("ERROR: something quite new") == ""


def test_a_python_without_venv_gets_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(environment.os, "name", "posix")
    monkeypatch.setattr(system_packages, "manager", lambda: system_packages.MANAGERS[0])
    monkeypatch.setattr(system_packages, "install", lambda manager, packages: False)
    with pytest.raises(CannotGoOn, match=r"sudo apt-get install -y python3\.\d+-venv"):
        environment._provide_ensurepip()
