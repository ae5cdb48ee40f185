"""``restorer evaluate``: what is written, what is said, and how it ends."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer_app.cli.terminal import TerminalProgress
from restorer_app.core.repair import Patch
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import RestoreRequest, RestoreResult
from tests.cli.conftest import Command

ONLY = ("--engines", "telea", "--kinds", "scratch", "--threads", "1")


def _waves(seed: int, height: int = 168, width: int = 190) -> np.ndarray:
    rows, columns = np.mgrid[0:height, 0:width]
    waves = [np.sin((rows * (seed + 1) + columns * turn) / 19) for turn in (1, 2, 3)]
    return ((np.stack(waves, axis=2) + 1) * 120).astype(np.uint8)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Two photographs, one with a name that no page and no terminal should obey."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, name in enumerate(("a.png", "b.png" if sys.platform == "win32" else "<b>&.png")):
        Image.fromarray(_waves(number)).save(folder / name)
    return folder


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class _Words(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags = "", list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_report_a_table_and_a_file_for_programs_are_written(
    restorer: Command, photos: Path, tmp_path: Path
) -> None:
    output, programs = tmp_path / "new" / "folder", tmp_path / "all.json"
    more = ("--engines", "telea,navier-stokes", "--kinds", "scratch,hole", "--plain", "--device", "cpu")
    places = ("--output", str(output), "--json", str(programs))
    ended = restorer("evaluate", "--photos", str(photos), *more, "--threads", "1", *places)
    assert (ended.code, ended.err) == (0, [])
    assert {path.name for path in output.iterdir()} == {"report.html", "figures.csv", "table.md"}
    rows = _rows(output)
    names = sorted(path.name for path in photos.iterdir())
    assert sorted({row["photo"] for row in rows}) == names
    assert [row["engine"] for row in rows] == ["telea", "navier-stokes"] * 4
    assert [row["kind"] for row in rows[:4:2]] == ["scratch", "hole"]
    read = _Words((output / "report.html").read_text("utf-8"))
    for word in ("telea", "navier-stokes", "scratch", "hole", "grain off", *names):
        assert word in read.words
    assert read.tags.count("img") == 2 * 2 * 4 and "b" not in read.tags
    content = json.loads(programs.read_text("utf-8"))
    assert content["options"] == {"grain": "off", "texture": "off"} and len(content["figures"]) == 8
    text = "\n".join(ended.out)
    assert "Thin damage (scratch): " in text and "Outside the masks every sample is identical." in text
    written = (output / "report.html", output / "figures.csv", output / "table.md", programs)
    assert ended.out[-4:] == [f"Saved: {path}" for path in written]


def test_the_same_seed_writes_the_same_table(restorer: Command, photos: Path, tmp_path: Path) -> None:
    tables = []
    for name, seed in (("first", "3"), ("again", "3"), ("other", "4")):
        place = ("--output", str(tmp_path / name), "--seed", seed)
        assert restorer("evaluate", "--photos", str(photos), *ONLY, *place).code == 0
        tables.append([{**row, "seconds": ""} for row in _rows(tmp_path / name)])
    assert tables[0] == tables[1] != tables[2]


def test_a_broken_file_is_passed_over_aloud_and_in_the_report(
    restorer: Command, photos: Path, tmp_path: Path
) -> None:
    (photos / "broken.jpg").write_bytes(b"\xff\xd8\xff no photograph")
    ended = restorer("evaluate", "--photos", str(photos), *ONLY, "--output", str(tmp_path / "out"))
    assert ended.code == 0 and len(ended.err) == 1
    assert ended.err[0].startswith("broken.jpg was passed over: ") and "Traceback" not in ended.err[0]
    assert "broken.jpg was passed over: " in (tmp_path / "out" / "report.html").read_text("utf-8")
    assert len(_rows(tmp_path / "out")) == 2


def test_count_chooses_that_many(restorer: Command, photos: Path, tmp_path: Path) -> None:
    ended = restorer(
        "evaluate", "--photos", str(photos), *ONLY, "--count", "1", "--output", str(tmp_path / "o")
    )
    assert ended.code == 0 and len(_rows(tmp_path / "o")) == 1


def test_ctrl_c_keeps_what_is_done_and_ends_with_130(
    restorer: Command, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, last = TerminalProgress.report, sorted(path.name for path in photos.iterdir())[-1]

    def stopping(self: TerminalProgress, fraction: float, note: str = "") -> None:
        if note.startswith(f"{last}, hole"):
            signal.raise_signal(signal.SIGINT)
        report(self, fraction, note)

    monkeypatch.setattr(TerminalProgress, "report", stopping)
    arguments = (
        "--engines",
        "telea",
        "--kinds",
        "scratch,hole",
        "--threads",
        "1",
        "--output",
        str(tmp_path / "o"),
    )
    ended = restorer("evaluate", "--photos", str(photos), *arguments)
    assert ended.code == 130 and ended.err == [
        "restorer evaluate: stopped; the report tells of what was done by then."
    ]
    assert len(_rows(tmp_path / "o")) == 3
    assert "Stopped early: 3 of 4 cases are done." in (tmp_path / "o" / "report.html").read_text("utf-8")


def test_a_stop_before_the_first_case_leaves_an_older_report(
    restorer: Command, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.html").write_text("older")
    report = TerminalProgress.report

    def stopping(self: TerminalProgress, fraction: float, note: str = "") -> None:
        signal.raise_signal(signal.SIGINT)
        report(self, fraction, note)

    monkeypatch.setattr(TerminalProgress, "report", stopping)
    ended = restorer("evaluate", "--photos", str(photos), *ONLY, "--output", str(tmp_path))
    assert (ended.code, ended.err) == (130, ["restorer evaluate: stopped."])
    assert (tmp_path / "report.html").read_text() == "older"


def test_an_engine_that_changes_something_outside_is_found_out(
    restorer: Command, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore = Engine.restore

    def leaking(self: Engine, request: RestoreRequest, progress: object = None) -> RestoreResult:
        done = restore(self, request)
        row, column = np.argwhere(~request.mask.array)[0]
        samples = request.picture.samples[row : row + 1, column : column + 1] ^ 1
        more = Patch(int(row), int(column), samples, np.ones((1, 1), np.float32))
        return RestoreResult((*done.patches, more), done.mask_used, done.method)

    monkeypatch.setattr(Engine, "restore", leaking)
    ended = restorer("evaluate", "--photos", str(photos), *ONLY, "--output", str(tmp_path / "o"))
    assert ended.code == 3 and [row["outside"] for row in _rows(tmp_path / "o")] == ["3", "3"]
    assert any("6 samples differ" in line for line in ended.out)
    assert "Outside the masks 6 samples differ" in (tmp_path / "o" / "report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--engines", "telea,magic"), "'magic'"),
        (("--engines", ","), "no name"),
        (("--kinds", "dust,rust"), "'rust'"),
        (("--photos", "{empty}"), "no photograph"),
        (("--photos", "{empty}/none"), "no folder"),
        (("--count", "0"), "'0'"),
        (("--seed", "-1"), "'-1'"),
        (("--device", "toaster"), "'toaster'"),
        (("--output", "{photos}/a.png"), "a.png"),
        (("--json", "{empty}/none/all.json"), "none"),
    ],
)
def test_what_cannot_be_meant_is_said_in_a_sentence_and_nothing_is_written(
    restorer: Command, photos: Path, tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    before = sorted(photos.iterdir())
    wished = dict(zip(ONLY[::2], ONLY[1::2], strict=True)) | {
        "--photos": str(photos),
        "--output": str(tmp_path / "o"),
    }
    wished[change[0]] = change[1].format(empty=empty, photos=photos)
    ended = restorer("evaluate", *(word for pair in wished.items() for word in pair))
    assert ended.code == 2 and ended.out == [] and 1 <= len(ended.err) <= 2
    assert said in " ".join(ended.err) and "Traceback" not in " ".join(ended.err)
    assert sorted(photos.iterdir()) == before and not (tmp_path / "o" / "report.html").exists()


@pytest.mark.parametrize("wrong", [("--engines", "magic"), ("--kinds", "rust"), ("--photos", "nowhere")])
def test_torch_is_not_loaded_before_the_names_are_checked(photos: Path, wrong: tuple[str, str]) -> None:
    wished = {"--photos": str(photos), "--engines": "telea", "--output": str(photos)} | {wrong[0]: wrong[1]}
    code = (
        "import sys; from restorer_app.cli.main import run; code = run(sys.argv[1:]);"
        "sys.exit('torch' if 'torch' in sys.modules else code)"
    )
    words = [word for pair in wished.items() for word in pair]
    ended = subprocess.run(
        [sys.executable, "-c", code, "evaluate", *words], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2, ended.stderr


def test_complaints_of_an_answer_go_to_standard_error(
    restorer: Command, photos: Path, tmp_path: Path
) -> None:
    deep = _waves(1).astype(np.uint16)[:, :, 0] * 257
    Image.fromarray(deep).save(photos / "deep.png")
    arguments = (
        "--engines",
        "fsr,telea",
        "--kinds",
        "scratch",
        "--threads",
        "1",
        "--output",
        str(tmp_path / "o"),
    )
    ended = restorer("evaluate", "--photos", str(photos), *arguments)
    assert ended.code == 0 and len(ended.err) == 1 and ended.err[0].startswith("fsr was left out: ")
    assert "fsr could not do every case and is not compared." in ended.out
    assert [row["engine"] for row in _rows(tmp_path / "o") if row["photo"] == "deep.png"] == ["telea"]
