"""What a file says of its samples before any of them is decoded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files import claims
from restorer_app.core.files.border import SAVE_ANEW, shown, too_large
from restorer_app.core.files.memory import available_memory
from restorer_app.core.picture import Samples
from restorer_app.core.sentence import Text, said

_COPIES = 2.5
"""Times the samples' size that decoding and comparing need at their peak."""


@dataclass(frozen=True)
class Header:
    """The claim: H×W×C samples of ``dtype`` ("uint8", "uint16" or "float32")."""

    height: int
    width: int
    channels: int
    dtype: str

    @property
    def nbytes(self) -> int:
        """Bytes of all samples once decoded."""
        return self.height * self.width * self.channels * np.dtype(self.dtype).itemsize

    def check(self, path: Path) -> None:
        """``check_fits``, and tell the claim: what is decoded from now on may take memory and time for it."""
        self.check_fits(path)
        claims.tell(self.nbytes)

    def check_fits(self, path: Path) -> None:
        """Raise ``UnreadableFile`` for a claim that is empty or does not fit the memory."""
        if self.height <= 0 or self.width <= 0 or self.channels <= 0:
            raise UnreadableFile(
                said("{file} holds no picture: its header says {size}.", file=shown(path), size=self.size),
                SAVE_ANEW,
            )
        if self.nbytes * _COPIES > available_memory():
            raise too_large(path, self.size)

    def check_held(self, path: Path, share: float, least: float = 0.01) -> None:
        """Raise ``UnreadableFile`` if the file's data can decode to next to nothing of the claim.

        ``share`` is how much of the claimed samples the file's data could hold at the very most; below
        ``least`` they are no photograph, not even a cut one.
        """
        if share < least:
            raise UnreadableFile(
                said("{file} claims {size} but holds almost no data.", file=shown(path), size=self.size),
                SAVE_ANEW,
            )

    def confirm(self, path: Path, samples: Samples) -> None:
        """Raise ``UnreadableFile`` unless the decoded samples are what the header said, depth and all."""
        found = (*samples.shape, samples.dtype.name)
        if found != (self.height, self.width, self.channels, self.dtype):
            raise UnreadableFile(
                said(
                    "{file} could not be read exactly: {claim} was decoded as {found}.",
                    file=shown(path),
                    claim=str(self),
                    found=found,
                ),
                "Please report this file.",
            )

    @property
    def size(self) -> Text:
        """Width × height for people."""
        return said("{width} × {height} pixels", width=self.width, height=self.height)

    def __str__(self) -> str:
        return f"{self.size} of {self.channels} × {self.dtype}"
