"""Drawn photographs to train on; no test needs a real one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

CONFIG = """
name = "tiny"
architecture = "repair-small"
[network]
widths = [8, 8, 8]
blocks = [1, 1]
dilations = [1]
[data]
crop = 64
canvases = 12
held_out = 1
[damage]
hole = 1.0
scratch = 1.0
[loss]
l1 = 1.0
gradient = 0.5
[optimizer]
batch = 4
learning_rate = 4e-3
warmup_steps = 2
[run]
steps = {steps}
precision = "float32"
validate_every_minutes = 1000
validation_crops = 24
"""


def drawn_photograph(seed: int, height: int = 150, width: int = 180) -> np.ndarray:
    """Coloured waves, uint8 H×W×3."""
    rng = np.random.default_rng(seed)
    rows, columns = np.mgrid[0:height, 0:width]
    waves = [np.sin((rows * a + columns * b) / c) for a, b, c in rng.uniform(0.3, 1, (3, 3)) * (1, 1, 20)]
    return ((np.stack(waves, axis=2) + 1) * 127).astype(np.uint8)


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    """A folder with six drawn photographs, one of them in a subfolder."""
    folder = tmp_path / "photographs"
    (folder / "more").mkdir(parents=True)
    for index in range(6):
        name = f"more/{index}.png" if index == 3 else f"{index}.jpg"
        Image.fromarray(drawn_photograph(index)).save(folder / name)
    return folder


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.toml"
    path.write_text(CONFIG.format(steps=6))
    return path
