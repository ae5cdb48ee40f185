"""What can still be had of a deflated stream that is cut or broken."""

from __future__ import annotations

import zlib

_PIECE = 4096


def inflated(data: bytes, wanted: int) -> bytes:
    """As many of the first ``wanted`` bytes as the stream still gives."""
    stream, rows = zlib.decompressobj(), bytearray()
    try:
        for start in range(0, len(data), _PIECE):
            rows += stream.decompress(data[start : start + _PIECE], wanted)
            if len(rows) >= wanted:
                break
    except zlib.error:
        pass
    return bytes(rows[:wanted])
