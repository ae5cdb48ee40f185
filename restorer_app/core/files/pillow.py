"""The only door to Pillow's pixels: 8-bit pictures of a format that was recognised before."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from PIL import Image

from restorer_app.core.files.header import Header
from restorer_app.core.picture import GREY, RGB, Picture, Role, Samples

ROLES: dict[int, tuple[Role, ...]] = {1: GREY, 2: (*GREY, Role.ALPHA), 3: RGB, 4: (*RGB, Role.ALPHA)}
"""Channel roles by number of channels."""

_PLAIN = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}


def decode(path: Path, data: bytes, format_name: str, header: Header) -> Samples:
    """The samples of ``data``, H×W×C uint8 as ``header`` says, without Pillow turning or guessing.

    ``data`` should hold no metadata: none of it is looked at. Palettes, a transparent level and
    1-bit pictures are expanded to the header's channels; any other difference from the header is refused.
    """
    Image.MAX_IMAGE_PIXELS = None  # too small for archives; the header was checked against the memory
    with Image.open(io.BytesIO(data), formats=[format_name]) as image:
        if image.size != (header.width, header.height):
            raise ValueError(f"the header says {header.size}, the data {image.size[0]} × {image.size[1]}")
        image.load()
        if image.mode in ("P", "PA", "1") or "transparency" in image.info:
            return _arranged(image.convert(_PLAIN[header.channels]))
        samples = _arranged(image)
    header.confirm(path, samples)
    return samples


def _arranged(image: Image.Image) -> Samples:
    samples = np.array(image)
    return samples[:, :, None] if samples.ndim == 2 else samples


def encodable(picture: Picture) -> Image.Image:
    """The 8-bit picture as Pillow's, in storage order, channels as they are."""
    samples = np.ascontiguousarray(picture.samples)
    return Image.fromarray(samples[:, :, 0] if samples.shape[2] == 1 else samples)
