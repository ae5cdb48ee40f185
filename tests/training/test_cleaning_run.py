"""A network that cleans whole pictures is trained by the same loop as those that fill."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import torch

from restorer_app.core.errors import BadConfig
from restorer_app.core.resources import resource_path
from restorer_app.engine.networks.registry import build
from restorer_app.engine.weights import read_network, read_tensors
from restorer_app.training.config import read_config
from restorer_app.training.loop import train

CONFIG = """
name = "tiny-clean"
architecture = "denoise-cnn"
[network]
layers = 4
width = 8
[data]
crop = 64
held_out = 1
grainy = 1.0
grain = [0.06, 0.08]
[loss]
l1 = 1.0
l2 = 10.0
[optimizer]
batch = 4
learning_rate = 4e-3
warmup_steps = 2
average = 0.9
[run]
steps = 40
precision = "float32"
validate_every_minutes = 1000
validation_crops = 8
"""


@pytest.fixture
def cleaning(tmp_path: Path) -> Path:
    path = tmp_path / "cleaning.toml"
    path.write_text(CONFIG)
    return path


def test_a_run_makes_pictures_cleaner_than_they_were_given(
    photographs: Path, cleaning: Path, tmp_path: Path
) -> None:
    path = train(cleaning, photos=[photographs], output=tmp_path / "out")
    with (tmp_path / "out" / "log.csv").open() as file:
        [row] = csv.DictReader(file)
    assert float(row["clean"]) > float(row["clean-base"]) + 0.5
    assert 0 < float(row["clean-haarpsi"]) < 1
    assert (tmp_path / "out" / "contact-sheet.png").is_file()
    assert read_tensors(path)[1].facts["task"] == "clean"
    picture = torch.rand(1, 3, 16, 16)
    assert not torch.equal(read_network(path)(picture), picture)


@pytest.mark.parametrize("section", ["[damage]\nhole = 1.0", '[pools]\nmasks = ["masks"]'])
def test_damage_is_refused(photographs: Path, cleaning: Path, tmp_path: Path, section: str) -> None:
    cleaning.write_text(f"{CONFIG}\n{section}\n")
    with pytest.raises(BadConfig, match="learns from no damage"):
        train(cleaning, photos=[photographs], output=tmp_path / "out")


def test_the_configuration_that_ships_can_be_used() -> None:
    config = read_config(resource_path("training/denoise-cnn.toml"))
    build(config.architecture, config.network)
