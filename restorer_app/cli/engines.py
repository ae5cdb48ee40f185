"""``restorer engines``: what can repair a photograph here."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from restorer_app.cli.answer import Answer
from restorer_app.core.progress import Progress

HELP = "list the engines that can repair a photograph"
EXAMPLE = "restorer engines"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the list for programs")


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Print the catalogue; no network is loaded for it."""
    from restorer_app.engine.catalogue import find, methods

    progress.check()
    best = find("learned").name
    entries = [asdict(method) | {"aliases": _aliases(method.name, best)} for method in methods()]
    if arguments.json:
        return Answer(json.dumps(entries, indent=2, ensure_ascii=False))
    return Answer("\n".join(_described(entry) for entry in entries))


def _aliases(name: str, best: str) -> list[str]:
    return ["learned"] if name == best else []


def _described(entry: dict[str, Any]) -> str:
    also = "".join(f', also called "{alias}"' for alias in entry["aliases"])
    facts = f"{entry['kind']}, {', '.join(entry['depths'])}, licence {entry['licence']}"
    lines = (f"{entry['name']} - {entry['title']}{also}", entry["summary"], facts)
    return "\n    ".join(line for line in lines if line)
