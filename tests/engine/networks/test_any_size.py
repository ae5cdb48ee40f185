"""Every network through the whole engine: any size, any hole, and no seam from what is padded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine import catalogue
from restorer_app.engine.engine import Engine
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import NO_NUMBERS, TrainedMethod
from restorer_app.engine.request import RestoreRequest
from restorer_app.engine.weights import Header, write_weights
from tests.engine.conftest import soft_picture
from tests.engine.networks.tiny import CONFIGS, filling, tiny

PLAIN = {"grain": "off", "texture": "off"}
SIZES = [(97, 131), (1000, 37), (37, 1000)]


@dataclass(frozen=True)
class Network:
    """A weights file that an engine has."""

    name: str
    engine: Engine

    def repaired(self, picture: Picture, mask: np.ndarray, **options: Any) -> np.ndarray:
        """The samples afterwards; outside the mask they are checked to be those that were there."""
        request = RestoreRequest(picture, Mask(mask), self.name, options=PLAIN | options)
        result = self.engine.restore(request)
        assert NO_NUMBERS not in result.notes
        after = apply_patches(picture, result.patches).samples
        np.testing.assert_array_equal(after[~mask], picture.samples[~mask])
        return after


@pytest.fixture(scope="module", params=filling())
def network(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    name = request.param
    path: Path = tmp_path_factory.mktemp("weights") / f"{name}.safetensors"
    facts = {"kind": "weights", "samples": 1}
    write_weights(path, tiny(name), Header(name, CONFIGS.get(name, {}), facts))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "_own", {})
        yield Network(str(path), Engine(threads=1))


def holes(height: int, width: int) -> dict[str, np.ndarray]:
    """At each border and in each corner; everything but a few pixels."""
    borders, most = np.zeros((height, width), bool), np.ones((height, width), bool)
    middle_row, middle_column = height // 2, width // 2
    for rows, columns in (
        (np.s_[:3], np.s_[middle_column : middle_column + 9]),
        (np.s_[-3:], np.s_[middle_column - 9 : middle_column]),
        (np.s_[middle_row : middle_row + 9], np.s_[:3]),
        (np.s_[middle_row - 9 : middle_row], np.s_[-3:]),
    ):
        borders[rows, columns] = True
    for rows in (np.s_[:5], np.s_[-5:]):
        borders[rows, :4] = borders[rows, -4:] = True
    most[middle_row : middle_row + 6, 5:12] = False
    return {"borders": borders, "most": most}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_any_size_and_any_hole_is_filled_with_numbers(network: Network, size: tuple[int, int]) -> None:
    truth = soft_picture(*size, "float32").samples
    for mask in holes(*size).values():
        spoilt = truth.copy()
        spoilt[mask] = 9.0
        after = network.repaired(Picture(spoilt, RGB), mask)
        assert np.isfinite(after).all()
        assert (after[mask] < 9.0).all(), "something is left as it was"


@pytest.mark.parametrize("missing", [(5, 3), (0, 13), (14, 0)])
@pytest.mark.parametrize("name", filling())
def test_what_is_padded_leaves_no_seam(name: str, missing: tuple[int, int]) -> None:
    """A window that goes on evenly beyond its border is filled as one that was cut there."""
    method = TrainedMethod(tiny(name), tiny(name).needs)  # type: ignore[arg-type]
    height, width = 128 - missing[0], 128 - missing[1]
    picture, hole = torch.zeros(1, 3, 128, 128), torch.zeros(1, 1, 128, 128)
    picture[0] = torch.from_numpy(soft_picture(128, 128, "float32").samples.copy()).permute(2, 0, 1)
    picture += 0.3 * torch.rand(picture.shape)
    hole[..., 30:50, 60:64] = hole[..., 90:, 20:30] = hole[..., 70:75, 90:] = 1
    part, cut = picture[..., :height, :width], hole[..., :height, :width]
    beyond = (0, -width % method.needs.multiple_of, 0, -height % method.needs.multiple_of)
    whole, wide = (F.pad(each, beyond, mode="replicate") for each in (part, cut))
    short = method.refine(part, cut, Terms())
    long = method.refine(whole, wide, Terms())[..., :height, :width]
    changed = (long - part)[(cut > 0).expand_as(part)]
    assert changed.std() > 0.01, "the network fills with something that can be compared"
    torch.testing.assert_close(short, long, rtol=0, atol=1e-4)
