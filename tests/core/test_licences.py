"""The licences that are shown are those that the README tells of, and their texts are there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from restorer_app.core.licences import PACKAGES, licence_text, own_licence

ROOT = Path(__file__).resolve().parents[2]


def test_the_table_in_the_readme_says_the_same() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").split("## What it stands on")[1].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")][
        1:
    ]
    told = {re.findall(r"`([^`]+)`", row[0])[0]: row[2] for row in rows}
    assert told == {package.distribution: package.licence for package in PACKAGES}


def test_every_library_that_is_installed_with_the_program_is_told() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = {re.split(r"[><=!\[; ]", line)[0] for line in settings["project"]["dependencies"]}
    assert declared == {package.distribution for package in PACKAGES}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.distribution)
def test_every_licence_can_be_read_in_full(package: object) -> None:
    text = licence_text(package.distribution)  # type: ignore[attr-defined]
    assert len(text) > 1000
    words = {"BSD-3-Clause": "Redistribution", "Apache-2.0": "Apache License", "LGPL-3.0": "LESSER GENERAL"}
    assert words.get(package.licence, "permission").casefold() in text.casefold()  # type: ignore[attr-defined]


def test_qt_s_licence_comes_with_the_one_it_refers_to() -> None:
    text = licence_text("PySide6-Essentials")
    assert text.index("LESSER GENERAL PUBLIC LICENSE") < text.index("TERMS AND CONDITIONS")


def test_our_own_licence_is_the_one_of_the_repository() -> None:
    assert own_licence() == (ROOT / "LICENSE").read_text("utf-8")


def test_versions_are_known_and_what_is_missing_has_none() -> None:
    assert all(re.match(r"\d+\.", package.version) for package in PACKAGES)
    assert licence_text("no-such-package") == ""
