"""``restorer repair --explain``: what a repair would do, said in lines and drawn, instead of done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from restorer_app.cli.answer import Answer
from restorer_app.core.errors import UnwritableFile
from restorer_app.core.estimate import in_units
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.core.photo import Photo
    from restorer_app.engine.request import ExplainedPlan, RestoreRequest


def check_drawing(drawing: Path | None, overwrite: bool) -> None:
    """Raise what saving the drawing would raise, before work starts."""
    from restorer_app.core.photo_files import check_output

    if drawing is None:
        return
    if drawing.suffix.lower() != ".png":
        raise UnwritableFile("A plan is drawn as PNG only.", "Give --draw-plan a name that ends in .png.")
    check_output(drawing, Picture(np.zeros((1, 1, 3), np.uint8), RGB), overwrite=overwrite)


def explain(
    photo: Photo, request: RestoreRequest, drawing: Path | None, overwrite: bool, progress: Progress
) -> Answer:
    """Plan the repair of ``request``, try a little of it for the time, and say what was found."""
    from restorer_app.engine.engine import Engine

    engine = Engine.on_all_cores()
    progress.report(0.3, "Getting ready")
    engine.load(request.method, request.device)
    progress.report(0.6, "Trying")
    plan = engine.explain(request, progress.part(0.6, 0.3))
    lines = [*described(plan, photo.name), *(f"Note: {note}" for note in photo.notes)]
    if drawing is not None:
        progress.report(0.9, "Drawing")
        lines.append(f"Saved: {_draw(plan, request, drawing, overwrite)}")
    return Answer("\n".join(lines))


def described(plan: ExplainedPlan, name: str) -> list[str]:
    """The plan as lines for people."""
    texture = sum(window.texture for window in plan.windows)
    windows = _counted(len(plan.windows) - texture, "window")
    shown = f"which show {_percent(plan.share)} as many pixels as the photograph has"
    memory = f"at least {_bytes(plan.memory)} of memory, the photograph included"
    return [
        f"{name}: {_counted(plan.areas, 'damaged area')}, the widest about {plan.widest} pixels across.",
        f"{_counted(plan.passes, 'pass', 'passes')} over {windows}, {shown}.",
        *_sizes(plan.steps),
        *_wishes(plan),
        *([f"Texture is then sought in {_counted(texture, 'window')}."] if texture else []),
        f"With {plan.method} on {plan.device}: {_time(plan.seconds)}; {memory}.",
        "Nothing has been repaired or changed.",
    ]


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _percent(share: float) -> str:
    return f"{share:.1%}" if share < 0.1 else f"{share:.0%}"


def _sizes(steps: tuple[int, ...]) -> list[str]:
    """How wide holes are gone about; nothing where there are none."""
    smaller = [f"1/{step}" for step in steps if step > 1]
    if not smaller:
        return []
    *most, last = smaller
    listed = f"{', '.join(most)} and {last}" if most else last
    return [f"Wide holes are filled at {listed} of the size first, then at full size."]


def _wishes(plan: ExplainedPlan) -> list[str]:
    """What makes it slower, and was asked for."""
    lines = []
    if plan.adapting:
        lines.append(f"Before that the network learns from the photograph, for {plan.adapting:g} s at most.")
    if plan.members > 1:
        lines.append(f"Every window is looked at in {plan.members} ways, and the mean is taken.")
    return lines


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "the time is not known"
    words = in_units(seconds)
    return f"about {words}" if words[0].isdigit() else words


def _bytes(count: int) -> str:
    return f"{count / 2**30:.1f} GiB" if count >= 2**30 else f"{-(-count >> 20)} MiB"


def _draw(plan: ExplainedPlan, request: RestoreRequest, drawing: Path, overwrite: bool) -> Path:
    from restorer_app.cli.plan_drawing import drawn
    from restorer_app.core.photo import Photo
    from restorer_app.core.photo_files import save_photo

    picture = drawn(plan, request.picture, request.mask)
    return save_photo(Photo(picture), drawing, overwrite=overwrite).path
