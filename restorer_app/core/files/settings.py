"""What a writer is told beside the photograph."""

from __future__ import annotations

from dataclasses import dataclass

from restorer_app.core.sentence import Text, said


@dataclass(frozen=True)
class WriteSettings:
    """``lossy`` allows storing with loss; ``quality`` (1…100) is then that of JPEG and WebP.

    ``compression`` is TIFF's, without loss: "none", "deflate", "lzw" or "zstd".
    """

    lossy: bool = False
    quality: int = 95
    compression: str = "none"


def reencoded(format_name: str, quality: int) -> Text:
    """The note on a photograph that was saved with loss."""
    return said(
        "re-encoded as {format}, quality {quality}: samples outside the mask may differ slightly",
        format=format_name,
        quality=quality,
    )


@dataclass(frozen=True)
class Refusal:
    """Why a format cannot hold a picture ("16-bit samples", say) and which suffix can."""

    what: Text
    instead: str = ".tif"
