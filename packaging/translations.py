"""Brings the translations up to date, and makes of them what the program reads.

    python3 packaging/translations.py

New texts (see source_texts.py) are entered in the .ts files of resources/translations, for Qt Linguist, as
unfinished; texts that are gone are dropped; then the .qm files are made.
"""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import environment
from environment import ROOT
from source_texts import sources

CONTEXT = "Restorer"
LANGUAGES = ("de", "zh_CN")
FOLDER = ROOT / "resources" / "translations"


@dataclass
class Entry:
    """One translation. ``note`` is the translator's own."""

    translation: str = ""
    finished: bool = False
    note: str = ""


def ts_path(language: str) -> Path:
    return FOLDER / f"restorer_{language}.ts"


def qm_path(language: str) -> Path:
    return FOLDER / f"restorer_{language}.qm"


def read(path: Path) -> dict[str, Entry]:
    """The entries of a .ts file by source text; none if there is no such file."""
    if not path.exists():
        return {}
    tree = ET.parse(path)  # noqa: S314  (a file of the repository)
    found = {}
    for message in tree.iter("message"):
        translation = message.find("translation")
        text = translation.text if translation is not None and translation.text else ""
        finished = bool(text) and translation is not None and "type" not in translation.attrib
        found[message.findtext("source", "")] = Entry(
            text, finished, message.findtext("translatorcomment", "")
        )
    return found


def merged(wanted: dict[str, list[str]], known: dict[str, Entry], language: str) -> str:
    """A .ts file with exactly the texts that are wanted, and all that is known of them."""
    parts = ['<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n']
    parts.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">\n')
    parts.append(f"<context>\n    <name>{CONTEXT}</name>\n")
    for source, places in wanted.items():
        entry = known.get(source, Entry())
        parts.append("    <message>\n")
        parts += [f'        <location filename="../../{place}"/>\n' for place in places]
        parts.append(f"        <source>{_escaped(source)}</source>\n")
        if entry.note:
            parts.append(f"        <translatorcomment>{_escaped(entry.note)}</translatorcomment>\n")
        kind = "" if entry.finished else ' type="unfinished"'
        parts.append(
            f"        <translation{kind}>{_escaped(entry.translation)}</translation>\n    </message>\n"
        )
    return "".join([*parts, "</context>\n</TS>\n"])


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def release(language: str, target: Path) -> None:
    """Write what the program reads, with Qt's own tool."""
    name = "pyside6-lrelease" + (".exe" if os.name == "nt" else "")
    beside = Path(sys.executable).with_name(name)
    tool = beside if beside.exists() else environment.prepare("").with_name(name)
    subprocess.run([tool, "-silent", ts_path(language), "-qm", target], check=True)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    wanted = sources()
    for language in LANGUAGES:
        path = ts_path(language)
        text = merged(wanted, read(path), language)
        path.write_text(text, encoding="utf-8", newline="\n")
        release(language, qm_path(language))
        left = sum(not entry.finished for entry in read(path).values())
        print(f"{path.name}: {len(wanted)} texts, {left} of them not translated yet")


if __name__ == "__main__":
    main()
