"""Training with an adversary, whole: its time, its part in the loss, and going on exactly."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import torch

from restorer_app.core.errors import BadConfig
from restorer_app.core.progress import Cancelled
from restorer_app.engine.weights import read_network, read_tensors
from restorer_app.training.loop import train
from tests.training.conftest import CONFIG
from tests.training.test_adversary import written_features
from tests.training.test_loop import StopAfter, tensors_of

pytestmark = pytest.mark.timeout(300)

ADVERSARY = """
[adversary]
width = 4
r1 = 1.0
r1_every = 2
only_wide = 2
start = {start}
"""


def written(folder: Path, start: float = 0.0, precision: str = "bfloat16", weight: float = 0.1) -> Path:
    path = folder / f"with-{start}-{precision}-{weight}.toml"
    terms = f"adversarial = {weight}\nfeature-matching = {weight}\nstyle = {weight}\n"
    text = CONFIG.format(steps=6).replace("[optimizer]", f"{terms}[optimizer]").replace("float32", precision)
    path.write_text(text + ADVERSARY.format(start=start))
    return path


@pytest.mark.parametrize("precision", ["bfloat16", "float32"])
def test_a_stopped_run_with_an_adversary_goes_on_exactly(
    photographs: Path, tmp_path: Path, precision: str
) -> None:
    config = written(tmp_path, precision=precision)
    train(config, photos=[photographs], output=tmp_path / "whole")
    with pytest.raises(Cancelled):
        train(config, photos=[photographs], output=tmp_path / "parts", progress=StopAfter(2))
    checkpoint = tmp_path / "parts" / "checkpoint.safetensors"
    assert read_tensors(checkpoint)[1].facts["step"] == 3
    train(config, photos=[photographs], resume=checkpoint, output=tmp_path / "parts")
    whole, parts = tensors_of(tmp_path / "whole" / "checkpoint.safetensors"), tensors_of(checkpoint)
    assert whole["adversary.steps"] > 3
    assert whole.keys() == parts.keys()
    for name, value in whole.items():
        assert torch.equal(value, parts[name]), name


def test_it_takes_part_from_its_share_of_the_run_on(photographs: Path, tmp_path: Path) -> None:
    for start, steps in ((0.0, 6), (0.5, 3), (1.0, 0)):
        config = written(tmp_path, start=start, precision="float32").read_text().replace("only_wide = 2", "")
        (tmp_path / "c.toml").write_text(config)
        train(tmp_path / "c.toml", photos=[photographs], output=tmp_path / str(start))
        tensors = tensors_of(tmp_path / str(start) / "checkpoint.safetensors")
        with (tmp_path / str(start) / "log.csv").open() as file:
            [row] = csv.DictReader(file)
        assert (float(row["adversary"]) > 0) == (steps > 0), "its loss is in the log"
        assert tensors["adversary.steps"].item() == steps


def test_it_changes_what_is_learned_and_the_published_weights_hold_the_network_alone(
    photographs: Path, config: Path, tmp_path: Path
) -> None:
    plain = train(config, photos=[photographs], output=tmp_path / "plain")
    idle = train(written(tmp_path, 1.0, "float32"), photos=[photographs], output=tmp_path / "idle")
    both = train(written(tmp_path, 0.0, "float32"), photos=[photographs], output=tmp_path / "both")
    assert tensors_of(both).keys() == tensors_of(plain).keys()
    assert all(torch.equal(value, tensors_of(idle)[name]) for name, value in tensors_of(plain).items())
    assert not torch.equal(tensors_of(both)["head.weight"], tensors_of(plain)["head.weight"])
    assert read_network(both) is not None
    assert read_tensors(both)[1].facts["recipe"]["adversary"]["only_wide"] == 2


def test_published_weights_tell_whose_features_and_not_where_they_lie(
    photographs: Path, tmp_path: Path
) -> None:
    config = written(tmp_path, precision="float32")
    config.write_text(config.read_text() + f'features = "{Path(written_features(tmp_path)).as_posix()}"\n')
    found = train(config, photos=[photographs], output=tmp_path / "out")
    assert read_tensors(found)[1].facts["recipe"]["adversary"]["features"] == "features.safetensors"


def test_a_run_without_one_can_go_on_with_one_but_not_with_another(
    photographs: Path, config: Path, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        train(config, photos=[photographs], output=tmp_path / "out", progress=StopAfter(2))
    checkpoint = tmp_path / "out" / "checkpoint.safetensors"
    later = written(tmp_path, precision="float32")
    train(later, photos=[photographs], resume=checkpoint, output=tmp_path / "out")
    assert tensors_of(checkpoint)["adversary.steps"].item() > 0
    later.write_text(later.read_text().replace("width = 4", "width = 8"))
    with pytest.raises(BadConfig, match="another discriminator"):
        train(later, photos=[photographs], resume=checkpoint, output=tmp_path / "out")
