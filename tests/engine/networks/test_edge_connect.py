"""The mechanism of Nazeri et al., ICCVW 2019: edges of what is known, and a fill that lies along edges."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from restorer_app.engine.networks.canny_edges import canny_edges
from restorer_app.engine.networks.edge_connect import EDGE_BCE, EdgeConnect
from restorer_app.engine.networks.lesson import Lesson, Taught
from restorer_app.engine.networks.registry import build

TINY = {"edge_width": 4, "width": 8, "blocks": 2}
SIDE = 32
HOLE = slice(8, 24)
REACH = 8


def made(**config: Any) -> EdgeConnect:
    torch.manual_seed(3)
    network = build("edge-connect", {**TINY, **config})
    assert isinstance(network, EdgeConnect) and isinstance(network, Taught)
    return network


def hole_of(count: int = 1) -> Tensor:
    hole = torch.zeros(count, 1, SIDE, SIDE)
    hole[..., HOLE, HOLE] = 1
    return hole


def border(bulge: float) -> NDArray[np.float64]:
    """The column of a border between two tones in each row; within the hole it bulges by so many pixels."""
    rows = np.arange(SIDE)
    return SIDE / 2 + bulge * np.clip(1 - np.abs(rows - SIDE / 2) / REACH, 0, 1)


def two_tones(bulge: float, left: float, right: float) -> Tensor:
    """1×3×32×32; whatever the bulge, all is the same outside the hole."""
    beyond = np.arange(SIDE)[None] >= border(bulge)[:, None]
    return torch.from_numpy(np.where(beyond, right, left)).float().expand(1, 3, -1, -1)


def learned(network: EdgeConnect, lesson: str, picture: Tensor, hole: Tensor, steps: int) -> list[Lesson]:
    """The lessons of so many steps on a batch."""
    network.begin(lesson)
    optimizer = torch.optim.Adam(network.parameters(), lr=4e-3)
    given = []
    for _ in range(steps):
        taught = network(picture, hole, None, picture, lesson)
        error = ((taught.filled - taught.target).abs() * hole).sum() / hole.sum() / 3
        optimizer.zero_grad(set_to_none=True)
        (error + (taught.terms[EDGE_BCE] if lesson != "completion" else 0)).backward()
        optimizer.step()
        given.append(taught)
    return given


def test_canny_finds_a_step_as_one_line_and_nothing_on_even_ground() -> None:
    edges = canny_edges(two_tones(0, -1, 1)[:, :1])
    assert edges.shape == (1, 1, SIDE, SIDE)
    assert torch.equal(edges.sum(dim=3), torch.ones(1, 1, SIDE))
    assert edges[..., SIDE // 2 - 1 : SIDE // 2 + 1].sum() == SIDE
    assert not canny_edges(torch.full((2, 1, SIDE, SIDE), 0.4)).any()
    assert not canny_edges(two_tones(0, -0.1, 0.1)[:, :1]).any(), "too faint"
    assert not canny_edges(torch.full((1, 1, SIDE, SIDE), torch.nan)).any()


def test_edges_come_from_what_is_known_and_the_rim_of_the_hole_gives_none() -> None:
    network, hole = made().eval(), hole_of()
    picture = two_tones(0, 0.2, 0.8)
    known = torch.zeros(1, 1, SIDE, SIDE)
    edges = network.edges(picture, hole)
    known[:] = edges * (1 - hole)
    assert known[..., : HOLE.start, 15:17].sum() == HOLE.start, "the border above the hole"
    assert known[..., :14].sum() == known[..., 18:].sum() == 0, "none along the rim"
    assert (canny_edges((picture * (1 - hole)).mean(1, keepdim=True) * 4) * (1 - hole))[..., :14].any()
    assert edges.min() >= 0 and edges.max() <= 1 and 0 < edges[hole > 0].min() < 1
    for garbage in (0.0, 1.0, 9.0, torch.nan, torch.inf):
        assert torch.equal(network.edges(torch.where(hole > 0, garbage, picture), hole), edges)


def test_what_is_in_the_hole_does_not_matter_to_the_fill() -> None:
    network, hole = made().eval(), hole_of()
    nn.init.normal_(network.completion.layers[-1].weight, std=0.1)  # type: ignore[arg-type]
    picture = torch.rand(1, 3, SIDE, SIDE)
    filled = network(picture, hole)
    for garbage in (9.0, torch.nan, torch.inf):
        given = torch.where(hole > 0, garbage, picture)
        assert torch.equal(network(given, hole), filled)
    assert (network(picture.flip(2), hole) - filled)[..., HOLE, HOLE].abs().max() > 1e-3


@pytest.fixture(scope="module")
def guided() -> EdgeConnect:
    """Its completion has learned in a few seconds that an edge parts two tones."""
    network, chance = made(), np.random.default_rng(0)
    network.seamless = False  # it learns what it draws
    optimizer, hole = torch.optim.Adam(network.completion.parameters(), lr=4e-3), hole_of(4)
    for _ in range(200):
        tones = [chance.choice([0.2, 0.8], 2, False) for _ in range(4)]
        target = torch.cat([two_tones(chance.uniform(-7, 7), *each) for each in tones])
        around = torch.cat([two_tones(0, *each) for each in tones])
        filled = network.completed(around, hole, canny_edges(target[:, :1] * 3), around)
        optimizer.zero_grad()
        (filled - target).abs().mean().backward()
        optimizer.step()
    network.seamless = True
    return network.eval()


def drawn_by_hand(bulge: int) -> Tensor:
    """Two strokes from the border above the hole to that below it, 1×1×32×32."""
    canvas, middle = np.zeros((SIDE, SIDE), np.uint8), SIDE // 2
    for row in (HOLE.start, HOLE.stop - 1):
        cv2.line(canvas, (middle, row), (middle + bulge, middle), 255)
    return torch.from_numpy(canvas > 0).float()[None, None]


@pytest.mark.parametrize("bulge", [-5, 5])
def test_the_fill_follows_an_edge_that_is_drawn_by_hand(guided: EdgeConnect, bulge: int) -> None:
    picture, hole = two_tones(0, 0.2, 0.8), hole_of()
    with torch.no_grad():
        filled = guided.completed(picture, hole, drawn_by_hand(bulge))
    assert torch.equal(filled * (1 - hole), picture * (1 - hole))
    bright = (filled[0, :, HOLE, HOLE].mean(dim=(0, 2)) - 0.2) / 0.6  # of each row, the share beyond the step
    steps = HOLE.stop - bright * 16
    for row in (13, 16, 19):
        place = float(steps[row - HOLE.start])
        assert abs(place - border(bulge)[row]) < 3 and (place - SIDE / 2) * np.sign(bulge) > 0.5


def test_each_lesson_teaches_its_own_generator_alone() -> None:
    picture, hole = torch.rand(2, 3, SIDE, SIDE), hole_of(2)
    for lesson, taught in (("edges", {"edge_generator"}), ("completion", {"completion"})):
        network = made()
        before = {name: value.clone() for name, value in network.state_dict().items()}
        learned(network, lesson, picture, hole, 2)
        changed = {
            name for name, value in network.state_dict().items() if not torch.equal(value, before[name])
        }
        assert {name.split(".")[0] for name in changed} == taught
        learning = {name for name, weight in network.named_parameters() if weight.requires_grad}
        assert {name.split(".")[0] for name in learning} == taught
    joint = made()
    learned(joint, "joint", picture, hole, 2)
    assert all(part.grad is not None for part in joint.parameters())


def test_the_losses_of_both_lessons_go_down_on_a_batch() -> None:
    pictures = torch.cat([two_tones(bulge, 0.2, 0.8) for bulge in (-5, 0, 3, 6)])
    network, hole = made(), hole_of(4)
    terms = [float(each.terms[EDGE_BCE].detach()) for each in learned(network, "edges", pictures, hole, 25)]
    assert terms[-1] < 0.8 * terms[0]
    fills = learned(network, "completion", pictures, hole, 25)
    errors = [float((each.filled - each.target).detach()[..., HOLE, HOLE].abs().mean()) for each in fills]
    assert errors[-1] < 0.8 * errors[0]


def test_the_edges_of_the_target_are_what_is_learned() -> None:
    picture, hole = two_tones(0, 0.2, 0.8), hole_of()
    taught = made()(picture, hole, None, two_tones(6, 0.2, 0.8), "edges")
    assert taught.filled.shape == taught.target.shape == (1, 3, SIDE, SIDE)
    grey, edges, again = taught.target[0]
    assert grey.min() == pytest.approx(0.2) and grey.max() == pytest.approx(0.8)
    assert torch.equal(edges, again) and set(edges.unique().tolist()) == {0.0, 1.0}
    assert abs(int(edges[16].argmax()) - border(6)[16]) <= 2, "where the target has it"


def test_every_second_crop_is_completed_along_true_edges() -> None:
    network, hole = made().eval(), hole_of(2)
    nn.init.normal_(network.completion.layers[-1].weight, std=0.1)  # type: ignore[arg-type]
    given = two_tones(0, 0.2, 0.8).repeat(2, 1, 1, 1)
    one, other = (
        network(given, hole, None, two_tones(bulge, 0.2, 0.8).repeat(2, 1, 1, 1), "completion")
        for bulge in (-6, 6)
    )
    assert torch.equal(one.filled[0], other.filled[0]), "predicted ones know nothing of the target"
    assert not torch.equal(one.filled[1], other.filled[1])


def test_both_generators_are_as_small_as_they_may_be() -> None:
    """At most 3 MiB of fp16."""
    network = build("edge-connect", {})
    assert 1.2e6 < sum(parameter.numel() for parameter in network.parameters()) <= 1.5e6
