"""Networks that teach: what is learned from them beside the truth, and from whom."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from restorer_app.core.errors import BadConfig
from restorer_app.core.progress import Cancelled
from restorer_app.core.resources import resource_path
from restorer_app.engine.networks.registry import build
from restorer_app.engine.turns import TURNS, turned, turned_back
from restorer_app.engine.weights import Header, read_tensors, write_weights
from restorer_app.training.batch import Batch
from restorer_app.training.config import TeacherConfig, TrainingConfig
from restorer_app.training.data.cutting import Corners, cut
from restorer_app.training.loop import train
from restorer_app.training.teacher import Teachers
from tests.training.conftest import CONFIG
from tests.training.test_loop import StopAfter, tensors_of

TINY = {"widths": [8, 8, 8], "blocks": [1, 1], "dilations": [1]}


def teachers_of(share: float = 0.7, until: float = 1.0, **others: Any) -> Teachers:
    teacher = TeacherConfig(("repair-small",), share, until)
    return Teachers(TrainingConfig("t", "repair-small", teacher=teacher, **others), torch.device("cpu"))


@pytest.fixture
def batch() -> Batch:
    generator = torch.Generator().manual_seed(1)
    target = torch.rand(2, 3, 64, 64, generator=generator)
    hole = torch.zeros(2, 1, 64, 64)
    hole[:, :, 20:30, 12:50] = 1
    return Batch(target, target * (1 - hole) + 0.5 * hole, hole)


class Tilted(nn.Module):
    """A teacher that draws a slope from left to right, whichever way it is turned."""

    def forward(self, picture: Tensor, hole: Tensor, base: Tensor | None = None) -> Tensor:
        return torch.linspace(0, 1, picture.shape[3]).expand_as(picture)


def goals(teachers: Teachers, batch: Batch, steps: int, share: float = 0.0) -> Tensor:
    return torch.stack([teachers.goal(batch, (batch.given, batch.hole), s, share) for s in range(steps)])


def test_turns_are_those_of_the_data_and_are_taken_back() -> None:
    pictures = torch.rand(2, 3, 16, 16)
    assert all(torch.equal(turned_back(turned(pictures, turn), turn), pictures) for turn in range(TURNS))
    plane = pictures[:1, :1]
    corners = Corners(*(np.full(TURNS, value) for value in (0, 16, 0, 0)), np.arange(TURNS))
    pieces = cut(plane.reshape(1, -1), corners, 16)
    laid = [turned(plane, turn)[0] for turn in range(TURNS)]
    assert {piece.numpy().tobytes() for piece in pieces} == {
        one.contiguous().numpy().tobytes() for one in laid
    }


def test_the_goal_lies_between_the_truth_and_a_fill_in_the_hole_and_is_the_truth_outside(
    batch: Batch,
) -> None:
    teachers = teachers_of()
    goal = teachers.goal(batch, (batch.given, batch.hole), 0, 0.0)
    inside = batch.hole.expand_as(goal) > 0
    assert torch.equal(goal[~inside], batch.target[~inside])
    whole = teachers_of(share=1.0).goal(batch, (batch.given, batch.hole), 0, 0.0)
    assert (whole - batch.target)[inside].abs().mean() > 0.1, "a fill is not noise"
    torch.testing.assert_close(goal, batch.target + 0.7 * (whole - batch.target))


def test_the_truth_alone_is_learned_without_teachers_and_after_their_time(batch: Batch) -> None:
    none = Teachers(TrainingConfig("t", "repair-small"), torch.device("cpu"))
    for teachers, share in ((none, 0.0), (teachers_of(share=0.0), 0.0), (teachers_of(until=0.5), 0.5)):
        assert teachers.goal(batch, (batch.given, batch.hole), 3, share) is batch.target
    assert teachers_of(until=0.5).goal(batch, (batch.given, batch.hole), 3, 0.49) is not batch.target


def test_a_teacher_sees_the_crops_in_all_ways_so_that_what_it_prefers_evens_out(batch: Batch) -> None:
    teachers = teachers_of(share=1.0)
    teachers._networks = [Tilted()]
    told = goals(teachers, batch, 64)
    assert torch.equal(told[:, :, :, 40:], batch.target[:, :, 40:].expand(64, -1, -1, -1, -1)), (
        "it has no say outside"
    )
    seen = told[:, 0, 0, 24, 15]
    assert len(seen.unique()) > 2, "in more ways than one"
    assert seen.mean() == pytest.approx(0.5, abs=0.1)
    upright = torch.linspace(0, 1, 64)[15]
    assert (seen - upright).abs().min() < 1e-6


def test_step_and_seed_rule_who_teaches(batch: Batch) -> None:
    teachers = teachers_of(share=1.0)
    teachers._networks = [_says(0.25), _says(0.75)]
    told = goals(teachers, batch, 40)
    assert torch.equal(told, goals(teachers, batch, 40)), "so that a resumed run goes on exactly"
    said = told[:, 0, 0, 24, 15]
    assert set(said.tolist()) == {0.25, 0.75}
    assert 10 < (said == 0.25).sum() < 30
    other = replace(TrainingConfig("t", "repair-small").run, seed=8)
    strangers = teachers_of(share=1.0, run=other)
    strangers._networks = teachers._networks
    assert not torch.equal(goals(strangers, batch, 40), told)


def _says(value: float) -> nn.Module:
    class Plain(nn.Module):
        def forward(self, picture: Tensor, *_: Tensor) -> Tensor:
            return torch.full_like(picture, value)

    return Plain()


def written(folder: Path, teacher: str, share: float, name: str) -> Path:
    text = CONFIG.format(steps=6) + f'[teacher]\nnetworks = ["{teacher}"]\nshare = {share}\n'
    path = folder / f"{name}.toml"
    path.write_text(text)
    return path


@pytest.fixture
def teacher(tmp_path: Path) -> Path:
    """A small network whose fills are far from every truth."""
    torch.manual_seed(3)
    network = build("repair-small", TINY)
    nn.init.constant_(network.head.bias, 3.0)  # type: ignore[union-attr, arg-type]
    path = tmp_path / "teacher.safetensors"
    write_weights(path, network, Header("repair-small", TINY, {"kind": "weights"}))
    return path


@pytest.mark.timeout(300)
def test_a_run_learns_from_its_teacher_says_so_and_goes_on_exactly(
    photographs: Path, config: Path, teacher: Path, tmp_path: Path
) -> None:
    """The teacher fills too brightly; so does, more and more, who learns from it."""
    alone = tensors_of(train(config, photos=[photographs], output=tmp_path / "alone"))
    taught = train(
        written(tmp_path, str(teacher), 1.0, "taught"), photos=[photographs], output=tmp_path / "taught"
    )
    assert tensors_of(taught)["head.bias"].mean() > alone["head.bias"].mean() + 0.002
    facts = read_tensors(taught)[1].facts["recipe"]
    assert facts["teacher"] == {"networks": ["teacher.safetensors"], "share": 1.0, "until": 1.0}
    assert read_tensors(tmp_path / "alone" / "tiny.safetensors")[1].facts["recipe"]["teacher"] == {}
    parts = tmp_path / "parts"
    with pytest.raises(Cancelled):
        train(tmp_path / "taught.toml", photos=[photographs], output=parts, progress=StopAfter(2))
    checkpoint = parts / "checkpoint.safetensors"
    train(tmp_path / "taught.toml", photos=[photographs], resume=checkpoint, output=parts)
    whole = tensors_of(tmp_path / "taught" / "checkpoint.safetensors")
    assert all(torch.equal(value, tensors_of(checkpoint)[name]) for name, value in whole.items())


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"teacher": "nobody"}, r"teacher of \[teacher\] cannot be used\. .*nobody"),
        ({"teacher": "telea"}, "telea cannot teach"),
        ({"teacher": "denoise-cnn"}, "denoise-cnn cannot"),
        ({"crop": 72, "teacher": "repair-wide"}, "cannot teach from crops of 72 pixels"),
    ],
)
def test_who_cannot_teach_is_refused(
    photographs: Path, tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    path = written(tmp_path, changes.get("teacher", "repair-small"), 0.7, "wrong")
    path.write_text(path.read_text().replace("crop = 64", f"crop = {changes.get('crop', 64)}"))
    with pytest.raises(BadConfig, match=message):
        train(path, photos=[photographs], output=tmp_path / "out")


def test_networks_with_lessons_of_their_own_have_no_teacher(photographs: Path, tmp_path: Path) -> None:
    """They are not asked for a picture alone."""
    text = resource_path("training/edge-connect.toml").read_text("utf-8")
    (tmp_path / "taught.toml").write_text(text + '[teacher]\nnetworks = ["repair-small"]\n')
    with pytest.raises(BadConfig, match="edge-connect can have no teacher"):
        train(tmp_path / "taught.toml", photos=[photographs], output=tmp_path / "out")
