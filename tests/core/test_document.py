"""The document: painting, repairs, undo and redo, to the byte."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from restorer_app.core.document import Document
from restorer_app.core.errors import MaskMismatch
from restorer_app.core.geometry import Box, bounds, upright
from restorer_app.core.mask import Mask
from restorer_app.core.picture import Picture
from restorer_app.core.repair import Patch, Repair
from tests.core.made import RGB_ALPHA, noise, photo, picture

State = tuple[bytes, bytes]


def document(of: Picture | None = None) -> Document:
    return Document(photo(of or picture(20, 30)))


def state(of: Document) -> State:
    return of.picture.samples.tobytes(), of.mask_view.tobytes()


def stroke(of: Document, start: tuple[float, float], end: tuple[float, float], erase: bool = False) -> None:
    of.begin_stroke()
    of.paint(start, end, 4, erase)
    of.end_stroke()


def repair(of: Document, box: Box, seed: int = 5) -> Repair:
    """New samples for a box of the stored picture, for the whole mask."""
    like = of.picture
    samples = noise(box.height, box.width, like.roles, like.samples.dtype.name, seed)
    patch = Patch(box.row, box.column, samples, np.ones((box.height, box.width), np.float32))
    return Repair((patch,), Mask(of.mask_view.copy()), "t")


def test_a_stroke_of_many_pieces_is_one_step_of_undo() -> None:
    paper = document()
    paper.begin_stroke()
    for column in range(5, 20, 5):
        paper.paint((10, column), (10, column + 5), 4)
    paper.end_stroke()
    assert paper.has_mask
    paper.undo()
    assert not paper.has_mask
    assert paper.undo_title is None


def test_painting_without_begin_is_a_stroke_all_the_same() -> None:
    paper = document()
    paper.paint((5, 5), (5, 9), 3)
    paper.undo()
    assert not paper.has_mask


def test_a_stroke_that_changes_nothing_is_not_remembered() -> None:
    paper = document()
    stroke(paper, (5, 5), (5, 9), erase=True)
    assert paper.undo_title is None


def test_undo_tells_the_box_of_the_mask_to_draw_anew() -> None:
    paper = document()
    stroke(paper, (5, 5), (5, 9))
    box = bounds(paper.mask_view)
    assert paper.undo().mask == box
    assert paper.redo().mask == box


def test_a_new_step_forgets_what_was_undone() -> None:
    paper = document()
    stroke(paper, (5, 5), (5, 9))
    paper.undo()
    assert paper.redo_title == "Brush"
    stroke(paper, (15, 5), (15, 9))
    assert paper.redo_title is None


def test_accepting_writes_the_patch_uses_up_the_mask_and_raises_the_revision() -> None:
    paper = document()
    stroke(paper, (5, 5), (5, 9))
    answer = repair(paper, Box(3, 3, 5, 8))
    before = paper.picture
    change = paper.accept(answer)
    assert paper.picture_revision == 1
    assert np.array_equal(paper.picture.samples[3:8, 3:11], answer.patches[0].samples)
    assert not paper.has_mask
    assert change.picture == Box(3, 3, 5, 8)
    assert np.array_equal(paper.original.samples, before.samples)
    assert [same.method for same in paper.repairs] == [answer.method]


def test_what_was_painted_meanwhile_stays_as_the_next_mask() -> None:
    paper = document()
    stroke(paper, (5, 5), (5, 9))
    answer = repair(paper, Box(3, 3, 5, 8))
    stroke(paper, (15, 20), (15, 25))
    meanwhile = paper.mask_view & ~answer.mask_used.array
    paper.accept(answer)
    assert np.array_equal(paper.mask_view, meanwhile)
    assert paper.has_mask


def test_undoing_a_repair_gives_back_the_picture_and_its_mask() -> None:
    paper = document(picture(20, 30, RGB_ALPHA, "uint16"))
    stroke(paper, (5, 5), (5, 9))
    before = state(paper)
    paper.accept(repair(paper, Box(3, 3, 5, 8)))
    after = state(paper)
    paper.undo()
    assert state(paper) == before
    assert paper.repairs == ()
    paper.redo()
    assert state(paper) == after
    assert len(paper.repairs) == 1


def test_overlapping_patches_are_taken_back_in_the_right_order() -> None:
    paper = document()
    before = state(paper)
    ones = np.ones((4, 4), np.float32)
    patches = tuple(
        Patch(row, row, noise(4, 4, paper.picture.roles, seed=row), ones.copy()) for row in (1, 2, 3)
    )
    paper.accept(Repair(patches, Mask(paper.mask_view.copy()), "t"))
    paper.undo()
    assert state(paper) == before


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_changed_box_is_told_as_it_is_seen(orientation: int) -> None:
    paper = document(picture(20, 30, orientation=orientation))
    change = paper.accept(repair(paper, Box(2, 7, 5, 8)))
    touched = np.zeros((20, 30), bool)
    touched[2:7, 7:15] = True
    seen = upright(touched, orientation)
    assert change.picture is not None
    assert seen[change.picture.slices].all()
    assert seen.sum() == change.picture.height * change.picture.width


@pytest.mark.parametrize("orientation", [1, 6])
def test_the_mask_has_the_upright_size(orientation: int) -> None:
    paper = document(picture(20, 30, orientation=orientation))
    assert paper.mask_view.shape == ((20, 30) if orientation == 1 else (30, 20))
    with pytest.raises(MaskMismatch):
        paper.set_mask(Mask.empty(21, 30))


def test_a_loaded_mask_replaces_the_old_one_and_can_be_taken_back() -> None:
    paper = document()
    stroke(paper, (5, 5), (5, 9))
    before = state(paper)
    array = np.zeros((20, 30), bool)
    array[10:12] = True
    paper.set_mask(Mask(array))
    assert np.array_equal(paper.mask_view, array)
    paper.clear_mask()
    assert not paper.has_mask
    assert paper.undo_title == "Clear mask"
    paper.undo()
    paper.undo()
    assert state(paper) == before


def test_a_mask_made_later_is_that_of_the_moment_it_was_asked_for() -> None:
    paper = document()
    nothing = paper.mask_later()
    stroke(paper, (5, 5), (5, 9))
    one = paper.mask_view.copy()
    first = paper.mask_later()
    paper.begin_stroke()
    paper.paint((9, 9), (9, 9), 3)
    during = paper.mask_later()
    paper.undo()
    assert nothing().area == 0
    assert np.array_equal(first().array, one)
    assert np.array_equal(during().array, one)


def test_the_view_of_the_mask_lives_but_is_read_only() -> None:
    paper = document()
    view = paper.mask_view
    stroke(paper, (5, 5), (5, 9))
    assert view.any()
    with pytest.raises(ValueError, match="read-only"):
        view[0, 0] = True


def test_unsaved_means_other_repairs_than_the_saved_file_holds() -> None:
    paper = document()
    assert not paper.unsaved
    paper.accept(repair(paper, Box(3, 3, 5, 8)))
    assert paper.unsaved
    paper.mark_saved(paper.repair_state)
    assert not paper.unsaved
    paper.undo()
    assert paper.unsaved
    paper.redo()
    assert not paper.unsaved


def test_strokes_alone_are_nothing_to_save() -> None:
    paper = document()
    stroke(paper, (5, 5), (5, 9))
    assert not paper.unsaved


def test_the_result_keeps_the_facts_of_the_file() -> None:
    paper = document()
    paper.accept(repair(paper, Box(3, 3, 5, 8)))
    assert paper.photo.icc_profile == paper.facts.icc_profile == photo(picture()).icc_profile
    assert np.array_equal(paper.photo.picture.samples, paper.picture.samples)


def test_undo_and_redo_at_the_ends_change_nothing() -> None:
    paper = document()
    before = state(paper)
    for change in (paper.undo(), paper.redo()):
        assert (change.picture, change.mask) == (None, None)
    assert state(paper) == before
    assert paper.picture_revision == 0


def test_every_undo_of_a_repair_raises_the_revision() -> None:
    """Else a late result for the repaired picture would be taken for one of the picture before."""
    paper = document()
    paper.accept(repair(paper, Box(3, 3, 5, 8)))
    paper.undo()
    paper.redo()
    assert paper.picture_revision == 3


steps = some.lists(
    some.tuples(
        some.sampled_from(["stroke", "erase", "accept", "clear", "mask"]),
        some.integers(0, 15),
        some.integers(0, 25),
    ),
    min_size=1,
    max_size=8,
)


@given(steps, some.sampled_from(["uint8", "uint16", "float32"]), some.sampled_from([1, 3, 6, 8]))
@settings(max_examples=60)
def test_undo_and_redo_retrace_every_state_to_the_byte(
    plan: list[tuple[str, int, int]], dtype: str, orientation: int
) -> None:
    paper = document(picture(20, 30, dtype=dtype, orientation=orientation))
    states = [state(paper)]
    for step, row, column in plan:
        do_step(paper, step, row, column)
        if paper.undo_title is not None and state(paper) != states[-1]:
            states.append(state(paper))
    for expected in states[-2::-1]:
        undo_to_another(paper)
        assert state(paper) == expected
    for expected in states[1:]:
        redo_to_another(paper)
        assert state(paper) == expected


def do_step(paper: Document, step: str, row: int, column: int) -> None:
    if step in ("stroke", "erase"):
        stroke(paper, (row, column), (row + 4, column + 6), erase=step == "erase")
    elif step == "accept":
        paper.accept(repair(paper, Box(row, column, 5, 5), seed=row * 31 + column))
    elif step == "clear":
        paper.clear_mask()
    else:
        array = np.zeros(paper.mask_view.shape, bool)
        array[row : row + 3, : column + 1] = True
        paper.set_mask(Mask(array))


def undo_to_another(paper: Document) -> None:
    """Undo past steps that left the bytes as they were."""
    before = state(paper)
    while state(paper) == before and paper.undo_title is not None:
        paper.undo()


def redo_to_another(paper: Document) -> None:
    before = state(paper)
    while state(paper) == before and paper.redo_title is not None:
        paper.redo()


# --- what is kept, and how much of it


def test_a_repair_is_written_in_place_and_the_original_can_still_be_read() -> None:
    of = picture(20, 30, RGB_ALPHA, "uint16", 6)
    before = of.upright_samples().copy()
    paper = document(of)
    for seed, box in enumerate((Box(2, 3, 6, 6), Box(5, 6, 6, 6), Box(4, 4, 5, 5))):  # they overlap
        paper.accept(repair(paper, box, seed))
    assert (paper.original.upright_samples() == before).all()
    for box in (Box(0, 0, 30, 20), Box(4, 3, 9, 8), Box(25, 15, 3, 3)):
        assert (paper.original_block(box) == before[box.slices]).all()
    changed = (paper.upright_samples != before).any(axis=2)
    assert (paper.repaired(Box(0, 0, 30, 20)) >= changed).all()
    assert all(paper.repaired(box).any() for box in paper.repaired_boxes)


def test_what_a_patch_does_not_write_is_not_kept() -> None:
    paper = document()
    alpha = np.zeros((10, 10), np.float32)
    alpha[4:6, 3:7] = 0.5
    change = paper.accept(
        Repair((Patch(5, 5, noise(10, 10, paper.roles), alpha),), Mask(paper.mask_view.copy()), "t")
    )
    assert change.picture == Box(9, 8, 2, 4)
    assert paper.history_bytes < 2000
    (back,) = paper.repairs[0].patches
    assert back.box == Box(9, 8, 2, 4)
    assert (back.alpha == 0.5).all()
    assert (back.samples == paper.picture.samples[back.box.slices]).all()


def test_back_to_the_original_is_one_step_that_can_be_taken_back() -> None:
    paper = document()
    start = paper.picture.samples.copy()
    for seed, box in enumerate((Box(2, 3, 6, 6), Box(5, 6, 6, 6))):
        paper.accept(repair(paper, box, seed))
    repaired = paper.picture.samples.copy()
    paper.mark_saved(paper.repair_state)
    change = paper.back_to_original()
    assert change.picture == Box(2, 3, 9, 9)
    assert (paper.picture.samples == start).all()
    assert (paper.repairs, paper.unsaved) == ((), True)
    paper.undo()
    assert (paper.picture.samples == repaired).all()
    assert (len(paper.repairs), paper.unsaved) == (2, False)
    paper.redo()
    assert (paper.picture.samples == start).all()
    assert (paper.original.samples == start).all()


def test_back_to_the_original_without_repairs_is_no_step() -> None:
    paper = document()
    assert paper.back_to_original().picture is None
    assert paper.undo_title is None


def test_any_step_of_the_history_can_be_gone_to() -> None:
    paper = document()
    states = [state(paper)]
    for row in (3, 9, 15):
        stroke(paper, (row, 5), (row, 9))
        states.append(state(paper))
    paper.accept(repair(paper, Box(3, 3, 5, 8)))
    states.append(state(paper))
    assert paper.history == ("Brush", "Brush", "Brush", "Restore")
    for step in (1, 4, 0, 3, 2):
        paper.go_to(step)
        assert (paper.step, state(paper)) == (step, states[step])
        assert len(paper.history) == 4
    assert paper.go_to(99).picture is not None


def test_editing_a_box_of_the_mask_is_one_step() -> None:
    paper = document()
    with paper.edit_mask("Rectangle", Box(15, 25, 50, 50)) as part:
        assert part.shape == (5, 5)
        part |= True
    assert paper.last_change.mask == Box(15, 25, 5, 5)
    assert (paper.marked, paper.undo_title) == (25, "Rectangle")
    with paper.edit_mask("Rectangle", Box(15, 25, 5, 5)) as part:
        part |= True
    assert (paper.last_change.mask, len(paper.history)) == (None, 1)
    paper.undo()
    assert paper.marked == 0


@given(steps)
@settings(max_examples=40)
def test_the_count_of_marked_pixels_is_always_right(plan: list[tuple[str, int, int]]) -> None:
    paper = document()
    for step, row, column in plan:
        do_step(paper, step, row, column)
        assert paper.marked == paper.mask_view.sum()
    while paper.undo_title is not None:
        paper.undo()
        assert paper.marked == paper.mask_view.sum()


def test_a_refused_repair_changes_nothing() -> None:
    paper = document()
    stroke(paper, (5, 5), (5, 9))
    before = state(paper)
    good = repair(paper, Box(3, 3, 5, 8)).patches[0]
    bad = Patch(18, 28, noise(5, 5, paper.roles), np.ones((5, 5), np.float32))
    with pytest.raises(ValueError, match="does not fit"):
        paper.accept(Repair((good, bad), Mask(paper.mask_view.copy()), "t"))
    assert (state(paper), paper.picture_revision, len(paper.history)) == (before, 0, 1)


def test_the_step_that_was_saved_is_known_until_it_is_forgotten() -> None:
    paper = document()
    assert paper.saved_step is None
    stroke(paper, (3, 5), (3, 9))
    paper.accept(repair(paper, Box(3, 3, 5, 8)))
    stroke(paper, (9, 5), (9, 9))
    paper.mark_saved(paper.repair_state)
    assert paper.saved_step == 2  # the stroke after it has changed no sample
    paper.accept(repair(paper, Box(9, 3, 5, 8)))
    assert (paper.saved_step, paper.unsaved) == (2, True)
    paper.go_to(0)
    assert (paper.saved_step, paper.unsaved) == (2, True)
    stroke(paper, (12, 5), (12, 9))  # what was undone is gone, and the saved state with it
    assert (paper.saved_step, paper.unsaved) == (None, True)


def test_a_photograph_saved_without_repairs_is_saved_as_opened() -> None:
    paper = document()
    stroke(paper, (3, 5), (3, 9))
    paper.mark_saved(paper.repair_state)
    assert (paper.saved_step, paper.unsaved) == (0, False)
