from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer_app.training.curves import HEIGHT, WIDTH, _marks, draw_curves


def written(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(["minutes,samples,loss,mean,hole,hole-base,mean-haarpsi", *rows]) + "\n")
    return path


def drawn(tmp_path: Path, rows: list[str]) -> np.ndarray:
    draw_curves(written(tmp_path / "log.csv", rows), tmp_path / "curves.png")
    with Image.open(tmp_path / "curves.png") as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def blue_rows(pixels: np.ndarray, column: int) -> np.ndarray:
    """Where the first curve, blue, crosses a column of the picture."""
    return np.flatnonzero(np.abs(pixels[:, column] - (0, 0x72, 0xB2)).max(axis=1) < 30)


def test_a_falling_loss_is_drawn_as_a_falling_line(tmp_path: Path) -> None:
    pixels = drawn(
        tmp_path,
        [f"{n},{100 * n},{1 - n / 10:.2f},{20 + n},{19 + n},18,{0.9 - n / 20:.2f}" for n in range(10)],
    )
    assert pixels.shape == (HEIGHT, WIDTH, 3)
    third = (WIDTH - 128) // 3
    falls = [
        blue_rows(pixels, n * third + 500).mean() - blue_rows(pixels, n * third + 110).mean() for n in (0, 1)
    ]
    assert falls[0] > HEIGHT / 2
    assert falls[1] < -HEIGHT / 2, "the mean of the scores rises"


def test_haarpsi_has_a_chart_of_its_own(tmp_path: Path) -> None:
    pixels = drawn(tmp_path, [f"{n},{100 * n},1,{20 + n},{19 + n},18,{0.9 - n / 20:.2f}" for n in range(10)])
    start = 2 * ((WIDTH - 128) // 3)
    first, last = (blue_rows(pixels, start + place).mean() for place in (110, 500))
    assert last - first > HEIGHT / 2


def test_values_that_are_no_numbers_and_gaps_are_left_out(tmp_path: Path) -> None:
    pixels = drawn(tmp_path, ["0,0,nan,20,,18,", "1,100,0.5,21,20,18,", "2,200,0.4,22,21,18,"])
    assert len(blue_rows(pixels, 500))


@pytest.mark.parametrize("rows", [[], ["1,100,0.5,20,19,18,0.8"]])
def test_one_look_is_no_curve(tmp_path: Path, rows: list[str]) -> None:
    draw_curves(written(tmp_path / "log.csv", rows), tmp_path / "curves.png")
    assert not (tmp_path / "curves.png").exists()


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [(0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (21.7, 28.7, [22, 24, 26, 28]), (0, 290, [0, 100, 200])],
)
def test_marks_are_round(low: float, high: float, marks: list[float]) -> None:
    assert _marks(low, high) == marks
