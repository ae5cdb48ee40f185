"""The size of the download is said before it begins, and is honest."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import SimpleNamespace

import downloads
import environment
import pytest
from downloads import Plan, Wheel
from terminal import CannotGoOn, megabytes


def test_the_size_is_said_with_the_largest_first_and_without_local_files() -> None:
    wheels = (
        Wheel("torch", 192_000_000),
        Wheel("numpy", 17_000_000, local=True),
        Wheel("scipy", 35_000_000),
        Wheel("tqdm", 90_000),
        Wheel("PySide6", 80_000_000),
    )
    text = Plan(wheels).sentence()
    assert text == "To download: 307 MB in 5 packages (torch 192 MB, PySide6 80 MB, scipy 35 MB, …)."


def test_an_unknown_size_is_admitted() -> None:
    assert "at least 5 MB" in Plan((Wheel("a", 5_000_000), Wheel("b", None))).sentence()
    assert "could not be asked" in Plan(None).sentence()


def test_the_gigabytes_of_cuda_are_explained() -> None:
    text = Plan((Wheel("nvidia-cublas", 2_400_000_000),)).sentence()
    assert "2.4 GB" in text
    assert "CUDA" in text


def test_the_plan_is_read_from_pip_s_own_report(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wheel = tmp_path / "a b.whl"
    wheel.write_bytes(bytes(300))
    report = {
        "install": [
            {"metadata": {"name": "here"}, "download_info": {"url": wheel.as_uri()}},
            {"metadata": {"name": "there"}, "download_info": {"url": "https://localhost/there.whl"}},
            {"metadata": {"name": "restorer"}, "download_info": {"url": "file:///x", "dir_info": {}}},
        ]
    }
    monkeypatch.setattr(downloads, "_size", lambda url: 700)
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: SimpleNamespace(stdout=json.dumps(report)))
    plan = downloads.plan(Path("python"), [])
    assert plan.wheels == (Wheel("here", 300, local=True), Wheel("there", 700))
    assert (plan.known_bytes, plan.download_bytes) == (1000, 700)


@pytest.mark.parametrize("answer", ["", "no json", "[]", '{"install": [{}]}'])
def test_a_pip_that_gives_no_report_leaves_the_size_unknown(
    answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: SimpleNamespace(stdout=answer))
    assert downloads.plan(Path("python"), []).wheels is None


@pytest.mark.parametrize(
    ("size", "words"), [(300, "1 MB"), (453_400_000, "453 MB"), (2_992_000_000, "3.0 GB")]
)
def test_sizes_are_said_as_people_read_them(size: int, words: str) -> None:
    assert megabytes(size) == words


def test_a_disk_too_small_is_said_before_the_download(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda path: SimpleNamespace(free=10**9))
    with pytest.raises(CannotGoOn, match="too full"):
        environment._announce(Plan((Wheel("torch", 500_000_000),)))
