"""Resolutions as files write them: fractions, and whole pixels a metre."""

from __future__ import annotations

from fractions import Fraction

from restorer_app.core.picture import Resolution


def sound_resolution(horizontal: float, vertical: float, unit: str) -> Resolution | None:
    """The resolution, or None if a value is missing, zero or absurd, or says only that pixels are square."""
    if not (0 < horizontal < 1e9 and 0 < vertical < 1e9) or (unit == "none" and horizontal == vertical == 1):
        return None
    return Resolution(float(horizontal), float(vertical), unit)


def from_per_metre(across: int, down: int) -> Resolution | None:
    """Whole pixels a metre: as pixels an inch if a whole number of these was rounded to it."""
    inches = [round(value * 0.0254) for value in (across, down)]
    if [per_metre(value, "inch") for value in inches] == [across, down]:
        return sound_resolution(inches[0], inches[1], "inch")
    return sound_resolution(across / 100, down / 100, "centimetre")


def per_metre(value: float, unit: str) -> int:
    """The nearest whole number of pixels a metre."""
    return round(value / 0.0254 if unit == "inch" else value * 100)


def rational(value: float) -> tuple[int, int]:
    """The nearest fraction of two 32-bit numbers."""
    most = min(0xFFFFFFFF, int(0xFFFFFFFF / max(value, 1.0)))
    fraction = Fraction(value).limit_denominator(most)
    return fraction.numerator, fraction.denominator
