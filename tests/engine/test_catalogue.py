from __future__ import annotations

import sys

import cv2
import numpy as np
import pytest

from restorer_app.core.errors import Unsupported
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.catalogue import check_can, entry, find, methods
from restorer_app.engine.request import MethodInfo


def picture(dtype: str) -> Picture:
    return Picture(np.zeros((4, 5, 3), dtype), RGB)


@pytest.mark.parametrize("info", methods(), ids=lambda info: info.name)
def test_every_method_has_words_for_people(info: MethodInfo) -> None:
    assert info.kind in ("classical", "trained")
    assert info.title and info.licence and info.summary.endswith(".")
    assert set(info.depths) <= {"uint8", "uint16", "float32"}


@pytest.mark.parametrize("info", methods(), ids=lambda info: info.name)
def test_every_method_can_be_made_and_can_what_it_says(info: MethodInfo) -> None:
    for depth in info.depths:
        check_can(info, picture(depth))
    made = entry(info.name).make()
    assert made.reach.core > 0 and isinstance(made.refines, bool)


@pytest.mark.parametrize(("dtype", "bits"), [("uint16", "16"), ("float32", "32")])
def test_a_method_of_eight_bits_refuses_deeper_photographs_and_names_others(dtype: str, bits: str) -> None:
    with pytest.raises(Unsupported) as caught:
        check_can(find("fsr"), picture(dtype))
    assert str(caught.value) == f"“fsr” repairs 8-bit photographs only; this one has {bits} bits."
    advice = caught.value.advice
    assert "learned" in advice and "biharmonic" in advice and "fsr" not in advice
    assert advice.endswith("or convert a copy to 8 bits.")


def test_a_missing_library_is_said_with_the_package_that_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(cv2, "xphoto")
    with pytest.raises(Unsupported, match="“fsr” needs OpenCV's contrib modules") as caught:
        check_can(find("fsr"), picture("uint8"))
    assert "opencv-contrib-python-headless" in caught.value.advice
    monkeypatch.setitem(sys.modules, "skimage", None)
    with pytest.raises(Unsupported, match="“biharmonic” needs scikit-image"):
        check_can(find("biharmonic"), picture("uint8"))
    check_can(find("telea"), picture("uint8"))


def test_asking_for_opencvs_parts_leaves_them_as_they_are() -> None:
    check_can(find("fsr"), picture("uint8"))
    assert callable(cv2.xphoto.inpaint), "importing cv2.xphoto would put an empty package in its place"
