from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from restorer_app.core.errors import BadConfig
from restorer_app.engine.networks import registry
from restorer_app.engine.networks.registry import build, network
from restorer_app.engine.weights import Header, write_weights
from restorer_app.training.losses.perceptual import feature_distance, read_features
from tests.training.losses.test_structure import features

TINY = {"widths": [8, 8, 8], "blocks": [1, 1], "dilations": [1]}


class Odd(nn.Module):
    """A network whose features are whatever it is told."""

    def __init__(self, found: Any) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(1))
        self._found = found

    def features(self, picture: Tensor) -> Any:
        if self._found == "raise":
            raise ValueError("no")
        return self._found


@pytest.fixture
def odd_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_makers", dict(registry._makers))

    @network("plain")
    def plain(config: Mapping[str, Any]) -> nn.Module:
        return nn.Conv2d(3, 3, 1)

    @network("odd")
    def odd(config: Mapping[str, Any]) -> nn.Module:
        return Odd(config["found"])


def written(folder: Path, architecture: str, config: Mapping[str, Any]) -> str:
    path = folder / f"{architecture}.safetensors"
    write_weights(path, build(architecture, config), Header(architecture, config, {}))
    return str(path)


def test_the_distance_is_what_numpy_finds() -> None:
    found, wanted, hole = features()
    inside = hole.numpy().reshape(2, 4, 2, 4, 2).max(axis=(2, 4)) > 0
    error = np.abs((found - wanted).numpy())
    by_crop = [error[crop][:, inside[crop]].mean() for crop in range(2)]
    assert feature_distance([found], [wanted], hole).item() == pytest.approx(np.mean(by_crop))
    twice = feature_distance([found, found], [wanted, wanted], hole).item()
    assert twice == pytest.approx(np.mean(by_crop)), "a mean over layers"


def test_the_distance_sees_the_hole_alone() -> None:
    found, _, hole = features()
    outside = (torch.nn.functional.max_pool2d(hole, 2) == 0).expand_as(found)
    assert feature_distance([torch.where(outside, 9.0, found)], [found], hole).item() == 0
    assert feature_distance([torch.where(outside, found, 9.0)], [found], hole).item() > 8


def test_the_distance_has_the_right_slope() -> None:
    found, wanted, hole = features()
    found, wanted = found[:, :2].requires_grad_(), wanted[:, :2]
    assert torch.autograd.gradcheck(lambda given: feature_distance([given], [wanted], hole), found)


def test_a_network_of_ours_gives_features_whose_gradient_reaches_the_picture(tmp_path: Path) -> None:
    seen = read_features(written(tmp_path, "repair-small", TINY), 64)
    picture = torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(1)).requires_grad_()
    found = seen.features(picture)
    assert [tuple(each.shape) for each in found] == [(2, 8, 32, 32), (2, 8, 16, 16), (2, 8, 8, 8)]
    sum(each.square().sum() for each in found).backward()
    assert picture.grad is not None and picture.grad.abs().amin(dim=1).gt(0).float().mean() > 0.9
    assert not any(item.requires_grad for item in seen.parameters())


@pytest.mark.usefixtures("odd_networks")
@pytest.mark.parametrize("found", [3, [], [1.0], "raise"])
def test_a_network_with_odd_features_is_refused_in_one_sentence(found: Any, tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match=r"odd\.safetensors gives no features of crops of 64"):
        read_features(written(tmp_path, "odd", {"found": found}), 64)


@pytest.mark.usefixtures("odd_networks")
def test_a_network_without_features_and_a_size_that_does_not_fit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match=r"plain\.safetensors gives no features"):
        read_features(written(tmp_path, "plain", {}), 64)
    with pytest.raises(BadConfig, match=r"gives no features of crops of 33 pixels"):
        read_features(written(tmp_path, "repair-small", TINY), 33)


def test_an_engine_that_ships_gives_features_and_one_without_a_network_none() -> None:
    assert len(read_features("repair-small", 64).features(torch.rand(1, 3, 64, 64))) == 3
    with pytest.raises(BadConfig, match="telea gives no features"):
        read_features("telea", 64)
    with pytest.raises(BadConfig, match="no engine named 'magic'"):
        read_features("magic", 64)


def test_a_file_that_holds_no_network_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.safetensors").write_text("nothing")
    for name in ("notes.safetensors", "missing.safetensors"):
        with pytest.raises(BadConfig, match=r"features of \[adversary\] cannot be used") as caught:
            read_features(str(tmp_path / name), 64)
        assert name in str(caught.value)
