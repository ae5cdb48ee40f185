"""One copy of the samples, changed in place; whoever keeps a picture keeps it as it was."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from restorer_app.core.living_picture import LivingPicture
from restorer_app.core.picture import RGB, Picture


def living(dtype: str = "uint16") -> LivingPicture:
    return LivingPicture(Picture(np.full((6, 8, 3), 7, dtype), RGB, 6))


def address(of: LivingPicture) -> int:
    return int(of.samples.__array_interface__["data"][0])


@pytest.mark.parametrize("dtype", ["uint8", "uint16", "float32"])
def test_without_anybody_who_keeps_a_picture_nothing_is_copied(dtype: str) -> None:
    paper = living(dtype)
    before = address(paper)
    paper.writable()[0, 0] = 1
    assert paper.picture.samples[0, 0, 0] == 1
    paper.writable()[0, 1] = 2
    assert address(paper) == before


@pytest.mark.parametrize(
    "keep",
    [
        lambda picture: picture,
        lambda picture: picture.samples,
        lambda picture: picture.samples[2:4],
        lambda picture: picture.upright_samples()[1:][:, 1:],
    ],
    ids=["picture", "samples", "a part", "upright part"],
)
@pytest.mark.parametrize("again", [False, True])
def test_whatever_is_kept_stays_as_it_was(keep: Any, again: bool) -> None:
    """Before any change the given array itself is lent out, later a view of it: both have to hold."""
    paper = living()
    if again:
        paper.writable()[:] = 7
    kept = keep(paper.picture)
    paper.writable()[:] = 9
    samples: NDArray[Any] = kept.samples if isinstance(kept, Picture) else kept
    assert (samples == 7).all()
    assert (paper.samples == 9).all()


def test_the_giver_may_keep_the_picture() -> None:
    given = Picture(np.full((6, 8, 3), 7, np.uint8), RGB)
    LivingPicture(given).writable()[:] = 9
    assert (given.samples == 7).all()


def test_the_same_picture_is_handed_out_as_long_as_it_is_kept() -> None:
    paper = living()
    kept = paper.picture
    assert paper.picture is kept
    paper.writable()
    assert paper.picture is not kept


def test_nobody_else_can_write_into_it() -> None:
    paper = living()
    for samples in (paper.samples, paper.picture.samples):
        with pytest.raises(ValueError, match="read-only"):
            samples[0, 0] = 1
    paper.writable()
    with pytest.raises(ValueError, match="read-only"):
        paper.picture.samples[0, 0] = 1


def test_samples_that_lie_in_memory_of_somebody_else_are_copied_once() -> None:
    frozen = np.frombuffer(bytes(6 * 8 * 3), np.uint8).reshape(6, 8, 3)
    paper = LivingPicture(Picture(frozen, RGB))
    paper.writable()[:] = 1
    assert (paper.samples == 1).all()


def test_a_turned_view_is_brought_into_order() -> None:
    given = Picture(np.arange(6 * 8 * 3, dtype=np.uint8).reshape(6, 8, 3)[::-1], RGB)
    assert (LivingPicture(given).samples == given.samples).all()
