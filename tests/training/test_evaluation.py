"""The evaluation: what every engine is given, what is counted, and what a stop leaves."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer_app.core.errors import BadConfig, UnknownMethod, UnreadableFile
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine.catalogue import find
from restorer_app.engine.engine import Engine
from restorer_app.training.damage import KINDS
from restorer_app.training.evaluation import Wishes, evaluate, judged, staged
from restorer_app.training.evaluation_photographs import LARGEST, chosen_photographs, evenly, open_subject
from restorer_app.training.metrics import measure
from restorer_app.training.perceptual_metrics import perceptual_measures
from restorer_app.training.report.figures_file import as_csv
from tests.training.conftest import drawn_photograph
from tests.training.evaluated import PaintingEngine

TWO = ("scratch", "hole")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three drawn photographs, and a letter that is none."""
    made = tmp_path / "collection"
    made.mkdir()
    for index in range(3):
        Image.fromarray(drawn_photograph(index, 170, 200)).save(made / f"photo {index}.png")
    (made / "letter.txt").write_text("Dear Anna")
    return made


def _sixteen(path: Path) -> None:
    samples = drawn_photograph(9, 170, 200).astype(np.uint16) * 257
    save_photo(Photo(Picture(samples, RGB)), path)


# --- what is given


def test_every_engine_gets_the_same_damage_and_the_options(folder: Path) -> None:
    engine = PaintingEngine()
    options = {"grain": "off", "texture": "off"}
    wishes = Wishes(folder, ("telea", "fsr", "telea"), TWO, seed=5, device="cpu", options=options)
    found = evaluate(engine, wishes)
    assert engine.loaded == [("telea", "cpu"), ("fsr", "cpu")]
    assert len(engine.asked) == 3 * 2 * 2 == len(found.figures)
    for first, second in zip(engine.asked[::2], engine.asked[1::2], strict=True):
        assert (first.method, second.method) == ("telea", "fsr")
        assert first.picture is second.picture and first.mask is second.mask
        assert dict(first.options) == options and first.seed == 5 and first.device == "cpu"
    assert [(each.photo, each.kind) for each in found.figures[:4:2]] == [
        ("photo 0.png", "scratch"),
        ("photo 0.png", "hole"),
    ]


def test_the_damage_hides_the_truth_and_follows_from_the_names_and_the_seed(folder: Path) -> None:
    subject = open_subject(folder / "photo 0.png", 0)
    (bad, mask), (again, same) = (staged(subject, "hole", 3) for _ in range(2))
    assert np.array_equal(mask.array, same.array) and np.array_equal(bad.samples, again.samples)
    assert (bad.samples[mask.array] > 180).all() and mask.area
    assert np.array_equal(bad.samples[~mask.array], subject.truth.samples[~mask.array])
    for kind, seed in (("hole", 4), ("hole", 0), ("fold", 3)):
        assert not np.array_equal(staged(subject, kind, seed)[1].array, mask.array)


def test_the_figures_are_those_of_the_repair(folder: Path) -> None:
    found = evaluate(PaintingEngine(), Wishes(folder, ("telea",), ("hole",)))
    subject = open_subject(folder / "photo 1.png", 0)
    _, mask = staged(subject, "hole", 0)
    filled = subject.truth.samples.copy()
    filled[mask.array] = 127
    expected = measure(subject.truth, Picture(filled, RGB), mask)
    looks = perceptual_measures(subject.truth, Picture(filled, RGB), mask)
    row = found.figures[1]
    for name in ("psnr", "ssim", "mse", "rmse", "mae"):
        assert getattr(row, name) == getattr(expected, name)
    for name in ("gmsd", "haarpsi", "gradient_energy"):
        assert getattr(row, name) == getattr(looks, name)
    assert (row.photo, row.engine, row.seconds, row.hole) == ("photo 1.png", "telea", 0.25, mask.area)


