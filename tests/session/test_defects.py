"""Single defects: found, gone through, repaired by themselves, tried again, put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.mask_shapes import Shape
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.request import RestoreRequest, RestoreResult
from restorer_app.session import defects as defects_module
from restorer_app.session.candidates import every_wish, wishes_for
from restorer_app.session.defects import Defect
from restorer_app.session.restore_session import RestoreSession
from tests.session.fake_engine import FILL, METHODS, FakeEngine, filled

Settle = Callable[[], None]
FIRST, SECOND, THIRD = Box(5, 8, 4, 6), Box(20, 30, 3, 3), Box(30, 10, 5, 9)


def block(box: Box) -> Shape:
    return Shape(box, np.ones((box.height, box.width), np.bool_))


@pytest.fixture(params=[1, 6], ids=["upright", "turned"])
def marked(session: RestoreSession, request: pytest.FixtureRequest) -> RestoreSession:
    """A grey photograph of 60 × 60 (turned or not) with three marked regions."""
    samples = np.full((60, 60, 3), 100, np.uint16)
    samples[:, :, 1] = np.arange(60)[:, None]
    session.show(Photo(Picture(samples, RGB, request.param)))
    for box in (THIRD, FIRST, SECOND):
        session.mark(block(box), "Rectangle")
    session.defects.look()
    return session


def boxes(session: RestoreSession) -> list[tuple[Box, bool]]:
    return [(defect.region.box, defect.repaired) for defect in session.defects.all]


def upright(session: RestoreSession) -> np.ndarray:
    assert session.document is not None
    return session.document.upright_samples.copy()


def select(session: RestoreSession, box: Box) -> Defect:
    session.defects.look()
    defect = next(each for each in session.defects.all if each.region.box == box)
    session.defects.select(defect)
    return defect


def test_defects_are_told_in_reading_order_and_followed(marked: RestoreSession, qtbot: QtBot) -> None:
    assert boxes(marked) == [(FIRST, False), (SECOND, False), (THIRD, False)]
    marked.undo()
    qtbot.waitUntil(lambda: boxes(marked) == [(FIRST, False), (THIRD, False)], timeout=3000)
    assert marked.defects.open_count == 2


def test_next_and_previous_go_around(marked: RestoreSession) -> None:
    seen = []
    for _ in range(4):
        marked.defects.step(1)
        assert marked.defects.selected is not None
        seen.append(marked.defects.selected.region.box)
    assert seen == [FIRST, SECOND, THIRD, FIRST]
    marked.defects.step(-1)
    assert marked.defects.selected is not None and marked.defects.selected.region.box == THIRD


def test_a_defect_is_selected_by_one_of_its_pixels(marked: RestoreSession) -> None:
    assert marked.defects.select_at(21, 31)
    assert marked.defects.selected is not None and marked.defects.selected.region.box == SECOND
    assert not marked.defects.select_at(0, 0)
    assert marked.defects.selected is None


def test_only_the_selected_one_is_repaired_and_stays_selected(marked: RestoreSession, settle: Settle) -> None:
    before = upright(marked)
    select(marked, SECOND)
    marked.restore_selected()
    settle()
    changed = (upright(marked) != before).any(axis=2)
    expected = np.zeros((60, 60), np.bool_)
    expected[SECOND.slices] = True
    assert (changed == expected).all()
    marked.defects.look()
    assert boxes(marked) == [(FIRST, False), (SECOND, True), (THIRD, False)]
    assert marked.defects.selected is not None and marked.defects.selected.repaired


def test_unmarking_one_leaves_the_others_and_goes_on(marked: RestoreSession) -> None:
    select(marked, FIRST)
    marked.unmark_selected()
    marked.defects.look()
    assert boxes(marked) == [(SECOND, False), (THIRD, False)]
    assert marked.defects.selected is not None and marked.defects.selected.region.box == SECOND
    marked.undo()
    marked.defects.look()
    assert len(marked.defects.all) == 3


def test_what_is_brushed_is_repaired_at_once_and_strokes_wait_for_their_turn(
    marked: RestoreSession, engine: FakeEngine, settle: Settle, qtbot: QtBot
) -> None:
    marked.clear_mask()
    marked.repair_at_once, marked.brush_diameter = True, 5
    engine.script.append(engine.wait_for_gate)
    for row in (10, 40):
        marked.begin_stroke(row, 20)
        marked.extend_stroke(row, 30)
        assert len(engine.requests) <= 1, "not before the stroke ends"
        marked.end_stroke()
    qtbot.waitUntil(engine.started.is_set, timeout=3000)
    assert marked.restoring and marked.has_mask
    engine.gate.set()
    qtbot.waitUntil(lambda: not marked.restoring and not marked.has_mask, timeout=5000)
    assert len(engine.requests) == 2
    assert (upright(marked)[10, 20:30] == FILL).all() and (upright(marked)[40, 20:30] == FILL).all()


def test_what_is_filled_is_repaired_at_once_too(
    marked: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    marked.clear_mask()
    marked.repair_at_once = True
    marked.fill_at(50, 50)
    qtbot.waitUntil(lambda: bool(engine.requests), timeout=5000)


def test_a_stop_ends_repairing_at_once(
    marked: RestoreSession, engine: FakeEngine, settle: Settle, qtbot: QtBot
) -> None:
    """Else it would begin anew by itself."""
    engine.script.append(engine.wait_for_gate)
    marked.repair_at_once = True
    marked.begin_stroke(50, 50)
    marked.end_stroke()
    qtbot.waitUntil(engine.started.is_set, timeout=3000)
    marked.stop()
    settle()
    assert not marked.restoring and len(engine.requests) == 1


@pytest.fixture
def repaired(marked: RestoreSession, settle: Settle) -> RestoreSession:
    """All three are repaired, and the second is selected."""
    marked.restore()
    settle()
    select(marked, SECOND)
    assert marked.selected_repaired
    return marked


def wait_for_all(qtbot: QtBot, session: RestoreSession) -> None:
    candidates = session.candidates
    qtbot.waitUntil(lambda: 0 < candidates.expected == len(candidates.found), timeout=5000)


def by_seed(request: RestoreRequest, _: object) -> RestoreResult:
    return filled(request, 1000 + 10 * request.seed)


def test_candidates_are_other_seeds_and_engines_and_the_original_comes_first(
    repaired: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.requests.clear()
    engine.script += [by_seed] * 3
    now = upright(repaired)
    repaired.try_another()
    assert [each.title for each in repaired.candidates.found] == ["Original", "As it is"]
    wait_for_all(qtbot, repaired)
    asked = [(request.method, request.seed) for request in engine.requests]
    assert asked == [("learned", 1), ("learned", 2), ("telea", 0)]
    for request in engine.requests:
        assert (request.picture.samples[request.mask.array] != FILL).all(), "it sees the damage, not a repair"
    assert (upright(repaired) == now).all(), "nothing happens before the choice"
    original, present, first, *_ = repaired.candidates.found
    here = slice(20, 23), slice(24, 27)  # 24 pixels around it are shown, as far as there are any
    assert (present.samples[here] == FILL).all() and not (original.samples[here] == FILL).any()
    assert (first.samples[here] == 1010).all()


def test_candidates_are_averaged_as_wished_and_never_adapted_for(
    repaired: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    repaired.average_flips = repaired.adapt_first = True
    engine.requests.clear()
    repaired.try_another()
    wait_for_all(qtbot, repaired)
    asked = {(request.options["ensemble"], request.options["adapt"]) for request in engine.requests}
    assert asked == {("flips", "off")}


def test_the_chosen_candidate_is_written_into_its_region_only(
    repaired: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.script += [by_seed] * 3
    before = upright(repaired)
    repaired.try_another()
    wait_for_all(qtbot, repaired)
    title = repaired.candidates.found[3].title
    with qtbot.waitSignal(repaired.message) as said:
        repaired.choose_candidate(3)
    assert said.args == [f"Taken here: {title}."]
    after = upright(repaired)
    assert (after[SECOND.slices] == 1020).all()
    after[SECOND.slices] = before[SECOND.slices]
    assert (after == before).all()
    assert repaired.candidates.found == ()
    repaired.defects.look()
    assert [repaired_too for _, repaired_too in boxes(repaired)] == [True] * 3, "it is one defect still"
    repaired.undo()
    assert (upright(repaired) == before).all()


@pytest.mark.parametrize("how", ["candidate", "verb"])
def test_the_original_comes_back_in_that_region_alone(repaired: RestoreSession, how: str) -> None:
    assert repaired.document is not None
    original = repaired.document.original.upright_samples()
    before = upright(repaired)
    if how == "candidate":
        repaired.try_another()
        repaired.choose_candidate(0)
    else:
        repaired.selected_to_original()
    after = upright(repaired)
    assert (after[SECOND.slices] == original[SECOND.slices]).all()
    after[SECOND.slices] = before[SECOND.slices]
    assert (after == before).all()
    repaired.defects.look()
    assert boxes(repaired) == [(FIRST, True), (THIRD, True)]
    repaired.undo()
    assert (upright(repaired) == before).all()


def test_leaving_it_as_it_is_stops_what_is_being_computed(
    repaired: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.started.clear()
    engine.script.append(engine.wait_for_gate)
    repaired.try_another()
    qtbot.waitUntil(engine.started.is_set, timeout=3000)
    before = upright(repaired)
    repaired.choose_candidate(1)
    assert repaired.candidates.found == () and repaired.candidates.defect is None
    qtbot.wait(50)
    assert repaired.candidates.found == () and (upright(repaired) == before).all()


def test_another_photograph_ends_the_choice(repaired: RestoreSession, engine: FakeEngine) -> None:
    repaired.try_another()
    repaired.close()
    assert repaired.candidates.defect is None and repaired.defects.all == ()
    repaired.choose_candidate(0)


def test_a_large_mask_is_looked_through_beside_the_window(
    marked: RestoreSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(defects_module, "_LIGHT", 0)
    before = boxes(marked)
    marked.begin_stroke(5, 50)
    marked.end_stroke()
    assert boxes(marked) == before, "nobody waits for it"
    qtbot.waitUntil(lambda: len(marked.defects.all) == len(before) + 1, timeout=3000)
    marked.undo()
    qtbot.waitUntil(lambda: boxes(marked) == before, timeout=3000)


def test_what_was_found_in_a_mask_that_has_changed_since_is_dropped(
    marked: RestoreSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(defects_module, "_LIGHT", 0)
    marked.begin_stroke(5, 50)
    marked.end_stroke()
    marked.defects._look_beside()
    marked.clear_mask()
    qtbot.waitUntil(lambda: marked.defects.all == (), timeout=3000)
    marked.defects.step(1)
    assert marked.defects.selected is None


def test_the_next_one_is_found_though_the_list_is_still_being_made(
    marked: RestoreSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(defects_module, "_LIGHT", 0)
    marked.clear_mask()
    marked.begin_stroke(5, 50)
    marked.end_stroke()
    marked.defects._look_beside()
    marked.defects.step(1)
    assert marked.defects.selected is not None and marked.defects.selected.region.box.column > 20


def test_an_answer_that_does_not_fit_is_not_asked_for_again_and_again(
    marked: RestoreSession, engine: FakeEngine, settle: Settle, qtbot: QtBot
) -> None:
    marked.clear_mask()
    engine.script += [lambda request, _: replace(filled(request), mask_used=Mask.empty(3, 3))] * 5
    marked.repair_at_once = True
    marked.begin_stroke(50, 50)
    marked.end_stroke()
    settle()
    qtbot.wait(60)
    assert len(engine.requests) == 1 and not marked.restoring


def test_every_engine_is_asked_once_for_the_region(
    repaired: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.requests.clear()
    repaired.try_every_engine()
    wait_for_all(qtbot, repaired)
    assert [(request.method, request.seed) for request in engine.requests] == [("learned", 0), ("telea", 0)]
    assert [each.title for each in repaired.candidates.found[2:]] == [
        "Learned repair (recommended)",
        "Telea",
    ]


def test_as_many_engines_as_there_are_can_be_tried_and_a_few_are_by_default() -> None:
    many = [replace(METHODS[1], name=str(number)) for number in range(13)]
    cleaning = replace(METHODS[1], name="clean", task="clean")
    eight = replace(METHODS[1], name="eight", depths=("uint8",))
    every = every_wish([*many, cleaning, eight], "uint16", 4)
    assert [wish.method for wish in every] == [info.name for info in many]
    some = wishes_for(many, "uint16", "0", 4)
    assert [(wish.method, wish.seed) for wish in some] == [
        *(("0", 5), ("0", 6), ("1", 4), ("2", 4), ("3", 4), ("4", 4), ("5", 4))
    ]
    papers = [replace(info, group="literature") if int(info.name) < 10 else info for info in many]
    last = [wish.method for wish in wishes_for(papers, "uint16", "0", 4)]
    assert last[2:] == ["10", "11", "12", "1", "2"], "those that are there to compare with come last"


def test_a_stop_keeps_the_candidates_that_are_there(
    repaired: RestoreSession, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.started.clear()
    engine.script += [by_seed, engine.wait_for_gate]
    repaired.try_every_engine()
    qtbot.waitUntil(engine.started.is_set, timeout=3000)
    qtbot.waitUntil(lambda: len(repaired.candidates.found) == 3, timeout=3000)
    assert repaired.candidates.trying == "Telea"
    repaired.stop()
    assert not repaired.candidates.trying and repaired.candidates.expected == 3
    engine.gate.set()
    qtbot.wait(50)
    assert len(repaired.candidates.found) == 3
    repaired.choose_candidate(2)
    assert (upright(repaired)[SECOND.slices] == 1000).all()
