from __future__ import annotations

import numpy as np
import pytest
import torch
from skimage.metrics import structural_similarity
from torch import Tensor

from restorer_app.training.losses.pixel import l2
from restorer_app.training.losses.structure import (
    error_spectrum,
    focal_frequency,
    focus,
    focused,
    gram,
    ssim,
    ssim_map,
    style,
)
from tests.training.losses.conftest import Case, two_crops

EXACT = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False}


def by_skimage(one: Tensor, other: Tensor) -> np.ndarray:
    """The map H×W×C of two C×H×W."""
    pictures = [each.permute(1, 2, 0).numpy() for each in (one, other)]
    return structural_similarity(*pictures, data_range=1.0, channel_axis=-1, full=True, **EXACT)[1]


def test_the_map_is_that_of_skimage_up_to_the_border() -> None:
    output, target, _ = two_crops(17)
    for index, found in enumerate(ssim_map(output, target)):
        np.testing.assert_allclose(
            found.permute(1, 2, 0), by_skimage(output[index], target[index]), rtol=0, atol=1e-12
        )


def test_the_loss_is_the_mean_of_the_map_over_each_hole() -> None:
    output, target, hole = two_crops(17)
    filled = torch.where(hole > 0, output, target)
    wanted = [
        1 - by_skimage(filled[index], target[index])[hole[index, 0].numpy() > 0].mean() for index in range(2)
    ]
    assert ssim(output, target, hole).item() == pytest.approx(np.mean(wanted))


def test_a_negative_is_worse_than_noise_is_worse_than_blur() -> None:
    target = two_crops(24)[1]
    everywhere = torch.ones_like(target[:, :1])
    blurred = 0.5 * target + 0.5 * target.mean(dim=(2, 3), keepdim=True)
    noise = torch.rand(target.shape, dtype=target.dtype, generator=torch.Generator().manual_seed(4))
    losses = [ssim(each, target, everywhere).item() for each in (blurred, noise, 1 - target)]
    assert 0 < losses[0] < losses[1] < losses[2] < 2


def test_the_spectrum_is_weighted_as_numpy_finds(crops: Case) -> None:
    output, target, hole = (each.numpy() for each in crops)
    spectrum = np.abs(np.fft.fft2((output - target) * hole)) ** 2 / 64
    weight = np.sqrt(spectrum)
    weight /= weight.max(axis=(2, 3), keepdims=True)
    wanted = [(weight * spectrum)[crop].sum() / (hole[crop].sum() * 3) for crop in range(2)]
    assert focal_frequency(*crops).item() == pytest.approx(np.mean(wanted))


def test_with_equal_weights_the_spectrum_gives_l2_and_focus_gives_less(crops: Case) -> None:
    spectrum = error_spectrum(*crops)
    assert focused(spectrum, torch.ones_like(spectrum), crops[2]).item() == pytest.approx(l2(*crops).item())
    assert 0 < focal_frequency(*crops).item() < l2(*crops).item()


def test_the_focus_is_held_fixed(crops: Case) -> None:
    output, target, hole = (each[:, :1, 1:7, 1:7] for each in crops)
    weight = focus(error_spectrum(output, target, hole))

    def fixed(output: Tensor) -> Tensor:
        return focused(error_spectrum(output, target, hole), weight, hole)

    output.requires_grad_()
    assert torch.autograd.gradcheck(fixed, output)
    (wanted,) = torch.autograd.grad(fixed(output), output)
    (found,) = torch.autograd.grad(focal_frequency(output, target, hole), output)
    torch.testing.assert_close(found, wanted)
    assert found.abs().max() > 0


def test_the_frequency_that_is_wrong_most_counts_most() -> None:
    columns = torch.arange(16, dtype=torch.float64)
    slow, quick = (torch.cos(2 * torch.pi * columns * times / 16).expand(1, 1, 16, 16) for times in (1, 5))
    target, everywhere = torch.zeros(1, 1, 16, 16, dtype=torch.float64), torch.ones(1, 1, 16, 16)
    both = focal_frequency(0.4 * slow + 0.1 * quick, target, everywhere)
    # l2 of a cosine of size a is a²/2; the weight of the smaller is 0.1 / 0.4.
    assert both.item() == pytest.approx(0.16 / 2 + 0.25 * 0.01 / 2)


def features() -> tuple[Tensor, Tensor, Tensor]:
    """Two layers' worth of features, 2×4×4×4, and a hole 2×1×8×8."""
    found, wanted = torch.rand(2, 2, 4, 4, 4, dtype=torch.float64, generator=torch.Generator().manual_seed(5))
    return found, wanted, two_crops()[2]


def test_gram_matrices_are_what_numpy_finds() -> None:
    found, wanted, hole = features()
    inside = hole.numpy().reshape(2, 4, 2, 4, 2).max(axis=(2, 4)) > 0
    distances = []
    for crop in range(2):
        one, other = (each[crop].numpy()[:, inside[crop]] for each in (found, wanted))
        distances.append(np.abs(one @ one.T - other @ other.T).mean() / inside[crop].sum())
    assert style([found], [wanted], hole).item() == pytest.approx(np.mean(distances))


def test_style_does_not_mind_where_a_texture_lies() -> None:
    found, wanted, _ = features()
    everywhere = torch.ones(2, 1, 4, 4, dtype=torch.float64)
    shuffled = found.flatten(2)[..., torch.randperm(16)].reshape(found.shape)
    assert style([shuffled], [found], everywhere).item() == pytest.approx(0, abs=1e-12)
    assert style([found], [wanted], everywhere).item() > 0.001


def test_style_is_a_mean_over_layers_and_sees_the_hole_alone() -> None:
    found, wanted, hole = features()
    one, other = style([found], [wanted], hole), style([2 * found], [wanted], hole)
    both = style([found, 2 * found], [wanted, wanted], hole)
    assert both.item() == pytest.approx((one.item() + other.item()) / 2)
    outside = (torch.nn.functional.max_pool2d(hole, 2) == 0).expand_as(found)
    assert style([torch.where(outside, 9.0, found)], [wanted], hole).item() == one.item()
    assert style([found], [found], hole).item() == 0


def test_style_has_the_right_slope() -> None:
    found, wanted, hole = features()
    found, wanted = found[:, :2], wanted[:, :2]
    assert torch.autograd.gradcheck(lambda given: style([given], [wanted], hole), found.requires_grad_())


def test_a_gram_matrix_of_nothing_is_nought() -> None:
    assert gram(torch.ones(1, 2, 3, 3), torch.zeros(1, 1, 3, 3)).abs().sum() == 0
