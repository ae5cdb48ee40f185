from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest

from restorer_app.core.errors import BadConfig
from restorer_app.core.resources import resource_path
from restorer_app.engine.networks.registry import build
from restorer_app.training.config import parse_config, read_config
from restorer_app.training.damage import DRAWN
from restorer_app.training.losses.catalogue import NAMES

LEAST = {"name": "x", "architecture": "repair-small"}


def adversary(**entries: object) -> dict[str, object]:
    return {**LEAST, "adversary": entries}


def test_the_configuration_that_ships_is_read() -> None:
    config = read_config(resource_path("training/repair-small.toml"))
    assert set(config.damage) == set(DRAWN)
    assert set(config.loss) <= set(NAMES)
    assert config.data.crop == 128


def test_the_configuration_that_ships_names_everything() -> None:
    """So that a reader sees what there is; whatever stands there as default says the same."""
    text = resource_path("training/repair-small.toml").read_text("utf-8")
    written = tomllib.loads(text)
    shipped = read_config(resource_path("training/repair-small.toml"))
    for section in ("data", "pools", "teacher"):
        names = {item.name for item in dataclasses.fields(getattr(shipped, section))}
        assert set(written[section]) == names


def test_ranges_switches_and_lists_of_paths_are_read() -> None:
    data = {"blur": [0, 2], "clean_target": False, "grey": 1}
    config = parse_config({**LEAST, "data": data, "pools": {"masks": ["a", "b.tar"]}}, "c.toml")
    assert config.data.blur == (0, 2)
    assert config.data.clean_target is False
    assert config.pools.masks == ("a", "b.tar")
    assert config.pools.shapes == ()


@pytest.mark.parametrize("name", ["deepfill-v2", "repair-small", "repair-wide"])
def test_the_configurations_that_ship_make_their_networks(name: str) -> None:
    config = read_config(resource_path(f"training/{name}.toml"))
    network = build(config.architecture, config.network)
    assert config.name == name
    assert config.data.crop % network.needs.multiple_of == 0  # type: ignore[union-attr,operator]
    assert set(config.damage) <= set(DRAWN) and set(config.loss) <= {*NAMES, *getattr(network, "terms", ())}


def test_what_is_left_out_has_a_default() -> None:
    config = parse_config({**LEAST, "run": {"minutes": 3}}, "c.toml")
    assert config.run.minutes == 3
    assert config.optimizer.batch == 16


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({**LEAST, "colour": 1}, "unknown entry 'colour'"),
        ({**LEAST, "data": {"crops": 1}}, r"\[data\] of c.toml has an unknown entry 'crops'"),
        ({**LEAST, "data": {"crop": "big"}}, "'crop' .* must be a number"),
        ({**LEAST, "run": {"minutes": True}}, "'minutes' .* must be a number"),
        ({**LEAST, "data": {"clean_target": 1}}, "'clean_target' .* must be true or false"),
        ({**LEAST, "data": {"blur": 1.5}}, "'blur' .* must be two numbers, the lower one first"),
        ({**LEAST, "data": {"blur": [2, 1]}}, "'blur' .* must be two numbers, the lower one first"),
        ({**LEAST, "data": {"blur": [1, 2, 3]}}, "'blur' .* must be two numbers"),
        ({**LEAST, "data": {"grey": 1.5}}, "'grey' .* must be between 0 and 1"),
        ({**LEAST, "data": {"crop": 8}}, "'crop' of at least 16"),
        ({**LEAST, "teacher": {"share": 1.5}}, r"'share' in \[teacher\] must be between 0 and 1"),
        ({**LEAST, "teacher": {"networks": "a"}}, "'networks' .* must be a list of paths"),
        ({**LEAST, "pools": {"masks": "a"}}, "'masks' .* must be a list of paths"),
        ({**LEAST, "pools": {"tears": []}}, r"\[pools\] of c.toml has an unknown entry 'tears'"),
        ({"name": "x"}, "incomplete"),
        ({**LEAST, "loss": {"l1": "much"}}, r"'l1' in \[loss\] of c.toml must be a number of at least 0"),
        ({**LEAST, "damage": {"hole": -1.0}}, r"'hole' in \[damage\] of c.toml must be a number"),
        (adversary(kind="chess"), "no kind 'chess'"),
        (adversary(start=1.5), "'start' in .* from 0 to 1"),
        (adversary(start="late"), "'start' .* must be a number"),
        (adversary(learning_rate=-1), "'learning_rate' in .* from 0 to 1"),
        (adversary(r1=float("nan")), "'r1' in .* must be a number from 0"),
        (adversary(r1_every=0), "'r1_every' in .* whole number of at least 1"),
        (adversary(width=2.5), "'width' in .* whole number of at least 1"),
        (adversary(only_wide=-1), "'only_wide' in .* whole number of at least 0"),
        (adversary(features=3), "'features' in .* must be a name"),
        (adversary(weight=1), r"\[adversary\] of c.toml has an unknown entry 'weight'"),
    ],
)
def test_mistakes_are_named(content: dict[str, object], message: str) -> None:
    with pytest.raises(BadConfig, match=message):
        parse_config(content, "c.toml")


def test_missing_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="cannot be read"):
        read_config(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("a = = b")
    with pytest.raises(BadConfig, match="not a TOML file"):
        read_config(tmp_path / "bad.toml")
