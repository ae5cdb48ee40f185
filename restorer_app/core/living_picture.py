"""The one copy of the open photograph's samples, changed in place; and what others may keep of it."""

from __future__ import annotations

import sys
import weakref
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.picture import Picture, Samples

_OWN_REFERENCES = 2
"""Of the array that was given: this object's, and that of the question itself."""


class LivingPicture:
    """Samples that change in place, and pictures of them that never do.

    A ``Picture`` handed out is a promise: as long as anybody keeps it, or any view of its samples, they stay
    as they are; a change then goes into a copy. Normally nobody does, and nothing is copied.
    """

    def __init__(self, picture: Picture) -> None:
        """Takes the picture over; its giver should let go of it."""
        given = picture.samples
        self._samples: Samples = given if given.flags.c_contiguous else np.ascontiguousarray(given)
        self._roles, self._orientation, self._depth = picture.roles, picture.orientation, picture.depth
        self._given = self._samples is given
        self._picture: weakref.ref[Picture] | None = weakref.ref(picture)
        self._lent: weakref.ref[NDArray[Any]] | None = None

    @property
    def samples(self) -> Samples:
        """The samples as they are now, H×W×C as stored, read-only. Ask anew after each change; keep none."""
        view = self._samples.view()
        view.flags.writeable = False
        return view

    @property
    def picture(self) -> Picture:
        """The picture as it is now, frozen."""
        kept = self._picture() if self._picture is not None else None
        if kept is not None:
            return kept
        # Views of ``lent`` keep it alive: numpy follows a chain of bases no further than to a buffer.
        lent = np.frombuffer(self._samples.data.toreadonly().cast("B"), self._samples.dtype)
        self._lent = weakref.ref(lent)
        picture = Picture(lent.reshape(self._samples.shape), self._roles, self._orientation, self._depth)
        self._picture = weakref.ref(picture)
        return picture

    def writable(self) -> Samples:
        """The samples, to be changed in place. All pictures that were handed out stay as they are."""
        if self._kept_elsewhere():
            self._samples = self._samples.copy()
        elif not self._samples.flags.writeable:
            self._make_writeable()
        self._given = False
        self._picture = self._lent = None
        return self._samples

    def _kept_elsewhere(self) -> bool:
        if self._picture is not None and self._picture() is not None:
            return True
        if self._lent is not None and self._lent() is not None:
            return True
        return self._given and sys.getrefcount(self._samples) > _OWN_REFERENCES

    def _make_writeable(self) -> None:
        try:
            self._samples.flags.writeable = True
        except ValueError:  # memory that is not ours to write into
            self._samples = self._samples.copy()
