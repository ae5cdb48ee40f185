"""The colours that JPEG XL names by numbers, as profiles."""

from __future__ import annotations

from restorer_app.core.files.jxl_header import GREY, Colours
from restorer_app.core.files.named_colours import (
    BT709_CURVE,
    BT2020,
    D65,
    DCI,
    P3,
    SRGB,
    SRGB_CURVE,
    E,
    profile,
)

BRIGHT = (16, 18)
"""Transfer functions of pictures for screens that are brighter than white."""
_WHITES = {1: D65, 10: E, 11: DCI}
_PRIMARIES = {1: SRGB, 9: BT2020, 11: P3}
_CURVES: dict[int, tuple[float, ...]] = {1: BT709_CURVE, 8: (1.0,), 13: SRGB_CURVE, 17: (2.6,)}


def named_profile(colours: Colours) -> bytes | None:
    """The profile that says the same; None for sRGB, and for what no profile can say."""
    white = colours.custom_white or _WHITES.get(colours.white)
    primaries = colours.custom_primaries or _PRIMARIES.get(colours.primaries)
    curve = (1 / colours.gamma,) if colours.gamma else _CURVES.get(colours.transfer)
    if colours.own_profile or not white or not primaries or not curve:
        return None
    if (white, primaries, curve) == (D65, SRGB, SRGB_CURVE):
        return None
    return profile(white, () if colours.space == GREY else primaries, curve)
