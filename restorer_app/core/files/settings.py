"""What a writer is told beside the photograph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WriteSettings:
    """``lossy`` allows storing with loss; ``quality`` (1…100) is then that of JPEG and WebP."""

    lossy: bool = False
    quality: int = 95


@dataclass(frozen=True)
class Refusal:
    """Why a format cannot hold a picture ("16-bit samples", say) and which suffix can."""

    what: str
    instead: str = ".tif"
