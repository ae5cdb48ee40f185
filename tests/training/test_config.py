from __future__ import annotations

from pathlib import Path

import pytest

from restorer_app.core.errors import BadConfig
from restorer_app.core.resources import resource_path
from restorer_app.training.config import parse_config, read_config
from restorer_app.training.damage import KINDS
from restorer_app.training.losses.catalogue import NAMES

LEAST = {"name": "x", "architecture": "repair-small"}


def adversary(**entries: object) -> dict[str, object]:
    return {**LEAST, "adversary": entries}


def test_the_configuration_that_ships_is_read() -> None:
    config = read_config(resource_path("training/repair-small.toml"))
    assert set(config.damage) == set(KINDS)
    assert set(config.loss) <= set(NAMES)
    assert config.data.crop == 128


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
        ({"name": "x"}, "incomplete"),
        (adversary(kind="chess"), "no kind 'chess'"),
        (adversary(start=1.5), "'start' in .* from 0 to 1"),
        (adversary(start="late"), "'start' .* must be a number"),
        (adversary(learning_rate=-1), "'learning_rate' in .* from 0 to 1"),
        (adversary(r1=float("nan")), "'r1' in .* must be a number from 0"),
        (adversary(r1_every=0), "'r1_every' in .* whole number of at least 1"),
        (adversary(width=2.5), "'width' in .* whole number of at least 1"),
        (adversary(only_wide=-1), "'only_wide' in .* whole number of at least 0"),
        (adversary(features=3), "'features' in .* must be a path"),
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
