"""The benchmarks can be started, and their core does on tiny pictures what it says. No times are judged."""

from __future__ import annotations

import argparse
import json
import runpy
import subprocess
import sys
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import adapting
import big_scans
import children
import cleaning
import compare
import cv2
import hard_crops
import holes
import large_hole
import mutated_files
import numpy as np
import odd_files
import old_photographs
import photographs
import pytest
import regions
import repair_quality
import repairs
import reporting
import scans
import scratch_tracer
import seams
import seed_files
import sheets
import specks
import start_time
import textures
import timing
import training_pipeline
import undo_memory
import verify_trials
from PIL import Image
from torch import Tensor

from restorer_app.core.errors import BadConfig
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine import engine
from restorer_app.engine.engine import Engine
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.training.damage import KINDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell a process's peak so")

FOLDER = Path(__file__).parent
SCRIPTS = sorted(path.name for path in FOLDER.glob("*.py") if "def build_parser" in path.read_text("utf-8"))


@pytest.mark.parametrize("script", [name for name in SCRIPTS if not name.startswith("test_")])
def test_every_script_tells_how_to_use_it(script: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser: argparse.ArgumentParser = runpy.run_path(str(FOLDER / script))["build_parser"]()
    with pytest.raises(SystemExit) as end:
        parser.parse_args(["--help"])
    assert end.value.code == 0
    assert f"python tests/benchmarks/{script}" in capsys.readouterr().out


# --- scans


def test_a_larger_scan_holds_the_smaller_one() -> None:
    small, large = scans.make_scan(70, 300), scans.make_scan(300, 1100)
    assert small.dtype == np.uint16 and np.array_equal(small, large[:70, :300])
    assert small.std(axis=(0, 1)).min() > 500, "a scan without texture measures nothing"


def test_the_same_defects_mark_as_many_pixels_wherever_they_lie() -> None:
    small = big_scans.mask_for(4, "same", 40)
    same, spread = (big_scans.mask_for(9, layout, 40) for layout in ("same", "spread"))
    assert same.shape == spread.shape == scans.size_of(9)
    assert np.array_equal(same[: small.shape[0], : small.shape[1]], small)
    assert small.sum() == same.sum() and spread.sum() == pytest.approx(small.sum(), rel=0.05)
    assert spread[small.shape[0] :].any() and not same[small.shape[0] :].any()


@pytest.mark.parametrize("compression", [None, "zlib"])
def test_a_written_scan_is_read_by_the_program_with_its_defects(
    tmp_path: Path, compression: str | None
) -> None:
    mask = scans.draw(scans.make_defects(12, 60, 450), 60, 450)
    scans.write_scan(tmp_path / "scan.tif", 60, 450, mask, compression)
    scans.write_mask(tmp_path / "mask.png", mask)
    samples = open_photo(tmp_path / "scan.tif").picture.samples
    assert np.array_equal(samples[~mask], scans.make_scan(60, 450)[~mask])
    assert (samples[mask] == scans.PAPER).all() and mask.any()
    assert np.array_equal(open_photo(tmp_path / "mask.png").picture.samples[:, :, 0] > 0, mask)


@pytest.mark.parametrize("kind", list(holes.HOLES))
def test_a_hole_has_the_size_that_was_asked_for(kind: str) -> None:
    for seed in range(5):
        mask = holes.draw_hole(kind, 30, 200, 300, np.random.default_rng(seed))
        widest = 2 * cv2.distanceTransform(np.pad(mask, 1).astype(np.uint8), cv2.DIST_L2, 5).max()
        assert mask.dtype == np.bool_ and mask.shape == (200, 300)
        assert 20 < widest < 40


# --- measuring


def test_works_are_called_in_turn_and_a_slow_one_is_left_out_of_further_rounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, called = [0.0], []
    monkeypatch.setattr(timing.time, "perf_counter", lambda: clock[0])

    def work(name: str, seconds: float) -> None:
        called.append(name)
        clock[0] += seconds

    times = timing.in_turn({"a": lambda: work("a", 1), "b": lambda: work("b", 9)}, rounds=3, budget=9)
    assert called == ["a", "b", "a", "a"]
    assert times["a"].median == 1 and times["a"].spread == 0 and times["b"].seconds == (9,)
    assert timing.Times((1.0, 2.0, 4.0)).spread == 1.5


def test_the_peak_of_a_process_is_its_own() -> None:
    small, large = (children.run([sys.executable, "-c", f"b'x' * {size}"]) for size in (1, 200 << 20))
    assert small.code == large.code == 0
    assert 180 << 20 < large.peak - small.peak < 260 << 20


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the address space is not limited so")
def test_a_process_can_be_kept_short_of_memory_and_of_time() -> None:
    short = children.run([sys.executable, "-c", "b'x' * (1 << 30)"], memory=1 << 29)
    assert short.code == 1 and "MemoryError" in short.complaint
    assert children.run([sys.executable, "-c", "import time; time.sleep(60)"], patience=0.2).code == -9


def test_a_table_has_one_line_a_row() -> None:
    text = reporting.table(("a", "b"), [(1, "two\nlines"), (3, "four")])
    assert text == "| a | b |\n|---|---|\n| 1 | two lines |\n| 3 | four |"


def test_a_photograph_has_no_seam_where_nothing_was_done_and_a_step_is_one() -> None:
    rng = np.random.default_rng(0)
    noise = cv2.GaussianBlur(rng.normal(0, 30, (120, 160, 3)), (0, 0), 1.0)
    mask = holes.draw_hole("disc", 50, 120, 160, rng)
    assert seams.seam(noise, mask).figure == pytest.approx(1, abs=0.15)
    stepped = seams.seam(noise + 40 * mask[:, :, None], mask)
    assert stepped.figure > 3 and stepped.over_outside > 3
    smooth = np.where(mask[:, :, None], 0.0, noise)
    assert seams.seam(smooth, mask).inside < 0.1 * seams.seam(noise, mask).inside


def test_a_seam_is_measured_across_the_edge_and_two_samples_deep() -> None:
    row = np.array([0, 1, 3, 10, 14, 22, 22, 22], np.float32)
    samples = np.repeat(np.tile(row, (20, 1))[:, :, None], 3, axis=2)
    mask = np.zeros((20, 8), np.bool_)
    mask[:, 3:] = True
    found = seams.seam(samples, mask)
    assert (found.across, found.outside, found.inside) == (7, 1.5, 6)
    assert seams.seam(samples.swapaxes(0, 1), mask.T) == found
    assert np.isnan(seams.seam(samples, np.zeros_like(mask)).figure)


def test_the_energy_of_a_smooth_fill_is_small() -> None:
    truth = photographs.bundled("brick")
    mask = textures.hole_for("brick", truth)
    flat = truth.samples.copy()
    flat[mask] = 128
    score = textures.score(truth, mask, repairs.Repaired(truth.with_samples(flat), 1.0, None))
    assert 0 < score.energy < 0.2 and score.psnr < 25
    assert textures.score(truth, mask, repairs.Repaired(truth, 1.0, None)).energy == 1


def test_a_large_scan_is_mirrored_without_a_seam() -> None:
    scan = large_hole.enlarged(photographs.bundled("camera"), 0.25, 200, 300, 16)
    assert scan.samples.shape == (200, 300, 3) and scan.bits == 16
    steps = np.abs(np.diff(scan.samples[:, :, 0].astype(int), axis=1)).mean(axis=0)
    assert steps[127] < 1.2 * np.median(steps)  # 128 pixels wide


# --- whole benchmarks, tiny


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the benchmarks tell."""
    told: list[str] = []
    monkeypatch.setattr(reporting, "tell", told.append)
    return told


def run_main(module: object, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["script", *words])
    return int(module.main())


def test_regions_are_measured_and_compared_with_telea(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "figures.json"
    words = ("--sides", "48", "--engines", "telea,navier-stokes", "--rounds", "2", "--figures", str(file))
    assert run_main(regions, monkeypatch, *words) == 0
    assert plain[-1].count("| 48 |") == 2 and "| 1.00 |" in plain[-1]
    assert '"48, telea, cpu"' in file.read_text("utf-8")


def test_repair_quality_is_told_as_one_table_with_every_engine_and_kind(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Image.fromarray(photographs.bundled("coffee").samples[:170, :200]).save(tmp_path / "a.png")
    csv, file = tmp_path / "all.csv", tmp_path / "figures.json"
    words = ["--photos", str(tmp_path), "--engines", "telea,navier-stokes", "--threads", "1", "--plain"]
    more = ["--output", str(csv), "--figures", str(file)]
    assert run_main(repair_quality, monkeypatch, *words, *more) == 0
    lines = plain[-1].splitlines()
    assert lines[0] == "| PSNR dB / SSIM / HaarPSI | telea | navier-stokes |"
    assert [line.split(" | ")[0] for line in lines[2:10]] == [
        *(f"| {kind}" for kind in KINDS),
        "| average",
        "| seconds a repair",
    ]
    assert "outside the mask: 0" in lines[-1]
    assert len(csv.read_text("utf-8").splitlines()) == 1 + 2 * len(KINDS)
    assert set(json.loads(file.read_text("utf-8"))) == {"telea, seconds", "navier-stokes, seconds"}


def test_hard_crops_stand_beside_the_best_of_the_others(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Image.fromarray(photographs.bundled("coffee").samples[:170, :200]).save(tmp_path / "a.png")
    sheet = tmp_path / "sheet.png"
    words = ["--photos", str(tmp_path), "--cases", "a.png:scratch, a.png:hole", "--output", str(sheet)]
    assert run_main(hard_crops, monkeypatch, *words, "--engines", "telea,navier-stokes,biharmonic") == 0
    lines = plain[-1].splitlines()
    assert len(lines) == 4 and lines[2].startswith("| a.png | scratch | 0.")
    assert {line.split(" | ")[4] for line in lines[2:]} <= {"navier-stokes", "biharmonic"}
    height, width = open_photo(sheet).picture.upright_shape
    assert width >= 4 * 170 and height >= 2 * 170
    assert run_main(hard_crops, monkeypatch, *words, "--engines", "learned,telea") == 0
    assert "| repair-wide | PSNR | best other |" in plain[-1]
    assert run_main(hard_crops, monkeypatch, *words, "--engines", "telea") == 2


def test_a_case_has_a_name_and_a_kind() -> None:
    assert hard_crops.named_cases("a:b.png:hole") == [("a:b.png", "hole")]
    for wrong in ("a.png", "a.png:pit", ""):
        with pytest.raises(argparse.ArgumentTypeError, match="NAME:KIND"):
            hard_crops.named_cases(wrong)


def test_old_photographs_are_shown_before_and_after(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    truth = photographs.bundled("coffee").samples[:150, :200]
    mask = np.zeros((150, 200), np.uint8)
    mask[40:60, 50:120] = 255
    damaged = np.where(mask[:, :, None] > 0, 255, truth).astype(np.uint8)
    Image.fromarray(damaged).save(tmp_path / "aunt.png")
    Image.fromarray(mask).save(tmp_path / "mask.png")
    pair = f"{tmp_path / 'aunt.png'}:{tmp_path / 'mask.png'}"
    assert (
        run_main(
            old_photographs, monkeypatch, pair, "--engine", "telea", "--output", str(tmp_path / "sheets")
        )
        == 0
    )
    assert "| aunt.png | 4.7% |" in plain[-1]
    sheet = open_photo(tmp_path / "sheets" / "aunt.png").picture.samples
    assert sheet.shape[1] >= 400 and sheet.shape[0] >= 300


def test_the_busiest_places_hold_most_of_the_hole() -> None:
    mask = np.zeros((400, 500), np.bool_)
    mask[300:320, 400:480] = mask[10:14, 20:24] = True
    first, second = sheets.busiest(mask, 3, side=100)
    assert mask[first.slices].sum() == 1600 and mask[second.slices].sum() == 16


def test_specks_cost_fewer_passes_than_one_for_each(
    plain: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--specks", "12", "--megapixels", "0.03", "--crops", "64", "--sample", "3", "--rounds", "1")
    assert run_main(specks, monkeypatch, *words) == 0
    assert "scaled from" in plain[-1] and "times the seconds" in plain[-1]


def test_each_connected_piece_gets_a_box_of_its_own_inside_the_picture() -> None:
    mask = np.zeros((60, 90), np.bool_)
    mask[0, 0] = mask[30, 40:50] = mask[59, 89] = True
    assert specks.pieces(mask, 32) == [Box(0, 0, 32, 32), Box(14, 29, 32, 32), Box(28, 58, 32, 32)]


def test_big_scans_tell_ratio_and_memory(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(big_scans, "SMALL", 0.04)
    words = [
        "--sizes",
        "0.04,0.2",
        "--layouts",
        "spread",
        "--defects",
        "8",
        "--rounds",
        "1",
        "--engine",
        "telea",
    ]
    assert run_main(big_scans, monkeypatch, *words, "--no-memory") == 0
    assert "| 0.2 | spread |" in plain[1] and "| 1.00 |" in plain[1]
    words = ["--sizes", "0.04", "--defects", "8", "--rounds", "0", "--engine", "telea", "--folder"]
    assert run_main(big_scans, monkeypatch, *words, str(tmp_path)) == 0
    assert plain[-1].count("| finished |") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", ["", "--restoring"])
def test_the_hand_on_the_canvas_is_timed_until_each_frame(tmp_path: Path, how: str) -> None:
    file = tmp_path / "figures.json"
    script = [sys.executable, str(FOLDER / "canvas_speed.py"), "--figures", str(file)]
    tiny = ["--megapixels", "0.5", "--size", "900x600", "--rounds", "1", "--moves", "4"]
    more = [how, "--seconds", "0.1", "--defects", "1500"] if how else []
    done = children.run([*script, *tiny, *more])
    assert done.code == 0, done.complaint
    figures = json.loads(file.read_text("utf-8"))
    frames = [name for name in figures if name.endswith(", median")]
    assert len(frames) == 5 and all(0 < figures[name] < 5 for name in frames)
    assert all(figures[name] <= figures[name.replace("median", "95 %")] for name in frames)


def test_gains_are_those_over_the_plain_repair(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    small = Picture(photographs.bundled("astronaut").samples[100:260, 100:260], RGB)
    monkeypatch.setattr(photographs, "bundled", lambda name: small)
    refine, looks = TrainedMethod.refine, [0.0]

    def timed(self: TrainedMethod, base: Tensor, hole: Tensor, terms: Terms) -> Tensor:
        looks[0] += 1  # each look takes a second here, however busy the machine is
        return refine(self, base, hole, terms)

    monkeypatch.setattr(TrainedMethod, "refine", timed)
    monkeypatch.setattr(engine, "time", SimpleNamespace(monotonic=lambda: looks[0]))
    file = tmp_path / "figures.json"
    words = ("--count", "1", "--kinds", "scratch", "--seconds", "0,0.01", "--threads", "1")
    assert run_main(adapting, monkeypatch, *words, "--figures", str(file)) == 0
    figures = json.loads(file.read_text("utf-8"))
    assert figures["scratch, plain, gain"] == 0 and figures["scratch, plain, times"] == 1
    assert figures["scratch, adapted 0.01 s, gain"] == 0, "nothing was learned"
    assert figures["scratch, flips, gain"] != 0 and figures["scratch, flips, times"] > 1
    assert "| 0 of 1 |" in plain[-1] and plain[-1].count("| scratch |") == 3


def test_contact_sheets_show_the_worst_seams_and_all_textures(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = ("--count", "1", "--engines", "telea", "--output", str(tmp_path))
    assert run_main(seams, monkeypatch, *words, "--holes", "2") == 0
    assert run_main(textures, monkeypatch, *words, "--textures", "1") == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "seams telea.png",
        "photographs 1.png",
        "textures 1.png",
    }
    assert "| truth |" in plain[0] and "| telea |" in plain[0]


def test_a_crop_of_a_hole_lies_inside_the_picture() -> None:
    mask = np.zeros((300, 500), np.bool_)
    mask[2:4, :] = True
    box = sheets.around(mask)
    assert box.clipped(300, 500) == box and (box.height, box.width) == (200, 320)
    picture = Picture(np.zeros((300, 500, 3), np.uint8), RGB)
    assert sheets.crop(picture, box).samples.shape == (200, 320, 3)


def test_what_a_method_cannot_do_is_told_and_not_measured() -> None:
    deep = Picture(np.full((40, 40, 3), 900, np.uint16), RGB)
    mask = np.zeros((40, 40), np.bool_)
    mask[20, 20] = True
    assert "8" in repairs.refusal(Engine(1), "fsr", deep, mask)
    assert repairs.refusal(Engine(1), "telea", deep, mask) == ""
    Mask(mask).check_fits(deep)


def test_two_commits_are_measured_in_turn_and_their_work_trees_are_gone_after(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository = tmp_path / "repository"
    who = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", "init", "-q", repository], check=True)
    empty = ("commit", "-q", "--allow-empty", "-m", "nothing")
    subprocess.run(["git", "-C", repository, *who, *empty], check=True)
    with compare.checked_out("HEAD", tmp_path, repository) as place:
        assert place.is_dir() and place != repository
    assert not place.exists() and "worktrees" not in {path.name for path in (repository / ".git").iterdir()}
    with pytest.raises(SystemExit, match="rev-parse"), compare.checked_out("nonsense", tmp_path, repository):
        pass

    order: list[str] = []

    def figures(root: Path, script: str, more: list[str]) -> dict[str, float]:
        order.append(root.name)
        return {"seconds": 2.0 if root.name == "old" else 1.0, f"only {root.name}": 1.0}

    monkeypatch.setattr(compare, "figures_of", figures)
    text = compare.compare(Path("old"), Path("new"), "regions", [], 2)
    assert order == ["old", "new", "new", "old"]
    assert text.splitlines()[2:] == ["| seconds | 2 ± 0% | 1 ± 0% | 0.50 |"]


def test_what_undo_takes_is_told_and_everything_comes_back(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "figures.json"
    words = ("--megapixels", "12", "--steps", "12", "--figures", str(file))
    assert run_main(undo_memory, monkeypatch, *words) == 0
    figures = json.loads(file.read_text("utf-8"))
    assert figures["the same"] == 1.0
    assert 0 < figures["mebibytes"] < 40


def test_traced_scratches_are_measured_against_the_ones_that_were_drawn(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "figures.json"
    assert run_main(scratch_tracer, monkeypatch, "--count", "3", "--figures", str(file)) == 0
    figures = json.loads(file.read_text("utf-8"))
    assert figures["covered"] > 0.8 and 1 <= figures["ratio"] < 4


def test_the_start_is_timed_to_the_first_sight_of_a_photograph(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "figures.json"
    words = ("--megapixels", "0.3", "--runs", "1", "--figures", str(file))
    assert run_main(start_time, monkeypatch, *words) == 0
    figures = json.loads(file.read_text("utf-8"))
    assert 0 < figures["window"] <= figures["drawn"] <= figures["sharp"] < 60
    assert "none of the heavy libraries" in capsys.readouterr().out


def test_the_share_of_a_training_step_that_its_batch_takes_is_told(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, sheet = tmp_path / "figures.json", tmp_path / "sheet.png"
    tiny = ("--batches", "2x32", "--canvases", "2", "--rounds", "1", "--sheet", str(sheet))
    assert run_main(training_pipeline, monkeypatch, *tiny, "--figures", str(file)) == 0
    figures = json.loads(file.read_text("utf-8"))
    assert 0 < figures["2x32, share"] < 1
    assert "| 2x32 |" in plain[-1] and "8 photographs" in plain[1]
    assert sheet.is_file()
    (tmp_path / "wrong.toml").write_text("name = 1")
    with pytest.raises(BadConfig, match=r"wrong\.toml"):
        run_main(training_pipeline, monkeypatch, *tiny, "--config", str(tmp_path / "wrong.toml"))


def test_one_altered_sample_is_found_in_every_format(
    plain: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "figures.json"
    words = ("--trials", "5", "--side", "24", "--figures", str(file))
    assert run_main(verify_trials, monkeypatch, *words) == 0
    assert json.loads(file.read_text("utf-8")) == {"trials": 5, "identical": 5, "caught": 5, "placed": 5}
    assert plain[-1].endswith("| all |  | 5 | 5 | 5 | 5 |")


def test_a_verification_that_finds_nothing_fails_the_trials(
    plain: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify_trials, "verify", lambda *_: (0, {"differing": 0, "first": None}))
    assert run_main(verify_trials, monkeypatch, "--trials", "2", "--side", "24") == 1
    assert plain[-1].endswith("| all |  | 2 | 2 | 0 | 0 |")


def test_mutated_files_are_read_refused_and_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(mutated_files, "SEEDS", 3)
    monkeypatch.setattr(mutated_files, "seed_files", lambda: list(islice(seed_files.seed_files(), 3)))
    file = tmp_path / "figures.json"
    assert run_main(mutated_files, monkeypatch, "--count", "8", "--figures", str(file)) == 0
    figures = json.loads(file.read_text("utf-8"))
    assert figures["files"] == 8 and "fault" not in figures and figures["refused"] > 0


def test_the_same_seed_makes_the_same_mutants_and_another_one_others() -> None:
    seeds = [(name, data) for name, data in islice(seed_files.seed_files(), 2)]
    assert mutated_files.mutant(seeds, 1, 5) == mutated_files.mutant(seeds, 1, 5)
    assert mutated_files.mutant(seeds, 1, 5) != mutated_files.mutant(seeds, 2, 5)
    assert all(mutated_files.mutant(seeds, 0, number)[1] != seeds[number % 2][1] for number in range(10))


def test_odd_files_are_held_against_what_is_expected_of_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Image.new("L", (9, 9), 90).save(tmp_path / "sound.png")
    (tmp_path / "letter.tif").write_text("Dear archive")
    rows = ["name,what_is_odd,expected,strict", "sound.png,nothing,loads,yes", "letter.tif,text,loads,yes"]
    (tmp_path / "MANIFEST.csv").write_text("\n".join(rows), encoding="utf-8")
    file = tmp_path / "figures.json"
    assert run_main(odd_files, monkeypatch, str(tmp_path), "--figures", str(file)) == 1
    figures = json.loads(file.read_text("utf-8"))
    assert figures["files"] == figures["strict expectations"] == 2
    assert figures["strict expectations missed"] == 1 and figures["faults of the program"] == 0
    assert "| letter.tif | refused | should load (text) |" in capsys.readouterr().out


def test_photographs_are_spoiled_as_much_as_their_names_say() -> None:
    truth = np.full((96, 96, 3), 128, np.uint8)
    truth[:, 48:] = 90
    for kind, spoil in cleaning.SPOILED.items():
        found = spoil(truth, np.random.default_rng(1))
        assert found.shape == truth.shape and found.dtype == np.uint8
        error = float(np.std(found.astype(float) - truth))
        if kind.startswith("grain"):
            assert error == pytest.approx(float(kind.split()[1]), rel=0.05)
        assert (error == 0) == (kind == "as it is")
    assert cleaning.psnr(truth, truth) == 99
    assert cleaning.psnr(truth, truth + np.uint8(16)) == pytest.approx(24.05, abs=0.01)


def test_what_remains_of_sound_photographs_is_told() -> None:
    told = cleaning.report({"grain 5": [[30, 32, 31, 29], [30, 29, 30, 31]], "as it is": [[99, 41, 47, 35]]})
    assert "| grain 5 | 30.00 | 30.50 | 30.50 | 30.00 | 1 of 2 |" in told
    assert "at least 41.0 dB remain" in told
