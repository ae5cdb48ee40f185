from __future__ import annotations

import csv
from pathlib import Path

import pytest
import torch

from restorer_app.core.errors import BadConfig, BadWeights
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine.weights import read_network, read_tensors
from restorer_app.training.config import DataConfig, read_config
from restorer_app.training.data.photographs import load_photographs
from restorer_app.training.data.pool_making import make_pool
from restorer_app.training.data.sampler import CropSampler
from restorer_app.training.loop import TrainingRun, train
from tests.training.conftest import CONFIG

pytestmark = pytest.mark.timeout(300)


def tensors_of(path: Path) -> dict[str, torch.Tensor]:
    return read_tensors(path)[0]


class StopAfter(Progress):
    """Asks to stop at the n-th report of a step."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def report(self, fraction: float, note: str = "") -> None:
        self.left -= note.startswith("step")
        if self.left < 0:
            raise Cancelled


def test_a_run_publishes_weights_that_describe_themselves(
    photographs: Path, config: Path, tmp_path: Path
) -> None:
    path = train(config, photos=[photographs], output=tmp_path / "out")
    network = read_network(path)
    header = read_tensors(path)[1]
    assert sum(item.numel() for item in network.parameters()) > 1000
    assert header.architecture == "repair-small"
    assert header.facts["trained_on"] == ["photographs"]
    assert (header.facts["step"], header.facts["samples"]) == (6, 24)
    with (tmp_path / "out" / "log.csv").open() as file:
        [row] = csv.DictReader(file)
    assert row["step"] == "6"
    assert {"hole", "hole-base", "scratch", "mean"} <= set(row)
    alike = [float(row[f"{kind}-haarpsi"]) for kind in ("hole", "scratch")]
    assert 0 < min(alike) < max(alike) < 1 and row["samples"] == "24"


def test_a_stopped_run_goes_on_exactly_where_it_was(photographs: Path, config: Path, tmp_path: Path) -> None:
    whole = train(config, photos=[photographs], output=tmp_path / "whole")
    with pytest.raises(Cancelled):
        train(config, photos=[photographs], output=tmp_path / "parts", progress=StopAfter(2))
    checkpoint = tmp_path / "parts" / "checkpoint.safetensors"
    assert read_tensors(checkpoint)[1].facts["step"] == 3
    parts = train(config, photos=[photographs], resume=checkpoint, output=tmp_path / "parts")
    for (name, one), other in zip(tensors_of(whole).items(), tensors_of(parts).values(), strict=True):
        assert torch.equal(one, other), name


def test_published_weights_are_a_warm_start(photographs: Path, config: Path, tmp_path: Path) -> None:
    first = train(config, photos=[photographs], output=tmp_path / "first")
    second = train(config, photos=[photographs], resume=first, output=tmp_path / "second")
    assert read_tensors(second)[1].facts["step"] == 6, "the count starts anew"
    assert not torch.equal(tensors_of(first)["head.weight"], tensors_of(second)["head.weight"])


def test_a_network_is_the_same_whether_its_defaults_are_written_out_or_not(
    photographs: Path, tmp_path: Path
) -> None:
    short, long = tmp_path / "short.toml", tmp_path / "long.toml"
    text = CONFIG.format(steps=1).replace("blocks = [1, 1]", "")
    short.write_text(text)
    long.write_text(text.replace("[network]", "[network]\nblocks = [2, 2]"))
    first = train(short, photos=[photographs], output=tmp_path / "first")
    train(long, photos=[photographs], resume=first, output=tmp_path / "second")


def test_weights_tell_what_they_had_learned_from_before(
    photographs: Path, config: Path, tmp_path: Path
) -> None:
    start = train(config, photos=[photographs], output=tmp_path / "0")
    assert read_tensors(start)[1].facts["earlier"] == []
    for number in (1, 2):
        output = tmp_path / str(number)
        start = train(config, photos=[photographs], resume=start, output=output)
        checkpoint = output / "checkpoint.safetensors"
        exact = train(config, photos=[photographs], resume=checkpoint, output=output)
        for written in (start, checkpoint, exact):
            facts = read_tensors(written)[1].facts
            assert len(facts["earlier"]) == number and facts["earlier"][0]["samples"] == 24
            assert all(run["machine"].startswith("cpu") for run in facts["earlier"])


def test_a_batch_seen_again_and_again_is_learned(photographs: Path, tmp_path: Path) -> None:
    path = tmp_path / "longer.toml"
    path.write_text(CONFIG.format(steps=160).replace("[8, 8, 8]", "[16, 16, 16]"))
    pictures = load_photographs([photographs], 64)
    run = TrainingRun(read_config(path), pictures, ["drawings"], tmp_path / "out")
    plain = DataConfig(crop=64, canvases=4, grainy=0, compressed=0, residue=0, grey=0, faded=0)
    batch = CropSampler(pictures, make_pool({"hole": 1.0}, plain, 1), plain, 1).batch(1, 2)
    losses = [run.learner.step(batch, number / 160) for number in range(160)]
    assert losses[-1] < 0.1 * losses[0]


def test_other_networks_checkpoints_are_refused(photographs: Path, config: Path, tmp_path: Path) -> None:
    first = train(config, photos=[photographs], output=tmp_path / "first")
    other = tmp_path / "other.toml"
    other.write_text(CONFIG.format(steps=2).replace("[8, 8, 8]", "[8, 8, 16]"))
    with pytest.raises(BadConfig, match="another network"):
        train(other, photos=[photographs], resume=first, output=tmp_path / "out")
    with pytest.raises(BadWeights):
        train(config, photos=[photographs], resume=tmp_path / "none", output=tmp_path / "out")


@pytest.mark.parametrize(
    ("section", "message"), [("hole", "no damage named 'pit'"), ("l1", "no loss named 'pit'")]
)
def test_unknown_damage_and_losses_are_named(
    photographs: Path, tmp_path: Path, section: str, message: str
) -> None:
    path = tmp_path / "c.toml"
    path.write_text(CONFIG.format(steps=2).replace(f"\n{section} =", "\npit ="))
    with pytest.raises(BadConfig, match=message):
        train(path, photos=[photographs], output=tmp_path / "out")


def test_a_configuration_has_to_weigh_a_loss_of_the_picture(photographs: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(CONFIG.format(steps=2).replace("l1 = 1.0\ngradient = 0.5", "adversarial = 1.0\nl1 = 0"))
    with pytest.raises(BadConfig, match="gives no loss a weight"):
        train(path, photos=[photographs], output=tmp_path / "out")


def test_a_step_without_a_number_is_left_out(
    photographs: Path, config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from restorer_app.training import learner

    right = learner.weighted_sum
    calls = iter(range(100))

    def sometimes(*given):  # type: ignore[no-untyped-def]
        return right(*given) * (float("nan") if next(calls) == 2 else 1.0)

    monkeypatch.setattr(learner, "weighted_sum", sometimes)
    path = train(config, photos=[photographs], output=tmp_path / "out")
    assert all(torch.isfinite(item).all() for item in tensors_of(path).values())
    assert read_tensors(path)[1].facts["samples"] == 20