def test_errors_are_told_in_levels_of_8_bits_whatever_the_depth(folder: Path) -> None:
    _sixteen(folder / "deep.tif")
    Image.fromarray(drawn_photograph(9, 170, 200)).save(folder / "deep.png")
    engine, wishes = PaintingEngine(), Wishes(folder, ("telea",), ("hole",))
    evaluate(engine, wishes)
    request = engine.asked[0]
    deep, shallow = (open_subject(folder / name, 0) for name in ("deep.tif", "deep.png"))
    found = []
    for subject in (deep, shallow):
        filled = subject.truth.samples.copy()
        filled[request.mask.array] = filled[request.mask.array] // 2
        result = engine.restore(request, Progress())
        found.append(judged(subject, "hole", request.mask, result, subject.truth.with_samples(filled)))
    for name in ("psnr", "mse", "rmse", "mae"):
        assert getattr(found[0], name) == pytest.approx(getattr(found[1], name), rel=0.02)
    assert deep.truth.bits == 16


def test_trained_engines_are_told_with_what_they_cost(folder: Path) -> None:
    found = evaluate(PaintingEngine(), Wishes(folder, ("telea", "repair-wide"), ("dust",), count=1))
    assert list(found.costs) == ["repair-wide"]
    costs = found.costs["repair-wide"]
    assert 30e9 < costs.operations <= 40e9 and 3e6 < costs.parameters < 4e6
    assert costs.samples == 35_484 + 47_460 + 17_280 + 31_800 + 154_192, "those of the runs before it as well"


def test_an_engine_that_does_not_fill_is_not_judged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cleaning = replace(find("telea"), name="clean", task="clean")
    monkeypatch.setattr("restorer_app.training.evaluation.find", lambda name: cleaning)
    with pytest.raises(BadConfig, match="clean fills no holes"):
        Wishes(folder, ("clean",))


# --- which photographs


def test_a_large_photograph_is_judged_by_a_part_that_its_name_decides(tmp_path: Path) -> None:
    tall = np.zeros((LARGEST + 300, 200, 3), np.uint8)
    tall[:] = np.arange(LARGEST + 300)[:, None, None] % 251
    for name in ("a.png", "b.png"):
        Image.fromarray(tall).save(tmp_path / name)
    parts = [
        open_subject(tmp_path / name, seed)
        for name, seed in (("a.png", 0), ("a.png", 0), ("b.png", 0), ("a.png", 1))
    ]
    assert all(each.truth.upright_shape == (LARGEST, 200) for each in parts)
    rows = [each.part.row for each in parts if each.part]
    assert rows[0] == rows[1] and len(set(rows)) > 1 and max(rows) <= 300
    assert parts[0].truth.samples[0, 0, 0] == rows[0] % 251
    found = evaluate(PaintingEngine(), Wishes(tmp_path, ("telea",), ("scratch",)))
    assert found.parts == ["a.png", "b.png"]


def test_photographs_are_judged_upright(tmp_path: Path) -> None:
    image = Image.fromarray(drawn_photograph(1, 170, 240))
    exif = Image.Exif()
    exif[274] = 6
    image.save(tmp_path / "turned.png", exif=exif)
    subject = open_subject(tmp_path / "turned.png", 0)
    assert subject.truth.upright_shape == subject.truth.samples.shape[:2] == (240, 170)
    assert np.array_equal(subject.truth.samples, np.rot90(np.asarray(image), -1))


def test_what_cannot_be_judged_is_passed_over_in_a_sentence(folder: Path) -> None:
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no photograph")
    Image.fromarray(drawn_photograph(0, 40, 300)).save(folder / "small.png")
    found = evaluate(PaintingEngine(), Wishes(folder, ("telea",), ("dust",)))
    assert found.photographs == [f"photo {index}.png" for index in range(3)]
    assert [line.partition(" was passed over: ")[0] for line in found.passed_over] == [
        "broken.jpg",
        "small.png",
    ]
    assert "300 × 40 pixels" in found.passed_over[1]


def test_a_folder_of_nothing_but_broken_ones_is_refused_with_the_first_reason(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"no photograph")
    with pytest.raises(UnreadableFile, match="No photograph") as raised:
        evaluate(PaintingEngine(), Wishes(tmp_path, ("telea",)))
    assert raised.value.advice.startswith("broken.jpg was passed over: ")


