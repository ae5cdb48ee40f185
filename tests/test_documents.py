"""What the pages for people show is true: commands parse, files exist, figures have one source."""

from __future__ import annotations

import re
import runpy
import shlex
import tomllib
from pathlib import Path

import dev
import pytest

from restorer_app.cli.main import COMMANDS, build_parser
from tests.house import ROOT

DOCS = sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))
PAGES = ("README.md", "CHANGELOG.md", "tests/benchmarks/README.md", *DOCS)
FOLDERS = ("docs/", "packaging/", "resources/", "restorer_app/", "tests/", ".ci/")
NOT_OURS = ("git", "cd", "pip")


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def commands(text: str) -> list[list[str]]:
    """The commands of a page: each line of its console blocks, and `restorer …` between backquotes."""
    blocks = re.findall(r"```(?:console|bash|sh|shell)\n(.*?)```", text, re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line) for line in lines if line and not line.startswith("#")]


def parse(words: list[str]) -> None:
    """Give the command to the parser of the program it names; ``SystemExit`` if that refuses it."""
    match words:
        case ["restorer", *rest]:
            _parse_ours(rest)
        case ["torchrun", *before, "restorer_app", "train", config, "--photos", photos, "--output", output]:
            assert before == ["--nproc-per-node", "2", "-m"]
            _parse_ours(["train", config, "--photos", photos, "--output", output])
        case [("python" | "python3"), "-m", "restorer_app", *rest]:
            _parse_ours(rest)
        case [("python" | "python3"), "packaging/dev.py", *rest]:
            dev._parser().parse_known_args(rest)
        case ["python3", "packaging/translations.py"]:
            pass  # takes no arguments; tests/packaging/test_translations.py runs it
        case ["python", script, *rest] if script.startswith("tests/benchmarks/"):
            with pytest.MonkeyPatch.context() as patch:
                patch.syspath_prepend(ROOT / "tests" / "benchmarks")  # as Python does for a script
                runpy.run_path(str(ROOT / script))["build_parser"]().parse_args(rest)
        case [program, *_]:
            assert program in NOT_OURS, f"nobody checks the command {' '.join(words)}"


def _parse_ours(words: list[str]) -> None:
    if words and words[0] in COMMANDS:
        build_parser().parse_args(words)
    else:
        assert len(words) <= 1, f"the window opens one photograph: {words}"


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_parses(page: str) -> None:
    for words in commands(_text(page)):
        parse(words)


def test_every_benchmark_is_shown_in_their_readme() -> None:
    shown = {words[1] for words in commands(_text("tests/benchmarks/README.md"))}
    scripts = {path for path in (ROOT / "tests" / "benchmarks").glob("*.py") if path.name[:5] != "test_"}
    runnable = {path for path in scripts if "def build_parser(" in path.read_text(encoding="utf-8")}
    assert shown == {path.relative_to(ROOT).as_posix() for path in runnable}


def test_every_command_of_the_program_is_shown_in_the_readme() -> None:
    shown = {words[1] for words in commands(_text("README.md")) if words[0] == "restorer"}
    assert shown >= set(COMMANDS)


def test_the_check_of_commands_can_fail(capsys: pytest.CaptureFixture[str]) -> None:
    text = "```console\nrestorer repair scan.tif --maks mask.png --output out.tif\n```"
    with pytest.raises(SystemExit):
        parse(commands(text)[0])
    assert "--mask" in capsys.readouterr().err
    with pytest.raises(AssertionError):
        parse(["wget", "something"])


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_exists(page: str) -> None:
    text = _text(page)
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    linked = [(ROOT / page).parent / link for link in links]
    quoted = [word for part in re.findall(r"`([^`\n]+)`", text) for word in part.split()]
    shown = [word for words in commands(text) for word in words]
    named = [ROOT / word for word in (*quoted, *shown) if word.startswith(FOLDERS)]
    installed = ROOT / "restorer_app" / "_resources"  # only in the wheel
    assert [str(path) for path in (*linked, *named) if not path.exists() and path != installed] == []


def test_the_readme_names_every_dependency() -> None:
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    names = [re.split(r"[><!=]", line)[0] for line in project["dependencies"]]
    assert [name for name in names if f"`{name}`" not in _text("README.md")] == []


def test_the_changes_tell_of_this_version() -> None:
    version = tomllib.loads(_text("pyproject.toml"))["project"]["version"]
    assert f"\n## {version}" in _text("CHANGELOG.md")


def test_the_licence_is_the_whole_apache_licence() -> None:
    text = _text("LICENSE")
    assert text.lstrip().startswith("Apache License\n")
    assert "END OF TERMS AND CONDITIONS" in text
    assert "APPENDIX: How to apply the Apache License to your work." in text
    assert len(text.splitlines()) == 202


def test_ci_calls_exactly_the_second_command_of_the_readme() -> None:
    path = Path(ROOT / ".ci" / "run")
    last = path.read_text(encoding="utf-8").strip().splitlines()[-1]
    assert last.removeprefix("exec ") == "python3 packaging/dev.py test"
