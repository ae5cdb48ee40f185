from __future__ import annotations

import io

import numpy as np
import pytest
import torch
from PIL import Image

from restorer_app.training.data.jpeg import compressed, quantisers
from tests.training.conftest import drawn_photograph


def tensor(samples: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(samples.astype(np.float32) / 255).permute(2, 0, 1)[None].contiguous()


def textured(height: int = 96, width: int = 128) -> np.ndarray:
    noise = np.random.default_rng(0).normal(0, 12, (height, width, 1))
    return np.clip(drawn_photograph(3, height, width) + noise, 0, 255).astype(np.uint8)


def by_pillow(samples: np.ndarray, quality: int, halved: bool) -> np.ndarray:
    content = io.BytesIO()
    Image.fromarray(samples).save(content, "JPEG", quality=quality, subsampling=2 if halved else 0)
    return np.asarray(Image.open(content)).astype(float)


@pytest.mark.parametrize("quality", [10, 30, 60, 85, 95])
@pytest.mark.parametrize("halved", [False, True])
def test_the_result_is_that_of_pillow_at_the_same_quality(quality: int, halved: bool) -> None:
    samples = textured()
    ours = compressed(tensor(samples), np.array([quality]), halved)[0].permute(1, 2, 0).numpy() * 255
    theirs = by_pillow(samples, quality, halved)
    damage = np.abs(theirs - samples).mean()
    assert damage > 1.5
    assert np.abs(ours - theirs).mean() < min(0.8, 0.4 * damage)


def test_the_tables_are_those_of_pillow() -> None:
    for quality in (5, 30, 49, 50, 51, 75, 95, 100):
        content = io.BytesIO()
        Image.fromarray(textured()).save(content, "JPEG", quality=quality)
        tables = Image.open(content).quantization
        for ours, theirs in zip(quantisers(np.array([quality])), tables.values(), strict=True):
            np.testing.assert_array_equal(ours[0], theirs)


def test_each_picture_has_its_own_quality_and_a_lower_one_costs_more() -> None:
    samples = tensor(textured()).expand(3, -1, -1, -1)
    quality = np.array([15.0, 50, 90])
    together = compressed(samples, quality, True)
    errors = (together - samples).abs().mean((1, 2, 3))
    assert errors[0] > 1.1 * errors[1] > 1.5 * errors[2]
    for index in range(3):
        alone = compressed(samples[:1], quality[index : index + 1], True)
        torch.testing.assert_close(together[index : index + 1], alone, rtol=0, atol=0)


@pytest.mark.parametrize("halved", [False, True])
def test_the_phase_says_where_in_a_block_a_picture_begins(halved: bool) -> None:
    samples, quality = textured(40, 50), np.array([20.0])
    before = np.pad(samples, ((3, 0), (5, 0), (0, 0)), mode="edge")
    wanted = compressed(tensor(before), quality, halved)[:, :, 3:, 5:]
    moved = compressed(tensor(samples), quality, halved, (3, 5))
    torch.testing.assert_close(moved, wanted)
    assert (moved - compressed(tensor(samples), quality, halved)).abs().mean() > 0.01


def test_any_size_comes_back_in_range() -> None:
    for height, width in ((16, 16), (21, 37), (9, 50)):
        result = compressed(torch.rand(2, 3, height, width), np.array([3.0, 99]), True, (15, 2))
        assert result.shape == (2, 3, height, width)
        assert result.min() >= 0 and result.max() <= 1
