"""What is promised of the weights that ship: small, as listed, each with a card that tells its sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from restorer_app.core.resources import resource_path
from restorer_app.engine.weights import file_sha256, read_tensors

FOLDER = resource_path("weights")
NETWORKS: list[dict[str, Any]] = json.loads((FOLDER / "weights.json").read_text("utf-8"))["networks"]
LITERATURE = [item for item in NETWORKS if item.get("group") == "literature"]


def card(item: dict[str, Any]) -> str:
    return Path(FOLDER / item["file"]).with_suffix(".md").read_text("utf-8")


def test_all_weights_together_stay_below_32_mib() -> None:
    files = list(FOLDER.glob("*.safetensors"))
    assert {path.name for path in files} == {item["file"] for item in NETWORKS}
    assert sum(path.stat().st_size for path in files) < 32 * 2**20


@pytest.mark.parametrize("item", NETWORKS, ids=lambda item: item["name"])
def test_each_file_is_the_one_that_is_listed_and_describes_itself(item: dict[str, Any]) -> None:
    path = FOLDER / item["file"]
    assert file_sha256(path) == item["sha256"]
    facts = read_tensors(path)[1].facts
    assert facts["kind"] == "weights" and facts["trained_on"]


@pytest.mark.parametrize("item", LITERATURE, ids=lambda item: item["name"])
def test_a_network_of_the_literature_is_small(item: dict[str, Any]) -> None:
    assert (FOLDER / item["file"]).stat().st_size <= 3 * 2**20


@pytest.mark.parametrize("item", NETWORKS, ids=lambda item: item["name"])
def test_each_card_tells_the_samples_the_machine_and_every_source(item: dict[str, Any]) -> None:
    text = card(item)
    assert item["name"] in text.splitlines()[0]
    for wanted in ("crops", "minutes", "core", "us-house", "ImageNet", "BSDS500", "COCO", "plausible"):
        assert wanted in text.replace("Minutes", "minutes").replace("Crops", "crops"), wanted