def test_photographs_are_chosen_evenly_in_the_order_people_count_in(tmp_path: Path) -> None:
    for number in (1, 2, 9, 10, 11):
        (tmp_path / f"scan {number}.jpg").touch()
    names = [path.name for path in chosen_photographs(tmp_path, 3)]
    assert names == ["scan 1.jpg", "scan 9.jpg", "scan 11.jpg"]
    assert len(chosen_photographs(tmp_path, None)) == len(chosen_photographs(tmp_path, 99)) == 5
    assert evenly([1, 2, 3], 1) == [1]


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_photographs_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableFile, match=name):
        chosen_photographs(tmp_path / name, None)


def test_names_that_nobody_knows_are_refused() -> None:
    with pytest.raises(UnknownMethod, match="magic"):
        Wishes(Path(), ("telea", "magic"))
    with pytest.raises(BadConfig, match="rust"):
        Wishes(Path(), ("telea",), ("dust", "rust"))
    with pytest.raises(BadConfig):
        Wishes(Path(), ())
    assert Wishes(Path(), ("learned",)).engines == ("repair-wide",)
    assert Wishes(Path(), ("telea",)).kinds == tuple(KINDS)


# --- what is counted


def test_samples_that_differ_outside_the_mask_are_counted(folder: Path) -> None:
    wishes = Wishes(folder, ("telea", "fsr"), ("dust",))
    assert evaluate(PaintingEngine(), wishes).outside == 0
    assert evaluate(PaintingEngine(leaking=True), wishes).outside == 6


def test_an_engine_that_cannot_do_a_photograph_is_left_out_of_that_case_only(folder: Path) -> None:
    _sixteen(folder / "deep.tif")
    found = evaluate(PaintingEngine(refusing="fsr"), Wishes(folder, ("telea", "fsr"), TWO))
    by_engine = {
        name: [each.photo for each in found.figures if each.engine == name] for name in ("telea", "fsr")
    }
    assert by_engine["telea"].count("deep.tif") == 2 and "deep.tif" not in by_engine["fsr"]
    assert found.notes["fsr was left out: It does 8 bits only. Choose another."] == 2
    assert found.notes["telea: It was fun."] == 8


def test_the_same_seed_gives_the_same_figures_with_a_real_engine(folder: Path) -> None:
    def once(seed: int) -> list[str]:
        found = evaluate(
            Engine(1), Wishes(folder, ("telea", "navier-stokes"), TWO, count=2, seed=seed, device="cpu")
        )
        assert found.outside == 0
        place = as_csv(found).splitlines()[0].split(",").index("seconds")
        return [",".join(line.split(",")[:place]) for line in as_csv(found).splitlines()]

    first = once(0)
    assert first == once(0) and first != once(1)
    assert len(first) == 1 + 2 * 2 * 2


# --- progress and stops


class _Counting(Progress):
    """Stops at the report with that number; keeps all fractions."""

    def __init__(self, stop_at: float = math.inf) -> None:
        self.fractions: list[float] = []
        self.stop_at = stop_at

    def check(self) -> None:
        if len(self.fractions) >= self.stop_at:
            raise Cancelled

    def report(self, fraction: float, note: str = "") -> None:
        self.check()
        self.fractions.append(fraction)


def test_progress_never_falls_and_comes_with_every_repair(folder: Path) -> None:
    progress = _Counting()
    evaluate(PaintingEngine(), Wishes(folder, ("telea", "fsr"), TWO), progress)
    assert progress.fractions == sorted(progress.fractions) and progress.fractions[-1] > 0.9
    assert len(progress.fractions) > 12


def test_a_stop_keeps_the_whole_cases_that_are_done(folder: Path) -> None:
    wishes = Wishes(folder, ("telea", "fsr"), TWO)
    all_of_it = evaluate(PaintingEngine(), wishes)
    counted = _Counting()
    evaluate(PaintingEngine(), wishes, counted)
    stopped = evaluate(PaintingEngine(), wishes, _Counting(len(counted.fractions) - 1))
    assert stopped.stopped and not all_of_it.stopped
    assert stopped.figures == all_of_it.figures[:10] and stopped.cases == 6


def test_a_stop_before_anything_is_done_is_a_stop(folder: Path) -> None:
    with pytest.raises(Cancelled):
        evaluate(PaintingEngine(), Wishes(folder, ("telea",), TWO), _Counting(3))
