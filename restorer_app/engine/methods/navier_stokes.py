"""Bertalmio, Bertozzi, Sapiro: Navier-Stokes, Fluid Dynamics, and Image and Video Inpainting, CVPR 2001."""

from __future__ import annotations

import cv2

from restorer_app.engine.catalogue import Entry
from restorer_app.engine.methods.opencv import OpenCvInpainting


def make(_entry: Entry) -> OpenCvInpainting:
    """The method, ready to use."""
    return OpenCvInpainting(cv2.INPAINT_NS)
