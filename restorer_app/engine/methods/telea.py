"""Telea, An Image Inpainting Technique Based on the Fast Marching Method, JGT 2004."""

from __future__ import annotations

import cv2

from restorer_app.engine.catalogue import Entry
from restorer_app.engine.methods.opencv import OpenCvInpainting


def make(_entry: Entry) -> OpenCvInpainting:
    """The method, ready to use."""
    return OpenCvInpainting(cv2.INPAINT_TELEA)
