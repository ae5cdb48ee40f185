"""Samples of fewer bits than their dtype has: spread over its whole range, and packed again."""

from __future__ import annotations

from restorer_app.core import depth
from restorer_app.core.picture import Samples


def dtype_for(bits: int) -> str:
    """The dtype that holds samples of 1…16 bits."""
    return "uint8" if bits <= 8 else "uint16"


def depth_of(bits: int) -> int | None:
    """``Picture.depth`` of samples of ``bits`` bits: None where they fill their dtype."""
    return None if bits in (8, 16) else bits


def spread(samples: Samples, bits: int) -> Samples:
    """Whole numbers of ``bits`` bits as those of ``Picture``: the largest becomes white.

    Raises ``ValueError`` if one of them has more bits. ``samples`` are changed where they may be.
    """
    if bits in (8, 16):
        return samples
    if samples.size and int(samples.max()) >= 1 << bits:
        raise ValueError(f"samples of more than {bits} bits")
    given = samples if samples.flags.writeable else samples.copy()
    depth.spread(given, bits)
    return given


def packed(samples: Samples, bits: int) -> Samples:
    """The nearest numbers of ``bits`` bits; of what ``spread`` gave, the same numbers again."""
    return samples if bits in (8, 16) else depth.narrowed(samples, bits)
