from __future__ import annotations

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.picture import FULL_SCALE, GREY, RGB, Picture, Role
from restorer_app.core.progress import Progress
from restorer_app.core.repair import apply_patches
from restorer_app.engine.blend import Gathered
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.grain import REACH, Grain
from restorer_app.engine.grain_measure import TILES, measured
from restorer_app.engine.local_grain import LocalGrain
from restorer_app.engine.plan import Window
from restorer_app.engine.tensors import hole_tensor

WHOLE = Box(0, 0, 320, 384)
IMMERKAER = np.outer([1, -2, 1], [1, -2, 1]).astype(np.float32)
NOTHING = np.zeros((320, 384), bool)


def scene(low: float = 0.15, high: float = 0.85) -> NDArray[np.float64]:
    """Tones from left to right, with soft shapes and a few hard edges."""
    rows, columns = np.mgrid[0:320, 0:384]
    values = low + (high - low) * columns / 383
    values += 0.03 * np.sin(rows / 40) * np.sin(columns / 31)
    values[100:140, 50:330] += 0.08
    values[200:204, ::9] -= 0.1
    return values[:, :, None]


def noise(seed: int, softness: float = 0.0, fields: int = 1) -> NDArray[np.float64]:
    made = np.random.default_rng(seed).standard_normal((320, 384, fields))
    if softness:
        made = cv2.GaussianBlur(made, (0, 0), softness).reshape(made.shape)
    return made / made.std()


def picture_of(values: NDArray[np.float64], kind: str = "uint8") -> Picture:
    scale = FULL_SCALE[kind]
    samples = np.clip(values, 0, 1) * scale
    return Picture(
        (np.rint(samples) if scale > 1 else samples).astype(kind), GREY if values.shape[2] == 1 else RGB
    )


def found(picture: Picture, hole: NDArray[np.bool_] = NOTHING) -> Grain:
    grain = measured(picture, hole, [WHOLE])
    assert grain is not None
    return grain


def energy(values: NDArray[np.float64], where: NDArray[np.bool_]) -> float:
    response = cv2.filter2D(values.astype(np.float32), -1, IMMERKAER).reshape(values.shape)
    return float((response[where] ** 2).mean())


@pytest.mark.parametrize("kind", ["uint8", "uint16", "float32"])
@pytest.mark.parametrize("softness", [0.0, 0.6, 1.0])
def test_strength_is_measured_by_tone(kind: str, softness: float) -> None:
    clean = scene()
    strength = 0.03 * (0.4 + 2.4 * clean * (1 - clean))
    grain = found(picture_of(clean + strength * noise(1, softness), kind))
    for tone in (0.25, 0.5, 0.75):
        wanted = 0.03 * (0.4 + 2.4 * tone * (1 - tone))
        assert grain.strength_at(np.full((1, 1, 1), tone, np.float32)) == pytest.approx(wanted, rel=0.2)


def test_the_spectrum_is_that_of_the_photograph() -> None:
    softest, *others = (
        energy(found(picture_of(scene() + 0.03 * noise(2, softness), "uint16")).noise(WHOLE, 0), ~NOTHING)
        / energy(noise(2, softness), ~NOTHING)
        for softness in (1.0, 0.6, 0.0)
    )
    assert softest == pytest.approx(1, rel=0.5)
    assert others == pytest.approx([1, 1], rel=0.25)


def test_fine_grain_of_a_deep_scan_counts() -> None:
    values = scene(0.3, 0.4) + 0.0008 * noise(3)
    assert found(picture_of(values, "uint16")).strength.mean() == pytest.approx(0.0008, rel=0.2)
    assert measured(picture_of(values), NOTHING, [WHOLE]) is None, "eight bits do not show it"


@pytest.mark.parametrize("kind", ["uint8", "uint16", "float32"])
def test_a_clean_photograph_has_no_grain(kind: str) -> None:
    assert measured(picture_of(scene(), kind), NOTHING, [WHOLE]) is None


def test_texture_is_not_taken_for_grain() -> None:
    values = scene(0.3, 0.7)
    rng = np.random.default_rng(4)
    for row, column in rng.integers(0, (320, 384), (4000, 2)):
        turn, length = rng.uniform(0, np.pi), rng.uniform(2, 9)
        end = int(column + length * np.cos(turn)), int(row + length * np.sin(turn))
        cv2.line(values, (int(column), int(row)), end, float(rng.uniform(0.1, 0.9)), 1)
    assert measured(picture_of(values), NOTHING, [WHOLE]) is None


