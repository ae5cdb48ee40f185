"""``restorer evaluate``: which engine repairs the photographs of a folder best, as a report."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from restorer_app.cli.answer import DIFFERENT, DONE, STOPPED, Answer
from restorer_app.cli.folders import make_folder
from restorer_app.cli.treating import device, seed
from restorer_app.core.errors import UnwritableFile
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.training.evaluation import Evaluation, Wishes

HELP = "judge engines on your own sound photographs, with drawn damage, and write a report"
EXAMPLE = "restorer evaluate --photos my-scans --engines learned,fsr,telea --count 20"

REPORT, TABLE, MEANS = "report.html", "figures.csv", "table.md"
"""What is written into the folder."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--photos", metavar="DIR", type=Path, required=True, help="a folder of sound photographs")
    add(
        "--engines",
        metavar="NAMES",
        type=_names,
        required=True,
        help='names with commas between, of "restorer engines"; or weights of your own (.safetensors)',
    )
    add(
        "--output",
        metavar="DIR",
        type=Path,
        default=Path("restorer-evaluation"),
        help=f"folder for {REPORT}, {MEANS} and {TABLE}, in place of an earlier run's; default: %(default)s",
    )
    add("--count", metavar="N", type=_positive, help="photographs, evenly chosen; default: all of the folder")
    kinds = "kinds of damage with commas between: scratch, crack, dust, fold, hole, torn-corner; default: all"
    add("--kinds", metavar="NAMES", type=_names, help=kinds)
    add("--seed", metavar="N", type=seed, default=0, help="other damage for another number; default: 0")
    add("--plain", action="store_true", help="give fills neither grain nor texture from elsewhere")
    add("--threads", metavar="N", type=_positive, help="of the processor; default: all")
    devices = "auto (the fastest; the default), cpu, cuda, mps or xpu; cuda:1 is the second graphics card"
    add("--device", metavar="DEVICE", type=device, default="auto", help=devices)
    add("--json", metavar="FILE", type=Path, help="also write all that was found for programs")


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("no name is given")
    return names


def _positive(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 2**31:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Check names and folders, judge, and write what was found; a stop writes what is done by then."""
    wishes = _wishes(arguments)
    make_folder(arguments.output)
    if arguments.json is not None and not arguments.json.absolute().parent.is_dir():
        message = f"The folder of {arguments.json} does not exist."
        raise UnwritableFile(message, "Make it first, or name another file with --json.")
    progress.report(0.0, "Getting ready")

    from restorer_app.engine.engine import Engine
    from restorer_app.training.evaluation import evaluate

    engine = Engine(arguments.threads) if arguments.threads else Engine.on_all_cores()
    found = evaluate(engine, wishes, progress)
    written = _write(found, arguments.output, arguments.json)
    return _answer(found, written)


def _wishes(arguments: argparse.Namespace) -> Wishes:
    """What is asked for, with every name and the folder looked at; torch is not loaded for that."""
    from restorer_app.training.damage import KINDS
    from restorer_app.training.evaluation import Wishes
    from restorer_app.training.evaluation_photographs import chosen_photographs

    wishes = Wishes(
        photos=arguments.photos,
        engines=arguments.engines,
        kinds=arguments.kinds or tuple(KINDS),
        count=arguments.count,
        seed=arguments.seed,
        device=arguments.device,
        options=dict.fromkeys(("grain", "texture"), "off" if arguments.plain else "auto"),
    )
    chosen_photographs(wishes.photos, wishes.count)
    return wishes


def _write(found: Evaluation, folder: Path, programs: Path | None) -> list[Path]:
    from restorer_app.training.report.figures_file import as_csv, as_json
    from restorer_app.training.report.markdown import as_markdown
    from restorer_app.training.report.page import as_page

    texts = {folder / REPORT: as_page(found, datetime.now().astimezone()), folder / TABLE: as_csv(found)}
    texts[folder / MEANS] = as_markdown(found)
    if programs is not None:
        texts[programs] = as_json(found)
    for path, text in texts.items():
        _save(path, text)
    return list(texts)


def _save(path: Path, text: str) -> None:
    """All or nothing: an older file stays until the new one is whole."""
    from restorer_app.core.files.saving import save_safely

    content = text.encode("utf-8", "replace")

    def write(file: BinaryIO) -> None:
        file.write(content)

    def verify(written: Path) -> None:
        if written.read_bytes() != content:
            raise UnwritableFile(f"“{path.name}” reads back differently.", "Check the disk.")

    save_safely(path, write, verify)


def _answer(found: Evaluation, written: list[Path]) -> Answer:
    from restorer_app.training.report.summary import promise, summary
    from restorer_app.training.report.text_table import as_text

    lines = [as_text(found), "", *summary(found), promise(found), *(f"Saved: {path}" for path in written)]
    said = [*found.passed_over, *found.notes]
    code = DIFFERENT if found.outside else STOPPED if found.stopped else DONE
    if found.stopped:
        said.append("restorer evaluate: stopped; the report tells of what was done by then.")
    return Answer("\n".join(lines), code, tuple(said))
