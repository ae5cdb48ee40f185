"""The edges that a repair fills along, as plain data in the photograph's own pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from restorer_app.core.errors import Unsupported
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine import catalogue
from restorer_app.engine.catalogue import find, methods
from restorer_app.engine.engine import Engine
from restorer_app.engine.networks.edge_connect import EdgeConnect
from restorer_app.engine.networks.registry import build
from restorer_app.engine.repairing import grown
from restorer_app.engine.request import RestoreRequest, ShownEdges
from restorer_app.engine.weights import Header, write_weights

TINY = {"edge_width": 4, "width": 4, "blocks": 1}
HEIGHT, WIDTH, BORDER = 150, 260, 130


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test knows the files of another."""
    monkeypatch.setattr(catalogue, "_own", {})


def written(path: Path, sure: float = 0.0) -> str:
    """A tiny network of one's own; ``sure``: how much it takes all for edges (0: by its random weights)."""
    torch.manual_seed(4)
    network = build("edge-connect", TINY)
    assert isinstance(network, EdgeConnect)
    last = network.edge_generator.layers[-1]
    assert isinstance(last, nn.Conv2d) and last.bias is not None
    nn.init.constant_(last.bias, sure)
    if sure:
        nn.init.zeros_(last.weight)
    write_weights(path, network, Header("edge-connect", TINY, {"kind": "weights", "samples": 1}))
    return str(path)


def request(name: str, *boxes: Box, **more: object) -> RestoreRequest:
    """Two tones that meet at column ``BORDER``; the boxes are marked."""
    samples = np.full((HEIGHT, WIDTH, 3), 60, np.uint8)
    samples[:, BORDER:] = 190
    mask = np.zeros((HEIGHT, WIDTH), np.bool_)
    for box in boxes:
        mask[box.slices] = True
    samples[mask] = 255
    options = {"grain": "off", "texture": "off"}
    return RestoreRequest(Picture(samples, RGB), Mask(mask), name, options=options, **more)  # type: ignore[arg-type]


SMALL, WIDE = Box(30, 120, 20, 20), Box(10, 80, 130, 100)


def whole(edges: tuple[ShownEdges, ...], what: str) -> NDArray[np.bool_]:
    """Where some window has an edge of that kind, in the photograph's pixels."""
    found = np.zeros((HEIGHT + 16, WIDTH + 16), np.bool_)
    for each in edges:
        levels = getattr(each, what) > 0
        found[each.box.slices] |= levels.repeat(each.step, 0).repeat(each.step, 1)
    return found[:HEIGHT, :WIDTH]


def test_known_edges_lie_around_the_hole_and_predicted_ones_in_it(tmp_path: Path) -> None:
    name = written(tmp_path / "lines.safetensors", sure=9.0)
    asked = request(name, SMALL, Box(54, 144, 8, 8))  # one window for both
    edges = Engine(1).edges(asked)
    known, predicted = whole(edges, "known"), whole(edges, "predicted")
    assert (predicted >= asked.mask.array).all(), "as sure as it can be, all over the hole"
    assert max(int(each.predicted.max()) for each in edges) == 255
    assert (predicted <= grown(asked.mask.array, 3)).all()
    rows, columns = np.nonzero(known)
    assert ((columns == BORDER - 1) | (columns == BORDER)).all(), "the border, and no rim of the hole"
    assert len(rows) > 10 and not known[SMALL.slices].any()
    assert not any(array.flags.writeable for each in edges for array in (each.known, each.predicted))


def test_they_are_what_a_restore_fills_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, drawn = (
        request(written(tmp_path / "lines.safetensors"), SMALL, Box(100, 20, 6, 90)),
        list[Tensor](),
    )
    original = EdgeConnect._logits

    def noted(self: EdgeConnect, view: object) -> Tensor:
        drawn.append(original(self, view))  # type: ignore[arg-type]
        return drawn[-1]

    monkeypatch.setattr(EdgeConnect, "_logits", noted)
    engine = Engine(1)
    engine.restore(asked)
    filled_along, count = drawn[:], len(drawn)
    assert engine.edges(asked) and count > 0
    assert all(torch.equal(one, other) for one, other in zip(filled_along, drawn[count:], strict=True))


def test_wide_holes_have_theirs_where_the_whole_is_looked_at(tmp_path: Path) -> None:
    edges = Engine(1).edges(request(written(tmp_path / "lines.safetensors", sure=9.0), WIDE))
    assert max(each.step for each in edges) > 1
    for each in edges:
        assert each.box.clipped(HEIGHT, WIDTH).height > each.box.height - each.step
    assert whole(edges, "predicted")[WIDE.slices].all()


def test_engines_say_whether_they_draw_edges(tmp_path: Path) -> None:
    assert find(written(tmp_path / "lines.safetensors")).draws_edges
    assert not any(info.draws_edges for info in methods() if info.name != "edge-connect")
    for name in ("telea", "repair-small"):
        with pytest.raises(Unsupported, match=f"“{name}” draws no edges"):
            Engine(1).edges(request(name, SMALL))


def test_looking_for_them_can_be_stopped_and_an_empty_mask_has_none(tmp_path: Path) -> None:
    class Stopped(Progress):
        def check(self) -> None:
            raise Cancelled

    name = written(tmp_path / "lines.safetensors")
    with pytest.raises(Cancelled):
        Engine(1).edges(request(name, SMALL), Stopped())
    assert Engine(1).edges(request(name)) == ()