def test_strength_falls_to_nothing_where_samples_clip() -> None:
    values = scene(0.3, 1.2) + 0.03 * noise(5)
    grain = found(picture_of(values))
    assert grain.strength_at(np.full((1, 1, 1), 1.0, np.float32)) == 0
    assert grain.strength_at(np.full((1, 1, 1), 0.6, np.float32)) == pytest.approx(0.03, rel=0.2)


def test_the_hole_is_not_looked_at() -> None:
    values = scene() + 0.02 * noise(6)
    hole = NOTHING.copy()
    hole[60:120, 100:300] = True
    damaged = values.copy()
    damaged[hole] = np.random.default_rng(0).random((int(hole.sum()), 1))
    first, second = (found(picture_of(item, "uint16"), hole) for item in (values, damaged))
    np.testing.assert_array_equal(first.strength, second.strength)
    damaged[hole] = np.nan
    np.testing.assert_array_equal(found(picture_of(damaged, "float32"), hole).kernel, first.kernel)


def test_samples_that_are_no_numbers_are_passed_over() -> None:
    values = scene() + 0.02 * noise(6)
    values[::24, ::16] = np.nan
    assert np.isfinite(found(picture_of(values, "float32")).strength).all()


def test_the_work_does_not_grow_with_the_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    from restorer_app.engine import grain_measure

    looked, real = [], grain_measure._known_blocks
    monkeypatch.setattr(grain_measure, "_known_blocks", lambda *some: looked.append(some) or real(*some))
    samples = np.broadcast_to(np.uint8(100), (20_000, 20_000, 1))
    hole = np.broadcast_to(np.bool_(False), (20_000, 20_000))
    near = [Box(40 * number, 30 * number, 60, 60) for number in range(400)]
    assert measured(Picture(samples, GREY), hole, near) is None
    assert 30 <= len(looked) <= TILES


def test_colours_go_together_as_in_the_photograph() -> None:
    shared, own = noise(7), noise(8, fields=3)
    values = np.repeat(scene(), 3, axis=2) * [1, 0.9, 0.8]
    grain = found(picture_of(values + 0.03 * (0.8 * shared + 0.6 * own), "uint16"))
    made = grain.noise(WHOLE, 0).reshape(-1, 3)
    assert np.corrcoef(made.T)[np.triu_indices(3, 1)] == pytest.approx(0.64, abs=0.06)
    assert made.std(axis=0) == pytest.approx([1, 1, 1], abs=0.02)


def test_alpha_and_infrared_are_ignored() -> None:
    values = picture_of(scene() + 0.02 * noise(9)).samples
    other = np.random.default_rng(0).integers(0, 255, values.shape, np.uint8)
    roles = (Role.INFRARED, *GREY, Role.ALPHA)
    mixed = Picture(np.concatenate([other, values, other], axis=2), roles)
    np.testing.assert_array_equal(found(mixed).strength, found(Picture(values, GREY)).strength)


def test_grain_is_a_function_of_seed_and_place() -> None:
    grain = found(picture_of(scene() + 0.02 * noise(10, 0.6)))
    large, small = Box(-20, 30, 200, 180), Box(50, 90, 70, 40)
    part = grain.noise(large, 3)[small.shifted(20, -30).slices]
    np.testing.assert_allclose(part, grain.noise(small, 3), atol=1e-5)
    assert abs(np.corrcoef(grain.noise(small, 4).ravel(), part.ravel())[0, 1]) < 0.1


def filled(
    values: NDArray[np.float64], mask: NDArray[np.bool_], kind: str, fill: NDArray[np.float64]
) -> Picture:
    """The photograph with ``fill`` in the mask, made as grainy as it is."""
    damaged = picture_of(np.where(mask[:, :, None], 0.95, values), kind)
    grain = measured(damaged, mask, [WHOLE])
    assert grain is not None
    gathered = Gathered(320, 384, values.shape[2], mask)
    gathered.add(Window(WHOLE, WHOLE), fill.astype(np.float32))
    result = apply_patches(damaged, gathered.patches(damaged, mask, 2, grain, 5))
    outside = ~mask
    np.testing.assert_array_equal(result.samples[outside], damaged.samples[outside])
    return result


