from __future__ import annotations

import sys

import cv2
import numpy as np
import pytest

from restorer_app.core.errors import Unsupported
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine import catalogue
from restorer_app.engine.catalogue import check_can, cleaners, entry, find, methods
from restorer_app.engine.request import GROUPS, MethodInfo, grouped


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


def test_methods_are_grouped_by_where_they_come_from_and_none_is_lost() -> None:
    found = grouped(methods())
    assert list(found) == [name for name in GROUPS if name in found]
    assert {info.name for info in found["classical"]} >= {"telea", "navier-stokes", "biharmonic", "fsr"}
    assert find("learned") == found["ours"][0]
    assert sorted(info.name for members in found.values() for info in members) == sorted(
        info.name for info in methods()
    )


def test_the_list_of_weights_says_where_a_network_comes_from_and_what_it_is_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = {"name": "a", "title": "A", "file": "a.safetensors", "sha256": "0", "licence": "L"}
    plain |= {"summary": "S.", "needs": {}}
    others = [plain | {"name": "b", "group": "literature"}, plain | {"name": "c", "task": "clean"}]
    listing = {"learned": "a", "networks": [plain, *others]}
    monkeypatch.setattr(catalogue, "_shipped", lambda: listing)
    monkeypatch.setattr(catalogue, "_entries", catalogue._entries.__wrapped__)
    told = [(info.name, info.group, info.task) for info in methods()[:2]]
    assert told == [("a", "ours", "fill"), ("b", "literature", "fill")]
    assert [(info.name, info.task) for info in cleaners()] == [("c", "clean")]
    assert "c" not in {info.name for info in methods()}, "it repairs nothing"
