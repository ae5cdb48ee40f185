"""What repairs have changed: how much, and where."""

from __future__ import annotations

import numpy as np

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.picture import CMYK, FULL_SCALE, LAB, Role, Samples
from restorer_app.core.pyramid import Pyramid
from restorer_app.gui.canvas.overlay import MaskOverlay

_ALPHA = (Role.ALPHA, Role.ALPHA_PREMULTIPLIED)


def difference(pyramid: Pyramid, roles: tuple[Role, ...], gain: int, level: int, box: Box) -> Samples | None:
    """How much the samples of a level's box differ from the original, ``gain`` times; None if not there yet.

    As a picture of the same kind: black where nothing differs. Of inks and Lab the channel that differs most
    is shown, without colour; alpha hides nothing.
    """
    after, before = pyramid.block(level, box), pyramid.original_block(level, box)
    if after is None or before is None:
        return None
    white = FULL_SCALE[after.dtype.name]
    differing = np.abs(after.astype(np.float32) - before.astype(np.float32)) * gain
    result: Samples = np.minimum(differing, white).astype(after.dtype)
    for kind, light in ((CMYK, Role.BLACK), (LAB, Role.LIGHTNESS)):
        if set(kind) <= set(roles):
            own = [roles.index(role) for role in kind]
            most = result[:, :, own].max(axis=2)
            result[:, :, own] = 0 if kind == CMYK else (int(white) + 1) // 2
            result[:, :, roles.index(light)] = most if kind == LAB else result.dtype.type(white) - most
    result[:, :, [index for index, role in enumerate(roles) if role in _ALPHA]] = white
    return result


class RepairOutline:
    """Where repairs have written, as marks that are shown by their outline."""

    def __init__(self, document: Document) -> None:
        self._document = document
        height, width = document.upright_shape
        self._written = np.zeros((height, width), np.bool_)
        for box in document.repaired_boxes:
            self._written[box.slices] = document.repaired(box)
        self.overlay = MaskOverlay(self._written)

    def update(self, box: Box | None) -> None:
        """Samples have changed inside an upright box; None: anywhere."""
        box = box or Box(0, 0, *self._written.shape)
        self._written[box.slices] = self._document.repaired(box)
        self.overlay.update(self._written, box)
