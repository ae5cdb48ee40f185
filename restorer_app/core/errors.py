"""The family of errors a person may meet: what happened, and what to do next, in plain words."""

from __future__ import annotations

from restorer_app.core.sentence import Text


class RestorerError(Exception):
    """Something the person can mend. ``str(error)`` is one sentence that says what is wrong.

    ``advice`` is one more sentence that says what to do; it may be empty.
    """

    advice: Text = ""

    def __init__(self, message: Text, advice: Text | None = None) -> None:
        super().__init__(message)
        if advice is not None:
            self.advice = advice


class UnreadableFile(RestorerError):
    """The file is missing, empty, damaged, or not of a kind that is read."""


class DamagedFile(UnreadableFile):
    """The file is cut short or broken; part of it could be read with ``allow_damaged``."""

    advice: Text = "Use --allow-damaged to open what is left of it."


class UnwritableFile(RestorerError):
    """The file cannot be written there, or not in that format."""


class MaskMismatch(RestorerError):
    """The mask and the photograph have different sizes."""

    advice: Text = "Draw the mask on the upright photograph, at its full size."


class UnknownMethod(RestorerError):
    """There is no engine of that name."""


class Unsupported(RestorerError):
    """The method cannot do this picture (depth, size, channels); said before it starts."""


class DeviceUnavailable(RestorerError):
    """The computer has no such device, or it is gone."""

    advice: Text = "Choose --device auto or --device cpu."


class OutOfMemory(RestorerError):
    """The picture does not fit the memory of this machine, even in small tiles."""

    advice: Text = "Close other programs, or repair a smaller part at a time."


class BadWeights(RestorerError):
    """A weights file is missing, broken, or not the one the catalogue names."""


class BadConfig(RestorerError):
    """A training configuration or checkpoint cannot be used."""
