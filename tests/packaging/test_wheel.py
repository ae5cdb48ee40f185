"""The wheel is built and used as someone gets it who installs the program without a checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.house import ROOT, tracked_files

VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
DIST_INFO = f"restorer-{VERSION}.dist-info"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git would keep, so that the checkout stays clean."""
    copy = tmp_path_factory.mktemp("source")
    for path in tracked_files():
        name = path.relative_to(ROOT)
        if name.parts[0] in ("restorer_app", "resources") or len(name.parts) == 1:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy / name)
    code = "import setuptools.build_meta as m, sys; print(m.build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(copy)], cwd=copy, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return copy / done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as pip would lay it out."""
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def _python(installed: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_module_and_every_resource(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    kept = [path.relative_to(ROOT).as_posix() for path in tracked_files()]
    modules = {name for name in kept if name.startswith("restorer_app/")}
    resources = {
        name.replace("resources/", "restorer_app/_resources/", 1)
        for name in kept
        if name.startswith("resources/")
    }
    assert modules | resources <= inside
    assert {name.partition("/")[0] for name in inside} == {"restorer_app", DIST_INFO}


def test_the_wheel_brings_its_licence_and_both_commands(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert f"{DIST_INFO}/licenses/LICENSE" in archive.namelist()
        points = archive.read(f"{DIST_INFO}/entry_points.txt").decode()
    assert "[console_scripts]\nrestorer = restorer_app.__main__:main" in points
    assert "[gui_scripts]\nrestorerw = restorer_app.__main__:main" in points


def test_the_installed_program_reads_its_own_resources(installed: Path) -> None:
    code = "from restorer_app.core.resources import resource_path as r; print(r('icons/brush.svg').resolve())"
    expected = installed / "restorer_app" / "_resources" / "icons" / "brush.svg"
    assert _python(installed, "-c", code).strip() == str(expected.resolve())
    assert expected.is_file()


def test_the_installed_program_does_the_demonstration(installed: Path, tmp_path: Path) -> None:
    text = _python(installed, "-m", "restorer_app", "demo", "--output", str(tmp_path / "demo"))
    assert "Outside the mask 0 samples differ." in text
    assert (tmp_path / "demo" / "demonstration-restored.png").stat().st_size > 100_000