def smooth_fill(values: NDArray[np.float64], mask: NDArray[np.bool_]) -> NDArray[np.float64]:
    """What a smooth method makes of it: continuous with the grainy known region."""
    tensor = torch.from_numpy(np.ascontiguousarray(values.transpose(2, 0, 1), np.float32))[None]
    return first_fill(tensor, hole_tensor(mask))[0].permute(1, 2, 0).numpy().astype(np.float64)


def masks() -> dict[str, NDArray[np.bool_]]:
    thin, wide = NOTHING.copy(), NOTHING.copy()
    for row in range(20, 310, 40):
        thin[row : row + 3, 10:370] = True
    wide[40:280, 60:320] = True
    return {"thin": thin, "wide": wide}


@pytest.mark.parametrize("kind", ["uint8", "uint16"])
@pytest.mark.parametrize("softness", [0.0, 0.6])
@pytest.mark.parametrize("name", ["thin", "wide"])
def test_a_smooth_fill_becomes_as_grainy_as_its_surroundings(name: str, softness: float, kind: str) -> None:
    clean, mask = scene(), masks()[name]
    values = clean + 0.03 * noise(11, softness)
    result = filled(values, mask, kind, smooth_fill(values, mask)).samples / FULL_SCALE[kind]
    assert 0.8 < energy(result - clean, mask) / energy(noise(12, softness) * 0.03, mask) < 1.25


def test_a_fill_that_is_grainy_already_stays() -> None:
    clean, mask = scene(), masks()["wide"]
    own = clean + 0.03 * noise(13)
    result = filled(clean + 0.03 * noise(14), mask, "uint16", own).samples / 65535
    assert energy(result - clean, mask) / energy(own - clean, mask) == pytest.approx(1, abs=0.15)


def test_grey_stays_exactly_grey() -> None:
    clean, mask = scene(), masks()["wide"]
    values = np.repeat(clean + 0.03 * noise(15), 3, axis=2)
    values[mask] = [0.9, 0.2, 0.4]
    result = filled(values, mask, "uint16", np.repeat(clean, 3, axis=2))
    assert int(np.ptp(result.samples.astype(int)[mask], axis=1).max()) == 0


def test_a_grey_fill_in_a_colour_photograph_gets_grey_grain() -> None:
    clean, mask = np.repeat(scene(), 3, axis=2), masks()["wide"]
    values = clean * [1, 0.8, 0.6] + 0.03 * noise(16, fields=3)
    result = filled(values, mask, "uint16", clean)
    assert int(np.ptp(result.samples.astype(int)[mask], axis=1).max()) == 0
    assert result.samples[mask][:, 0].astype(float).std() > 0


def test_beside_a_hole_on_calm_ground_grain_is_as_weak_as_there() -> None:
    clean = scene(0.3, 0.7)
    grainy = clean + 0.03 * noise(17)
    calm = np.where(np.arange(384)[None, :, None] < 192, clean + 0.25 * (grainy - clean), grainy)
    mask = NOTHING.copy()
    mask[100:220, 10:374] = True
    box = Box(100, 10, 120, 364)
    factor = LocalGrain(found(picture_of(grainy)), 0, picture_of(calm), mask, [box], Progress()).factor(box)
    assert factor[:, :80] == pytest.approx(0.33, abs=0.05), "a quarter, made up a little for uneven grain"
    assert factor[:, -80:] == pytest.approx(1, abs=0.01)
    assert np.abs(np.diff(factor, axis=1)).max() < 0.02, "no edge in between"


def test_patches_of_one_hole_go_on_in_each_other() -> None:
    """Whichever patches a hole is cut into, the grain is the same."""
    clean = scene(0.3, 0.7)
    values = clean + 0.03 * noise(20)
    mask = masks()["wide"]
    whole = filled(values, mask, "uint16", clean).samples
    grain = found(picture_of(np.where(mask[:, :, None], 0.95, values), "uint16"), mask)
    box = Box(100, 100, 60, 80)
    seen = box.grown(REACH)
    factor = np.ones((seen.height, seen.width), np.float32)
    part = grain.completed(
        clean[seen.slices].astype(np.float32), seen, mask[seen.slices].astype(np.float32), 5, factor
    )
    inner = box.shifted(-seen.row, -seen.column).slices
    assert np.abs(part[inner] - whole[box.slices] / 65535).max() < 0.01
