"""What the session says: outcomes and failures as sentences for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from restorer_app.core.errors import DamagedFile, DeviceUnavailable, MaskMismatch, RestorerError
from restorer_app.core.estimate import rounded
from restorer_app.core.repair import CLEAN
from restorer_app.core.sentence import Text
from restorer_app.engine.request import ExplainedPlan, RestoreResult
from restorer_app.session.jobs import Failed
from restorer_app.session.words import number, tr

if TYPE_CHECKING:
    from restorer_app.core.proof import Proof

_SWITCH = re.compile(r" ?[(（]--[a-z-]+[)）]")
_DEVICES: dict[str, Text] = {
    "auto": "Automatic",
    "cpu": "Processor (CPU)",
    "cuda": "Graphics card (CUDA)",
    "xpu": "Intel GPU (XPU)",
    "mps": "Apple GPU",
}
_ON_DEVICES: dict[str, Text] = {
    "cpu": "on the processor",
    "cuda": "on the graphics card",
    "xpu": "on the graphics card",
    "mps": "on the graphics processor",
}


def device_title(device: str) -> str:
    """A device in words: "cpu" is "Processor (CPU)", "cuda:1" is "Graphics card (CUDA), no. 2"."""
    kind, _, index = device.partition(":")
    title = tr(_DEVICES.get(kind, device))
    return tr("{device}, no. {number}").format(device=title, number=int(index) + 1) if index else title


def step_title(step: str) -> str:
    """The title of a step of undo, in the window's language."""
    return tr(step)


def marked(share: float) -> str:
    """One sentence about how much of the photograph the mask covers."""
    percent = number(share * 100, 1) if share >= 0.001 else tr("less than 0.1")
    return tr("{percent} % of the photograph is marked.").format(percent=percent)


def planned(plan: ExplainedPlan) -> str:
    """A few words about what a restore would do: "12 areas, 14 passes, about 6 s."."""
    one_pass, passes = tr("1 pass"), tr("{count} passes").format(count=plan.passes)
    one_area, areas = tr("1 area"), tr("{count} areas").format(count=plan.areas)
    work = {
        "areas": one_area if plan.areas == 1 else areas,
        "passes": one_pass if plan.passes == 1 else passes,
    }
    if plan.seconds is None:
        return tr("{areas}, {passes}.").format(**work)
    return tr("{areas}, {passes}, {time}.").format(time=_about(plan.seconds), **work)


def _about(seconds: float) -> str:
    return tr("about {time}").format(time=_in_units(seconds)) if rounded(seconds) else tr("a few seconds")


def _in_units(seconds: float) -> str:
    """Rounded, as people count: "20 s", "2 min", "1 h 15 min"."""
    whole = rounded(seconds)
    minutes = whole // 60
    hours, rest = divmod(minutes, 60)
    if not minutes:
        return tr("{count} s").format(count=whole)
    if not hours:
        return tr("{count} min").format(count=minutes)
    return tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def time_left(seconds: float) -> str:
    """ "about 20 s left"."""
    if not rounded(seconds):
        return tr("a few seconds left")
    return tr("about {time} left").format(time=_in_units(seconds))


def restored(result: RestoreResult, method_title: str) -> str:
    """One sentence about a repair that was just accepted, or a cleaning."""
    if result.verb == CLEAN:
        return tr("Noise cleaned up in {seconds} s with “{method}” {on_device}.").format(
            seconds=number(result.seconds, 1),
            method=method_title,
            on_device=tr(_ON_DEVICES.get(result.device.partition(":")[0], "")),
        )
    return tr("Repaired {pixels} pixels in {seconds} s with “{method}” {on_device}.").format(
        pixels=number(result.mask_used.area),
        seconds=number(result.seconds, 1),
        method=_without_praise(method_title),
        on_device=tr(_ON_DEVICES.get(result.device.partition(":")[0], "")),
    )


def _without_praise(title: str) -> str:
    """A title of a method that stands among no others."""
    return title.replace(tr(" (recommended)"), "")


def taken(title: str) -> str:
    """What was just chosen for a region instead of what was there."""
    return tr("Taken here: {choice}.").format(choice=_without_praise(title))


def changed_meanwhile(result: RestoreResult) -> str:
    """Why an answer was dropped."""
    if result.verb == CLEAN:
        return tr("The photograph has changed meanwhile. Clean up noise again?")
    return tr("The photograph has changed meanwhile. Restore again?")


def saved_sentence(name: str, proof: Proof | None) -> str:
    """What is known of a file that was just saved: how many samples were compared, and are the same."""
    if proof is None or not proof.outside:
        return tr("Saved as {name}.").format(name=name)
    text = tr("Saved as {name}. {count} samples outside the mask: identical.")
    return text.format(name=name, count=number(proof.outside))


def failure_sentences(failed: Failed) -> tuple[str, str]:
    """What happened and what to do next, for a failure of any kind."""
    if issubclass(failed.kind, RestorerError):
        return tr(failed.text), _window_advice(failed)
    if issubclass(failed.kind, MemoryError):
        text = tr("There is not enough memory for this.")
        return text, tr("Close other programs, or repair a smaller part at a time.")
    text = tr("Something went wrong inside the program.")
    return text, tr("Your photograph is unchanged. The details say what happened.")


def _window_advice(failed: Failed) -> str:
    """The error's own advice; where that names a switch of the command line, the window's counterpart."""
    if issubclass(failed.kind, DeviceUnavailable):
        return tr("Choose “Automatic” as the device, under “More”.")
    if issubclass(failed.kind, DamagedFile):
        return tr("What is left of it can still be opened.")
    if issubclass(failed.kind, MaskMismatch):
        return tr("Draw the mask on the photograph at its full size.")
    return _SWITCH.sub("", tr(failed.advice))
