"""``restorer repair --explain``: it says and draws what would be done, and does nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image

from restorer_app.cli.explaining import described
from restorer_app.cli.plan_drawing import LONGEST, drawn
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Picture, Role
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import ExplainedPlan, RestoreRequest, ShownWindow
from tests.cli.conftest import Command, Scan

CYAN, YELLOW = (0, 208, 255), (255, 216, 0)


def explained(scan: Scan, *more: str) -> list[str]:
    return ["repair", str(scan.photo), "--mask", str(scan.mask), "--engine", "telea", *more]


def plan(**more: Any) -> ExplainedPlan:
    window = ShownWindow(Box(10, 20, 60, 80), Box(30, 40, 20, 30))
    facts: dict[str, Any] = {"windows": (window,), "areas": 1, "widest": 12, "passes": 1, "share": 0.0321}
    facts |= {"memory": 150 << 20, "method": "telea", "device": "cpu", "seconds": 6.2}
    return ExplainedPlan(**(facts | more))


def test_a_plan_is_told_without_an_output_and_nothing_is_written(scan: Scan, restorer: Command) -> None:
    before = scan.files()
    ended = restorer(*explained(scan, "--explain"))
    assert (ended.code, ended.err) == (0, [])
    assert ended.out[0].startswith("scan.tif: 1 damaged area, the widest about ")
    assert ended.out[1].startswith("1 pass over 1 window, which show ")
    assert ended.out[-2].startswith("With telea on cpu: ") and "MiB of memory" in ended.out[-2]
    assert ended.out[-1] == "Nothing has been repaired or changed."
    assert scan.files() == before


def test_an_output_that_was_named_is_not_written_and_need_not_be_good(scan: Scan, restorer: Command) -> None:
    scan.output.write_bytes(b"precious")
    assert restorer(*scan.repair("--explain", "--overwrite")).code == 0
    assert scan.output.read_bytes() == b"precious"
    assert restorer(*scan.repair("--explain", output=scan.folder / "nowhere" / "x.xyz")).code == 0


def test_a_plan_in_words() -> None:
    wide = ShownWindow(Box(0, 0, 60, 80), Box(30, 40, 20, 30))
    windows = (*(ShownWindow(wide.view, wide.core, step) for step in (8, 4, 2, 1)),)
    lines = described(
        plan(windows=(*windows, ShownWindow(wide.view, wide.core, texture=True)), areas=1200, passes=14), "a"
    )
    assert lines == [
        "a: 1,200 damaged areas, the widest about 12 pixels across.",
        "14 passes over 4 windows, which show 3.2% as many pixels as the photograph has.",
        "Wide holes are filled at 1/8, 1/4 and 1/2 of the size first, then at full size.",
        "Texture is then sought in 1 window.",
        "With telea on cpu: about 5 s; at least 150 MiB of memory, the photograph included.",
        "Nothing has been repaired or changed.",
    ]


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, "the time is not known"), (0.4, "a few seconds"), (90, "about 2 min")]
)
def test_a_time_that_nobody_knows_is_not_told(seconds: float | None, said: str) -> None:
    (line,) = [line for line in described(plan(seconds=seconds), "a") if line.startswith("With")]
    assert line.startswith(f"With telea on cpu: {said}; ")


def test_what_makes_it_slower_is_told() -> None:
    assert described(plan(members=4, adapting=30.0), "a")[2:4] == [
        "Before that the network learns from the photograph, for 30 s at most.",
        "Every window is looked at in 4 ways, and the mean is taken.",
    ]
    assert not any("ways" in line or "learns" in line for line in described(plan(), "a"))


@pytest.mark.parametrize("time", ["soon", "-1", "4000", "nan", "1e2"])
def test_a_time_to_adapt_that_is_none_is_refused(scan: Scan, restorer: Command, time: str) -> None:
    ended = restorer(*scan.repair("--adapt", time))
    assert ended.code == 2 and "number of seconds" in " ".join(ended.err)


def test_the_plan_is_drawn_beside_the_words(scan: Scan, restorer: Command) -> None:
    drawing = scan.folder / "plan.png"
    before = scan.files()
    ended = restorer(*explained(scan, "--draw-plan", str(drawing)))
    assert (ended.code, ended.err) == (0, [])
    assert ended.out[-1] == f"Saved: {drawing}"
    with Image.open(drawing) as saved:
        assert saved.mode == "RGB" and saved.width == 64 and saved.height > 48
    after = scan.files()
    after.pop("plan.png")
    assert after == before
    again = restorer(*explained(scan, "--draw-plan", str(drawing)))
    assert again.code == 2 and "plan.png" in again.err[0]
    assert restorer(*explained(scan, "--draw-plan", str(drawing), "--overwrite")).code == 0


def test_a_plan_is_drawn_as_png_only(scan: Scan, restorer: Command) -> None:
    ended = restorer(*explained(scan, "--draw-plan", str(scan.output)))
    assert ended.code == 2 and ".png" in " ".join(ended.err) and not scan.output.exists()


def test_without_an_output_nothing_is_repaired(scan: Scan, restorer: Command) -> None:
    ended = restorer(*explained(scan))
    assert ended.code == 2 and len(ended.err) == 2
    assert "--output" in ended.err[1] and "--explain" in ended.err[1]


def colours(picture: Picture, *at: tuple[int, int]) -> list[tuple[int, ...]]:
    return [tuple(picture.samples[row, column].tolist()) for row, column in at]


def test_lines_stand_where_the_windows_are() -> None:
    grey = Picture(np.full((200, 300, 1), 120, np.uint8), GREY)
    shown = drawn(plan(), grey, Mask.empty(200, 300))
    corners = colours(shown, (10, 20), (69, 99), (10, 99), (69, 20))
    core = colours(shown, (30, 40), (31, 41), (49, 69))
    assert set(corners + core) == {CYAN}
    assert colours(shown, (20, 30), (40, 50), (150, 250)) == [(120, 120, 120)] * 3


def test_smaller_sizes_have_another_colour_and_are_told_below_the_picture() -> None:
    grey = Picture(np.full((200, 300, 1), 120, np.uint8), GREY)
    coarse = ShownWindow(Box(2, 2, 150, 250), Box(20, 20, 100, 200), step=2, wide=False)
    one, two = plan(), plan(windows=(*plan().windows, coarse))
    shown = drawn(two, grey, Mask.empty(200, 300))
    assert colours(shown, (2, 2), (10, 20)) == [YELLOW, CYAN]
    assert shown.height > drawn(one, grey, Mask.empty(200, 300)).height > 200


def test_the_drawing_is_upright_and_small_and_shows_the_mask() -> None:
    samples = np.zeros((2000, 4000, 3), np.uint16)
    samples[:, :2000] = 65535  # the left half as stored: above, once it is turned
    mask = np.zeros((4000, 2000), np.bool_)
    mask[3000, 1000] = True
    wide = plan(windows=(ShownWindow(Box(0, 0, 400, 800), Box(100, 100, 200, 200)),))
    shown = drawn(wide, Picture(samples, RGB, 6), Mask(mask))
    assert shown.width == LONGEST // 2
    assert colours(shown, (300, 100), (1300, 100)) == [(255, 255, 255), (0, 0, 0)]
    assert shown.samples[1200, 400, 0] > 100, "one marked pixel is not lost"
    assert colours(shown, (0, 640), (319, 799)) == [CYAN] * 2


@pytest.mark.parametrize(
    ("switches", "options"),
    [
        ((), {"grain": "auto", "texture": "auto", "ensemble": "off", "adapt": "off"}),
        (
            ("--grain", "off", "--texture", "off", "--ensemble", "flips", "--adapt", "0.5"),
            {"grain": "off", "texture": "off", "ensemble": "flips", "adapt": "0.5"},
        ),
    ],
)
def test_the_request_carries_the_switches(
    scan: Scan,
    restorer: Command,
    monkeypatch: pytest.MonkeyPatch,
    switches: tuple[str, ...],
    options: dict[str, str],
) -> None:
    asked: list[RestoreRequest] = []
    restore, explain = Engine.restore, Engine.explain

    def restoring(self: Engine, request: RestoreRequest, *more: Any) -> Any:
        asked.append(request)
        return restore(self, request, *more)

    def explaining(self: Engine, request: RestoreRequest, *more: Any) -> Any:
        asked.append(request)
        return explain(self, request, *more)

    monkeypatch.setattr(Engine, "restore", restoring)
    monkeypatch.setattr(Engine, "explain", explaining)
    assert restorer(*scan.repair(*switches)).code == 0
    assert restorer(*explained(scan, "--explain", *switches)).code == 0
    assert [dict(request.options) for request in asked] == [options, options]


@pytest.mark.parametrize(
    ("paper", "roles"),
    [([0, 0, 0, 0], CMYK), ([255, 128, 128], LAB), ([900.0, 900.0, 900.0], RGB)],
    ids=["inks", "Lab", "light"],
)
def test_bare_paper_of_every_kind_is_drawn_white(paper: list[float], roles: tuple[Role, ...]) -> None:
    samples = np.full((200, 300, len(paper)), paper, np.float32 if roles == RGB else np.uint8)
    shown = drawn(plan(), Picture(samples, roles), Mask.empty(200, 300))
    assert (shown.samples[100, 150] == 255).all()
