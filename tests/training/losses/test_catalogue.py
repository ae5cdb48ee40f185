"""What every loss of the catalogue promises, and that the page about losses names them all."""

from __future__ import annotations

import dataclasses
import re
import tomllib

import pytest
import torch
from torch import Tensor

from restorer_app.engine.squares import grown_square
from restorer_app.training.config import GAMES, AdversaryConfig, parse_config
from restorer_app.training.losses.catalogue import LOSSES, NAMES, TERMS, weighted_sum
from restorer_app.training.losses.pixel import OVERLAP
from restorer_app.training.losses.structure import error_spectrum, focus, focused
from tests.house import ROOT
from tests.training.losses.conftest import Case, two_crops

COMPARING = [name for name in LOSSES if name != "total-variation"]
PLAIN = [name for name in LOSSES if not name.startswith("valid-")]


@pytest.mark.parametrize("name", LOSSES)
def test_each_has_the_right_slope(name: str, crops: Case) -> None:
    output, target, hole = (each[:, :1, 1:7, 1:7] for each in crops)
    loss = LOSSES[name]
    if "focal" in name:  # its weights are held fixed, which differences of values cannot know
        region = hole if name in PLAIN else 1 - hole
        weight = focus(error_spectrum(output, target, region))

        def loss(output: Tensor, target: Tensor, hole: Tensor) -> Tensor:
            return focused(error_spectrum(output, target, region), weight, region)

    assert torch.autograd.gradcheck(lambda given: loss(given, target, hole), output.requires_grad_())


@pytest.mark.parametrize("name", COMPARING)
def test_a_perfect_picture_costs_nothing_and_an_error_something(name: str, crops: Case) -> None:
    output, target, hole = crops
    assert LOSSES[name](target.clone(), target, hole).item() == pytest.approx(0, abs=1e-12)
    assert LOSSES[name](output, target, hole).item() > 1e-3


@pytest.mark.parametrize("name", LOSSES)
def test_what_lies_outside_its_region_does_not_matter(name: str, crops: Case) -> None:
    output, target, hole = crops if name != "overlap-l2" else two_crops(32)
    region = (hole if name in PLAIN else 1 - hole).bool()
    region = grown_square(hole, OVERLAP).bool() if name == "overlap-l2" else region
    spoiled = torch.where(region, output, 7.0).requires_grad_()
    loss = LOSSES[name](spoiled, target, hole)
    assert loss.item() == LOSSES[name](output, target, hole).item()
    loss.backward()
    assert spoiled.grad is not None
    assert (spoiled.grad[~region.expand_as(output)] == 0).all()
    assert (spoiled.grad[region.expand_as(output)] != 0).float().mean() > 0.9


@pytest.mark.parametrize("name", LOSSES)
def test_none_leaves_float32_or_the_numbers(name: str, crops: Case) -> None:
    output, target, hole = (each.float() for each in crops)
    assert LOSSES[name](output, target, hole).dtype == torch.float32
    for region in (torch.zeros_like(hole), torch.ones_like(hole)):
        same = target.clone().requires_grad_()
        loss = LOSSES[name](same, target, region)
        loss.backward()
        assert same.grad is not None
        assert torch.isfinite(loss) and torch.isfinite(same.grad).all()


def test_the_sum_is_weighted_and_takes_the_adversarys_terms(crops: Case) -> None:
    wanted = 2 * LOSSES["l1"](*crops) + 3 * LOSSES["valid-l2"](*crops)
    weights = {"l1": 2.0, "valid-l2": 3.0, "gradient": 0.0, "adversarial": 0.5}
    assert weighted_sum(weights, *crops).item() == pytest.approx(wanted.item())
    terms = {"adversarial": torch.tensor(4.0)}
    assert weighted_sum(weights, *crops, terms).item() == pytest.approx(wanted.item() + 0.5 * 4)


PAGE = (ROOT / "docs" / "losses.md").read_text(encoding="utf-8")


def test_the_page_about_losses_names_each_and_no_other() -> None:
    named = re.findall(r"^\| `([a-z0-9-]+)` \|", PAGE, re.MULTILINE)
    plain_and_terms = {*PLAIN, *TERMS}
    assert sorted(named) == sorted(plain_and_terms), "one row each"
    [line] = [line for line in PAGE.splitlines() if line.startswith("On the known region: ")]
    assert set(re.findall(r"`([a-z0-9-]+)`", line)) == set(NAMES) - plain_and_terms


def test_the_page_shows_every_entry_of_the_adversary_and_every_game() -> None:
    [block] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    shown = tomllib.loads(block)
    config = parse_config({"name": "x", "architecture": "repair-small", **shown}, "losses.md")
    assert set(config.loss) <= set(NAMES)
    assert set(shown["adversary"]) == {field.name for field in dataclasses.fields(AdversaryConfig)}
    assert re.findall(r'^\| "([a-z-]+)" \|', PAGE, re.MULTILINE) == list(GAMES)
