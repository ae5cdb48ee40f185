"""``restorer demo`` and ``restorer engines``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer_app.cli import demo
from restorer_app.cli.side_by_side import side_by_side
from restorer_app.core.demonstration import demonstration
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.catalogue import cleaners, methods
from tests.cli.conftest import Command, picture

NAMES = {"damaged", "mask", "restored", "before-after"}


def _samples(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    with Image.open(path) as image:
        return np.array(image)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demo by the classical engine only."""
    monkeypatch.setattr(demo, "ENGINES", ("telea",))


def test_the_demo_writes_four_pictures_that_belong_together(
    quick: None, restorer: Command, tmp_path: Path
) -> None:
    ended = restorer("demo", "--output", str(tmp_path / "new" / "folder"))
    assert (ended.code, ended.err) == (0, [])
    folder = tmp_path / "new" / "folder"
    assert {path.name for path in folder.iterdir()} == {f"demonstration-{name}.png" for name in NAMES}
    shown = demonstration()
    damaged, restored = (_samples(folder / f"demonstration-{name}.png") for name in ("damaged", "restored"))
    inside = _samples(folder / "demonstration-mask.png") == 255
    assert np.array_equal(inside, shown.mask.array)
    assert np.array_equal(damaged, shown.photo.picture.samples)
    assert np.array_equal(restored[~inside], shown.truth.samples[~inside])
    assert (restored[inside] != damaged[inside]).any()
    both = _samples(folder / "demonstration-before-after.png")
    assert np.array_equal(both[-512:, :512], damaged) and np.array_equal(both[-512:, -512:], restored)


def test_the_figures_are_those_of_the_files(quick: None, restorer: Command, tmp_path: Path) -> None:
    ended = restorer("demo", "--output", str(tmp_path))
    row = next(line for line in ended.out if line.startswith("telea (cpu)"))
    inside = demonstration().mask.array
    error = _samples(tmp_path / "demonstration-restored.png")[inside].astype(float)
    error -= demonstration().truth.samples[inside]
    decibels = 10 * np.log10(255**2 / np.mean(error**2))
    assert row.split()[2:4] == [f"{decibels:.2f}", "dB"] and row.split()[5] == f"{np.abs(error).mean():.2f}"
    assert "Outside the mask 0 samples differ." in ended.out
    assert any("NASA" in line for line in ended.out)


def test_pictures_of_an_earlier_demo_are_replaced_and_strangers_left_alone(
    quick: None, restorer: Command, tmp_path: Path
) -> None:
    (tmp_path / "demonstration-damaged.png").write_bytes(b"old")
    (tmp_path / "letter.txt").write_bytes(b"mine")
    assert restorer("demo", "--output", str(tmp_path)).code == 0
    assert _samples(tmp_path / "demonstration-damaged.png").shape == (512, 512, 3)
    assert (tmp_path / "letter.txt").read_bytes() == b"mine"


def test_an_output_that_is_a_file_is_refused(restorer: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    ended = restorer("demo", "--output", str(tmp_path / "file"))
    assert ended.code == 2 and len(ended.err) == 2 and "file" in ended.err[0]
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_by_default_the_network_is_shown_and_compared_with_telea() -> None:
    assert demo.ENGINES == ("learned", "telea")


def test_pictures_side_by_side_keep_their_samples() -> None:
    left = picture("uint8")
    right = Picture(255 - left.samples, RGB)
    both = side_by_side([("Before", left), ("After", right)]).samples
    assert np.array_equal(both[-48:, :64], left.samples) and np.array_equal(both[-48:, -64:], right.samples)
    assert both[:-48].max() > 200, "the words are drawn"


def test_engines_lists_every_method_and_who_is_learned(restorer: Command) -> None:
    ended = restorer("engines")
    assert (ended.code, ended.err) == (0, [])
    text = "\n".join(ended.out)
    for method in (*methods(), *cleaners()):
        assert f"{method.name} - {method.title}" in text and method.licence in text
    assert text.count('also called "learned"') == 1
    assert text.startswith("Ours\n  ") and "\n\nClassical\n  telea - " in text


def test_engines_as_json(restorer: Command) -> None:
    listed = json.loads("\n".join(restorer("engines", "--json").out))
    assert [entry["name"] for entry in listed] == [method.name for method in (*methods(), *cleaners())]
    assert [entry["aliases"] for entry in listed].count(["learned"]) == 1
    assert all(entry["kind"] in ("classical", "trained") and entry["depths"] for entry in listed)


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["engines"], ["repair", "x", "--mask", "y"]])
def test_no_torch_is_loaded_for_what_needs_none(argv: list[str]) -> None:
    code = (
        "import sys; from restorer_app.__main__ import main; code = main(sys.argv[1:]);"
        "heavy = [name for name in ('torch', 'PySide6', 'cv2', 'skimage') if name in sys.modules];"
        "sys.exit(f'{heavy} loaded' if heavy else 0)"
    )
    ended = subprocess.run([sys.executable, "-c", code, *argv], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
