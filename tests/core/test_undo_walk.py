"""Hundreds of random steps, undone and redone: the same bytes each way."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
import pytest

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.repair import Patch, Repair
from restorer_app.core.sparse_mask import SparseMask
from tests.core.made import RGB_ALPHA, noise, photo, picture

HEIGHT, WIDTH = 150, 290
STEPS = 500

Chance = np.random.Generator
Act = Callable[[Document, Chance], object]


def brush(paper: Document, chance: Chance) -> None:
    erase = bool(chance.random() < 0.3)
    point = tuple(chance.uniform(-10, 300, 2))
    paper.begin_stroke()
    for _ in range(chance.integers(1, 6)):
        towards = tuple(np.add(point, chance.normal(0, 25, 2)))
        paper.paint(point, towards, float(chance.uniform(1, 30)), erase)
        point = towards
    paper.end_stroke("Eraser" if erase else "Brush")


def shape(paper: Document, chance: Chance) -> None:
    height, width = paper.upright_shape
    box = Box(int(chance.integers(0, height)), int(chance.integers(0, width)), 40, 60).clipped(height, width)
    marks = chance.random((box.height, box.width)) < 0.5
    with paper.edit_mask("Shape", box) as part:
        match chance.integers(0, 3):
            case 0:
                part |= marks
            case 1:
                part &= ~marks
            case _:
                part &= marks


def invert(paper: Document, chance: Chance) -> None:
    everything = np.ones(paper.upright_shape, np.bool_)
    paper.flip_mask(SparseMask.of(everything), "Invert mask")


def load(paper: Document, chance: Chance) -> None:
    paper.set_mask(Mask(chance.random(paper.upright_shape) < 0.02))


def restore(paper: Document, chance: Chance) -> None:
    """Patches that overlap, each writing some of its samples, for a part of the mask."""
    height, width = paper.photo.picture.height, paper.photo.picture.width
    patches = []
    for _ in range(chance.integers(1, 4)):
        row, column = int(chance.integers(0, height - 20)), int(chance.integers(0, width - 30))
        samples = noise(20, 30, paper.roles, "uint16", int(chance.integers(0, 1000)))
        alpha = np.where(chance.random((20, 30)) < 0.4, chance.random((20, 30)), 0).astype(np.float32)
        patches.append(Patch(row, column, samples, alpha))
    used = paper.mask_view & (chance.random(paper.upright_shape) < 0.5)
    paper.accept(Repair(tuple(patches), Mask(used), "t"))


def original(paper: Document, chance: Chance) -> None:
    paper.back_to_original()


ACTS: tuple[tuple[Act, float], ...] = (
    (brush, 0.5),
    (shape, 0.2),
    (restore, 0.2),
    (invert, 0.04),
    (load, 0.03),
    (original, 0.03),
)


def fingerprint(paper: Document) -> str:
    found = hashlib.sha256(paper.upright_samples.tobytes())
    found.update(paper.mask_view.tobytes())
    return found.hexdigest()


@pytest.mark.parametrize("orientation", [1, 8])
def test_five_hundred_random_steps_come_back_to_the_byte_each_way(orientation: int) -> None:
    chance = np.random.default_rng(orientation)
    paper = Document(photo(picture(HEIGHT, WIDTH, RGB_ALPHA, "uint16", orientation)))
    acts, shares = zip(*ACTS, strict=True)
    states = [fingerprint(paper)]
    done = 0
    while done < STEPS:
        acts[chance.choice(len(acts), p=shares)](paper, chance)
        if paper.step > done:
            done += 1
            states.append(fingerprint(paper))
    for expected in reversed(states[:-1]):
        paper.undo()
        assert fingerprint(paper) == expected
    for expected in states[1:]:
        paper.redo()
        assert fingerprint(paper) == expected
    for step in chance.integers(0, STEPS, 20).tolist():
        paper.go_to(step)
        assert fingerprint(paper) == states[step]
