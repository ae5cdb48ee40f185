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
    """Print the catalogue, group by group, what cleans at the end; no network is loaded for it."""
    from restorer_app.engine.catalogue import cleaners, find, methods
    from restorer_app.engine.request import GROUPS, grouped

    progress.check()
    best = find("learned").name
    groups = {
        group: [asdict(method) | {"aliases": _aliases(method.name, best)} for method in members]
        for group, members in grouped(methods()).items()
    }
    cleaning = [asdict(method) | {"aliases": []} for method in cleaners()]
    if arguments.json:
        every = [entry for entries in (*groups.values(), cleaning) for entry in entries]
        return Answer(json.dumps(every, indent=2, ensure_ascii=False))
    parts = ["\n".join([GROUPS[group], *map(_described, entries)]) for group, entries in groups.items()]
    if cleaning:
        parts.append("\n".join(["For cleaning up noise (restorer clean)", *map(_described, cleaning)]))
    return Answer("\n\n".join(parts))


def _aliases(name: str, best: str) -> list[str]:
    return ["learned"] if name == best else []


def _described(entry: dict[str, Any]) -> str:
    also = "".join(f', also called "{alias}"' for alias in entry["aliases"])
    facts = f"{entry['kind']}, {', '.join(entry['depths'])}, licence {entry['licence']}"
    lines = (f"{entry['name']} - {entry['title']}{also}", entry["summary"], facts)
    return "  " + "\n      ".join(line for line in lines if line)
