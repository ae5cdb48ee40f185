"""Which cases are kept, and what of them is shown."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.picture import GREY, RGB, Picture
from restorer_app.training.evaluation_photographs import Subject
from restorer_app.training.worst_cases import SHOWN, SIDE, ShownCase, WorstCases, eight_bit, worst_place


def _case(name: str, **scores: float) -> ShownCase:
    return ShownCase(name, "hole", scores, {}, Box(0, 0, 1, 1))


def test_each_engine_keeps_its_worst_cases_the_worst_first() -> None:
    kept = WorstCases()
    for number in np.random.default_rng(0).permutation(200):
        kept.offer(_case(f"{number}", fsr=float(number), telea=float(200 - number)))
    assert [case.photo for case in kept.of("fsr")] == [str(number) for number in range(SHOWN)]
    assert [case.photo for case in kept.of("telea")] == [str(199 - number) for number in range(SHOWN)]
    assert len(kept._kept) == 2 * SHOWN, "what nobody will see is forgotten"


def test_a_case_that_an_engine_could_not_do_is_none_of_its_worst() -> None:
    kept = WorstCases()
    kept.offer(_case("deep", telea=0.1))
    kept.offer(_case("both", telea=0.2, fsr=0.9))
    assert [case.photo for case in kept.of("fsr")] == ["both"]
    assert [case.photo for case in kept.of("telea")] == ["deep", "both"]


def test_the_crop_lies_around_the_worst_place_of_the_hole_and_inside_the_picture() -> None:
    truth = Picture(np.full((400, 600, 3), 100, np.uint8), RGB)
    marked = np.zeros((400, 600), np.bool_)
    marked[30:370:8, 10:590:8] = True
    spoiled = truth.samples.copy()
    spoiled[marked] = 110
    spoiled[30, 10] = 255  # the largest single error is not the worst place
    near = marked & (np.hypot(*(np.mgrid[0:400, 0:600] - np.array([[[200]], [[300]]]))) < 16)
    spoiled[near] = 200
    spoiled[350:360, 560:590][~marked[350:360, 560:590]] = 0  # outside the hole nothing is looked at
    box = worst_place(truth, [Picture(spoiled, RGB)], Mask(marked))
    assert (box.height, box.width) == (SIDE, SIDE)
    assert abs(box.row + SIDE // 2 - 200) < 16 and abs(box.column + SIDE // 2 - 300) < 16
    corner = np.zeros((400, 600), np.bool_)
    corner[395:, 596:] = True
    assert worst_place(truth, [Picture(spoiled, RGB)], Mask(corner)) == Box(
        400 - SIDE, 600 - SIDE, SIDE, SIDE
    )


def test_a_shown_case_has_the_samples_themselves() -> None:
    samples = np.random.default_rng(0).integers(0, 255, (150, 400, 3), np.uint8)
    truth, repaired = Picture(samples, RGB), Picture(255 - samples, RGB)
    mask = np.zeros((150, 400), np.bool_)
    mask[70:90, 300:320] = True
    case = ShownCase.of(Subject("a.png", truth), "hole", Mask(mask), truth, {"fsr": repaired}, {"fsr": 0.5})
    assert list(case.crops) == ["truth", "damaged", "fsr"] and (case.box.height, case.box.width) == (
        150,
        SIDE,
    )
    with Image.open(io.BytesIO(case.crops["fsr"])) as image:
        assert image.format == "PNG" and np.array_equal(np.asarray(image), 255 - samples[case.box.slices])


def test_deep_and_grey_pictures_are_shown_in_8_bits_upright() -> None:
    deep = Picture(np.array([[[65535], [0]], [[32896], [257]], [[0], [0]]], np.uint16), GREY, orientation=6)
    shown = eight_bit(deep)
    assert shown.samples.shape == (2, 3, 3) and shown.samples.dtype == np.uint8
    assert shown.samples[0, :, 0].tolist() == [0, 128, 255] and shown.samples[1, :, 2].tolist() == [0, 1, 0]
