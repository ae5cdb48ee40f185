"""Open, restore, stop and save as a person does it, with a scripted engine and a disk in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from restorer_app.core.errors import DamagedFile, DeviceUnavailable, OutOfMemory, UnwritableFile
from restorer_app.core.mask import Mask
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Patch
from restorer_app.engine.request import RestoreRequest, RestoreResult
from restorer_app.session.planning import PAUSE_MS
from restorer_app.session.restore_session import RestoreSession
from tests.session.conftest import FakeFiles, grey_photo
from tests.session.fake_engine import FILL, METHODS, FakeEngine, filled

Listen = Callable[[Any], list[Any]]
Settle = Callable[[], None]


def samples_of(session: RestoreSession) -> np.ndarray[Any, Any]:
    assert session.document is not None
    return session.document.picture.samples


def mask_of(session: RestoreSession) -> np.ndarray[Any, Any]:
    assert session.document is not None
    return session.document.mask_view.copy()


# --- opening


def test_a_stop_ends_the_opening_of_everything_that_was_asked_for(
    session: RestoreSession, files: FakeFiles, qtbot: QtBot
) -> None:
    files.photos["other.tif"] = grey_photo(path=Path("other.tif"))
    files.free.clear()
    session.open_all([Path("scan.tif"), Path("other.tif")])
    session.stop()
    files.free.set()
    qtbot.waitUntil(lambda: not session.opening, timeout=5000)
    assert session.photos == ()


def test_closing_does_not_wait_for_a_file_that_is_being_decoded(
    session: RestoreSession, files: FakeFiles
) -> None:
    files.free.clear()
    session.open(Path("scan.tif"))
    threading.Timer(0.2, files.free.set).start()
    session.shut_down()
    assert session.document is None


# --- restoring


def test_restore_fills_the_mask_and_nothing_else(
    painted: RestoreSession, heard: Listen, settle: Settle
) -> None:
    hole, told, said = mask_of(painted), heard(painted.picture_changed), heard(painted.message)
    painted.restore()
    assert painted.restoring
    assert not painted.can_restore
    settle()
    assert (samples_of(painted)[hole] == FILL).all()
    assert (samples_of(painted)[~hole] == 100).all()
    assert len(told) == 1
    assert not painted.has_mask
    assert painted.unsaved
    assert painted.undo_text == "Undo Restore"
    assert "Repaired" in said[-1][0]
    assert "Learned repair" in said[-1][0]


def test_the_request_carries_the_choices(painted: RestoreSession, engine: FakeEngine, settle: Settle) -> None:
    painted.method, painted.device, painted.seed = "telea", "cpu", 7
    painted.restore()
    settle()
    (request,) = engine.requests
    assert (request.method, request.device, request.seed) == ("telea", "cpu", 7)
    assert not request.picture.samples.flags.writeable
    assert not request.mask.array.flags.writeable


def test_the_request_carries_the_switches_for_grain_and_texture(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    for grain, texture in ((True, True), (False, True), (True, False)):
        painted.match_grain, painted.add_texture = grain, texture
        painted.restore()
        settle()
        painted.undo()
    words = {True: "auto", False: "off"}
    wanted = [
        (words[grain], words[texture]) for grain, texture in ((True, True), (False, True), (True, False))
    ]
    assert [(request.options["grain"], request.options["texture"]) for request in engine.requests] == wanted


def test_the_request_carries_what_makes_a_network_slower_and_better(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    for flips, adapt in ((False, False), (True, False), (False, True)):
        painted.average_flips, painted.adapt_first = flips, adapt
        painted.restore()
        settle()
        painted.undo()
    asked = [(request.options["ensemble"], request.options["adapt"]) for request in engine.requests]
    assert asked == [("off", "off"), ("flips", "off"), ("off", "30")]


def test_repairing_stroke_by_stroke_never_adapts(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    painted.adapt_first = painted.repair_at_once = True
    painted.restore()
    settle()
    assert engine.requests[-1].options["adapt"] == "off"


def test_undo_after_restore_gives_the_same_bytes_and_the_mask_back(
    painted: RestoreSession, settle: Settle
) -> None:
    hole = mask_of(painted)
    painted.restore()
    settle()
    painted.undo()
    assert (samples_of(painted) == 100).all()
    assert np.array_equal(mask_of(painted), hole)
    assert not painted.unsaved


def test_without_a_mask_or_a_photograph_restore_does_nothing(
    session: RestoreSession, engine: FakeEngine
) -> None:
    session.restore()
    session.show(grey_photo())
    session.restore()
    assert not session.restoring
    assert engine.requests == []


def test_the_window_paints_on_while_a_restore_runs_and_keeps_those_strokes(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    engine.script.append(engine.wait_for_gate)
    first = mask_of(painted)
    painted.restore()
    assert engine.started.wait(5)
    painted.begin_stroke(30, 30)
    painted.extend_stroke(30, 40)
    engine.gate.set()
    settle()
    assert painted.stroking  # the hand was down when the answer came, and still is
    painted.extend_stroke(30, 50)
    painted.end_stroke()
    mask = mask_of(painted)
    assert not (mask & first).any()
    assert mask[30, 31]
    assert mask[30, 50]
    assert (samples_of(painted)[first] == FILL).all()
    assert (samples_of(painted)[~first] == 100).all()


def test_an_answer_to_a_picture_that_has_changed_since_is_dropped(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle
) -> None:
    painted.restore()
    settle()
    painted.begin_stroke(30, 30)
    painted.end_stroke()
    engine.script.append(engine.wait_for_gate)
    painted.restore()
    assert engine.started.wait(5)
    painted.undo()  # the stroke
    painted.undo()  # the first repair: the picture is another one now
    said = heard(painted.message)
    engine.gate.set()
    settle()
    assert (samples_of(painted) == 100).all()
    assert "changed meanwhile" in said[-1][0]


def test_stop_leaves_the_photograph_as_it_is(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle
) -> None:
    engine.script.append(engine.wait_for_gate)
    hole, said = mask_of(painted), heard(painted.message)
    painted.restore()
    assert engine.started.wait(5)
    painted.stop()
    settle()
    assert (samples_of(painted) == 100).all()
    assert np.array_equal(mask_of(painted), hole)
    assert said == [("Stopped. Your photograph is unchanged.",)]
    assert painted.can_restore


def test_a_hundred_starts_and_stops_leave_the_threads_and_the_photograph(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    threads = threading.active_count()
    for _ in range(100):
        engine.started.clear()
        engine.script.append(engine.wait_for_gate)
        painted.restore()
        assert engine.started.wait(5)
        painted.stop()
        settle()
    assert threading.active_count() == threads
    assert (samples_of(painted) == 100).all()
    painted.restore()
    settle()
    assert painted.unsaved


def test_progress_is_told_between_nothing_and_all(
    painted: RestoreSession, heard: Listen, settle: Settle
) -> None:
    told = heard(painted.progressed)
    painted.restore()
    settle()
    assert told == [(0.25, "working")]


def test_the_time_left_is_told_while_a_restore_runs(
    qtbot: QtBot, engine: FakeEngine, files: FakeFiles, settle: Settle
) -> None:
    clock = [0.0]
    session = RestoreSession(engine, METHODS, files.functions, clock=lambda: clock[0])
    session.show(grey_photo())
    session.begin_stroke(10, 10)
    session.end_stroke()
    told: list[str] = []
    taken = threading.Semaphore(0)

    def look(*_: object) -> None:
        told.append(session.time_left)
        clock[0] += 1.0
        taken.release()

    def work(request: RestoreRequest, progress: Progress) -> RestoreResult:
        for step in range(26, 46):
            assert taken.acquire(timeout=5)
            progress.report(step / 100)
        return filled(request)

    session.progressed.connect(look)
    engine.script.append(work)
    session.restore()
    qtbot.waitUntil(lambda: not session.restoring, timeout=5000)
    assert told[0] == "" and "about 1 min left" in told
    assert session.time_left == ""
    session.shut_down()
    session.deleteLater()


# --- failures


def raising(error: BaseException) -> Callable[[RestoreRequest, Progress], Any]:
    def answer(request: RestoreRequest, progress: Progress) -> Any:
        raise error

    return answer


def _misfit(request: RestoreRequest, progress: Progress) -> RestoreResult:
    """A patch that lies outside the picture."""
    samples, alpha = np.zeros((5, 5, 3), np.uint8), np.ones((5, 5), np.float32)
    return replace(filled(request), patches=(Patch(38, 58, samples, alpha),))


def _wrong_depth(request: RestoreRequest, progress: Progress) -> RestoreResult:
    samples, alpha = np.zeros((5, 5, 3), np.uint16), np.ones((5, 5), np.float32)
    return replace(filled(request), patches=(Patch(0, 0, samples, alpha),))


def _wrong_mask(request: RestoreRequest, progress: Progress) -> RestoreResult:
    return replace(filled(request), mask_used=Mask.empty(3, 3))


def _nothing(request: RestoreRequest, progress: Progress) -> None:
    return None


@pytest.mark.expect_noise("unexpected failure")
@pytest.mark.parametrize(
    "answer",
    [
        raising(RuntimeError("CUDA error")),
        raising(MemoryError()),
        raising(KeyboardInterrupt()),
        raising(SystemExit(1)),
        _misfit,
        _wrong_depth,
        _nothing,
    ],
    ids=["runtime", "memory", "interrupt", "exit", "misfit", "depth", "nothing"],
)
def test_a_failure_of_any_kind_is_told_once_and_changes_nothing(
    painted: RestoreSession,
    engine: FakeEngine,
    heard: Listen,
    settle: Settle,
    answer: Callable[[RestoreRequest, Progress], Any],
) -> None:
    _fail_once(painted, engine, heard, settle, answer)


def _fail_once(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle, answer: Any
) -> tuple[str, str, str]:
    engine.script.append(answer)
    hole, failures, revision = mask_of(painted), heard(painted.failed), painted.document.picture_revision  # type: ignore[union-attr]
    painted.restore()
    settle()
    ((text, advice, details),) = failures
    assert text
    assert advice
    assert "Traceback" not in text + advice
    assert details
    assert (samples_of(painted) == 100).all()
    assert np.array_equal(mask_of(painted), hole)
    assert painted.undo_text == "Undo Brush"
    assert painted.document.picture_revision == revision  # type: ignore[union-attr]
    painted.restore()  # and the next one works
    settle()
    assert painted.unsaved
    return text, advice, details


def test_an_error_that_a_person_can_mend_is_told_in_its_own_words(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle
) -> None:
    error = OutOfMemory("The picture is too large.")
    text, advice, _ = _fail_once(painted, engine, heard, settle, raising(error))
    assert (text, advice) == ("The picture is too large.", OutOfMemory.advice)


def test_advice_in_the_window_names_no_switch_of_the_command_line(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle
) -> None:
    _, advice, _ = _fail_once(painted, engine, heard, settle, raising(DeviceUnavailable("There is no CUDA.")))
    assert "--" not in advice
    assert "Automatic" in advice


def test_a_result_with_a_mask_of_another_size_is_a_failure(
    painted: RestoreSession, engine: FakeEngine, heard: Listen, settle: Settle
) -> None:
    _fail_once(painted, engine, heard, settle, _wrong_mask)


def test_what_the_engine_can_use_is_asked_beside_the_window(
    session: RestoreSession, engine: FakeEngine, heard: Listen, qtbot: QtBot
) -> None:
    engine.known_devices = ("auto", "cpu", "cuda")
    told = heard(session.devices_changed)
    session.prepare()
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert session.devices == ("auto", "cpu", "cuda")
    assert engine.loaded == [("learned", "auto")]


def test_a_choice_that_is_not_in_the_catalogue_is_refused(session: RestoreSession) -> None:
    with pytest.raises(ValueError, match="magic"):
        session.method = "magic"


# --- files


def test_opening_happens_beside_the_window_and_tells_when_it_is_there(
    session: RestoreSession, heard: Listen, settle: Settle
) -> None:
    told = heard(session.document_changed)
    session.open(Path("scan.tif"))
    assert session.opening
    assert session.busy_title == "Opening scan.tif…"
    assert session.document is None
    settle()
    assert len(told) == 1
    assert session.document is not None
    assert session.busy_title == ""


def test_a_file_that_cannot_be_opened_leaves_the_present_photograph(
    painted: RestoreSession, heard: Listen, settle: Settle
) -> None:
    document, failures = painted.document, heard(painted.failed)
    painted.open(Path("missing.tif"))
    settle()
    assert painted.document is document
    assert [(text, advice) for text, advice, _ in failures] == [
        ("missing.tif does not exist.", "Choose another file.")
    ]


def test_a_damaged_file_is_asked_about_and_opened_on_demand(
    session: RestoreSession, files: FakeFiles, heard: Listen, settle: Settle
) -> None:
    files.raising = DamagedFile("scan.tif is cut short.")
    found, failures = heard(session.damage_found), heard(session.failed)
    session.open(Path("scan.tif"))
    settle()
    assert found == [(Path("scan.tif"), "scan.tif is cut short.")]
    assert failures == []
    session.open(*found[0][:1], allow_damaged=True)
    settle()
    assert session.document is not None


def test_the_demonstration_comes_with_its_damage_marked(session: RestoreSession, settle: Settle) -> None:
    mask = np.zeros((40, 60), np.bool_)
    mask[5, 5] = True
    session.demonstrate(lambda: (grey_photo(), Mask(mask)))
    assert session.opening
    settle()
    assert session.can_restore
    assert np.array_equal(mask_of(session), mask)


def test_the_hint_says_what_is_missing_before_a_restore(session: RestoreSession, settle: Settle) -> None:
    assert "Open" in session.restore_hint
    session.show(grey_photo())
    assert "Brush" in session.restore_hint
    session.brush_diameter = 40
    session.begin_stroke(10, 10)
    session.end_stroke()
    assert session.restore_hint == "33.3 % of the photograph is marked."
    session.restore()
    settle()
    assert "save" in session.restore_hint


def test_saving_writes_the_repaired_photograph_and_then_nothing_is_unsaved(
    painted: RestoreSession, files: FakeFiles, heard: Listen, settle: Settle
) -> None:
    painted.restore()
    settle()
    told = heard(painted.saved)
    painted.save_as(Path("out.tif"), lossy=False, overwrite=True)
    settle()
    ((path, photo, options),) = files.saved
    assert path == Path("out.tif")
    assert np.array_equal(photo.picture.samples, samples_of(painted))
    assert (options["lossy"], options["overwrite"]) == (False, True)
    assert told == [(Path("out.tif"),)]
    assert not painted.unsaved
    painted.undo()
    assert painted.unsaved


def test_saving_does_not_wait_for_a_restore(
    painted: RestoreSession, engine: FakeEngine, files: FakeFiles, heard: Listen, qtbot: QtBot
) -> None:
    engine.script.append(engine.wait_for_gate)
    painted.restore()
    assert engine.started.wait(5)
    told = heard(painted.saved)
    painted.save_as(Path("out.tif"))
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert painted.restoring
    assert (files.saved[0][1].picture.samples == 100).all()


def test_a_repair_that_came_while_saving_is_still_unsaved(
    painted: RestoreSession, files: FakeFiles, settle: Settle, qtbot: QtBot
) -> None:
    files.free.clear()
    painted.save_as(Path("out.tif"))
    painted.restore()
    qtbot.waitUntil(lambda: painted.has_repairs, timeout=5000)
    files.free.set()
    settle()
    assert files.saved
    assert painted.unsaved


def test_a_saving_that_fails_leaves_the_repairs_unsaved(
    painted: RestoreSession, files: FakeFiles, heard: Listen, settle: Settle
) -> None:
    painted.restore()
    settle()
    files.raising, failures = (
        UnwritableFile("The disk is full.", "Choose another place."),
        heard(painted.failed),
    )
    painted.save_as(Path("out.tif"))
    settle()
    assert failures[0][:2] == ("The disk is full.", "Choose another place.")
    assert painted.unsaved
    assert painted.can_save


def test_saving_names_what_a_person_must_agree_to(session: RestoreSession, tmp_path: Path) -> None:
    scan, other = tmp_path / "scan.jpg", tmp_path / "other.tif"
    scan.touch()
    other.touch()
    session.show(grey_photo(path=scan))
    assert session.save_concerns(scan).replaces_scan
    assert session.save_concerns(scan).lossy
    assert session.save_concerns(other).replaces_file
    assert not session.save_concerns(other).replaces_scan
    fresh = session.save_concerns(tmp_path / "new.png")
    assert not (fresh.lossy or fresh.replaces_scan or fresh.replaces_file)


def test_a_loaded_mask_replaces_the_painted_one_and_can_be_undone(
    painted: RestoreSession, files: FakeFiles, qtbot: QtBot, heard: Listen
) -> None:
    before, told = mask_of(painted), heard(painted.mask_changed)
    array = np.zeros((40, 60), np.bool_)
    array[20:25, 5:9] = True
    files.masks["mask.png"] = Mask(array)
    painted.load_mask(Path("mask.png"))
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert np.array_equal(mask_of(painted), array)
    painted.undo()
    assert np.array_equal(mask_of(painted), before)


def test_a_mask_that_was_painted_on_while_another_one_was_loaded_is_replaced_whole(
    painted: RestoreSession, files: FakeFiles, qtbot: QtBot, heard: Listen
) -> None:
    array = np.zeros((40, 60), np.bool_)
    array[20:25, 5:9] = True
    files.masks["mask.png"] = Mask(array)
    painted.load_mask(Path("mask.png"))
    painted.begin_stroke(2, 2)
    painted.extend_stroke(2, 50)
    told = heard(painted.message)
    qtbot.waitUntil(lambda: ("The mask has been loaded.",) in told, timeout=5000)
    assert np.array_equal(mask_of(painted), array)


def test_a_mask_of_another_size_is_refused_in_plain_words(
    painted: RestoreSession, files: FakeFiles, qtbot: QtBot, heard: Listen
) -> None:
    before, failures = mask_of(painted), heard(painted.failed)
    files.masks["mask.png"] = Mask.empty(7, 9)
    painted.load_mask(Path("mask.png"))
    qtbot.waitUntil(lambda: bool(failures), timeout=5000)
    assert failures[0][0] == "The mask is 9 × 7 pixels, the photograph 60 × 40."
    assert np.array_equal(mask_of(painted), before)


def test_a_saved_mask_is_the_painted_one(
    painted: RestoreSession, files: FakeFiles, qtbot: QtBot, heard: Listen
) -> None:
    said = heard(painted.message)
    painted.save_mask(Path("mask.png"))
    qtbot.waitUntil(lambda: bool(said), timeout=5000)
    assert np.array_equal(files.masks["mask.png"].array, mask_of(painted))


def test_shutting_down_stops_the_restore_but_finishes_a_saving(
    painted: RestoreSession, engine: FakeEngine, files: FakeFiles
) -> None:
    def until_stopped(request: RestoreRequest, progress: Progress) -> RestoreResult:
        try:
            return engine.wait_for_gate(request, progress)
        finally:
            files.free.set()

    engine.script.append(until_stopped)
    painted.restore()
    assert engine.started.wait(5)
    files.free.clear()
    painted.save_mask(Path("mask.png"))
    painted.save_as(Path("out.tif"))  # waits behind the mask
    painted.shut_down()
    assert not (painted.restoring or painted.saving)
    assert len(files.saved) == 1
    assert (samples_of(painted) == 100).all()


class Forgetful(list[RestoreRequest]):
    """Where the scripted engine would keep what it was asked."""

    def append(self, request: RestoreRequest) -> None:
        pass


def test_a_restore_changes_the_one_copy_of_the_samples_in_place(
    painted: RestoreSession, engine: FakeEngine, settle: Settle
) -> None:
    """Neither the request nor the plan may keep the picture: all samples would have to be copied."""
    engine.requests = Forgetful()
    painted.plan_visible = True
    document = painted.document
    assert document is not None
    places = set()
    for row in (10, 20, 30):
        painted.begin_stroke(row, 10)
        painted.extend_stroke(row, 40)
        painted.end_stroke()
        painted.restore()
        settle()
        places.add(int(document.upright_samples.__array_interface__["data"][0]))
    assert document.picture_revision == 3
    assert len(places) == 1


def test_a_plan_that_waits_for_its_turn_keeps_no_picture_from_being_changed_in_place(
    painted: RestoreSession, engine: FakeEngine, settle: Settle, qtbot: QtBot
) -> None:
    engine.requests = Forgetful()
    painted.restore()
    settle()
    document = painted.document
    assert document is not None
    before = int(document.upright_samples.__array_interface__["data"][0])
    painted.plan_visible = True
    engine.script.append(engine.wait_for_gate)
    painted.begin_stroke(20, 10)
    painted.extend_stroke(20, 40)
    painted.end_stroke()
    painted.restore()
    painted.begin_stroke(30, 10)
    painted.end_stroke()
    qtbot.wait(2 * PAUSE_MS)  # by then the plan has been asked for, and waits behind the restore
    engine.gate.set()
    settle()
    assert document.picture_revision == 2
    assert int(document.upright_samples.__array_interface__["data"][0]) == before
