"""The report: who is called best and how surely, the plots, the page, the files for programs."""

from __future__ import annotations

import csv
import json
import math
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from restorer_app.core.geometry import Box
from restorer_app.training.engine_costs import Costs
from restorer_app.training.evaluation import Evaluation
from restorer_app.training.paired_bootstrap import Interval
from restorer_app.training.report.comparison import (
    DECIDING,
    MEASURES,
    SIGNAL,
    best_of,
    groups,
    recommended,
    rivals,
    spread,
    table,
    verdict,
)
from restorer_app.training.report.figures_file import as_csv, as_json
from restorer_app.training.report.markdown import as_markdown
from restorer_app.training.report.overview import averages, overview
from restorer_app.training.report.page import as_page
from restorer_app.training.report.plots import Panel, plot
from restorer_app.training.report.summary import promise, summary
from restorer_app.training.report.text_table import as_text
from restorer_app.training.worst_cases import ShownCase
from tests.training.evaluated import evaluation, figures

MOMENT = datetime(2024, 5, 6, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"
NASTY = '<b onclick="x">&.png'


def _found(ahead: float = 0.05, count: int = 8, **others: float) -> Evaluation:
    """Photographs of very different difficulty; fsr is ahead of telea by about that much everywhere."""
    rng = np.random.default_rng(1)
    every = []
    for number in range(count):
        for kind in ("dust", "hole"):
            hard = float(rng.uniform(0.2, 0.9))
            every.append(
                figures(f"{number}.png", kind, "fsr", hard + ahead + float(rng.normal(0, 0.005)), **others)
            )
            every.append(figures(f"{number}.png", kind, "telea", hard))
    return evaluation(every)


# --- comparison


def test_kinds_fall_into_thin_and_wide() -> None:
    assert groups(("fold", "dust", "scratch")) == {
        "Thin damage": ("dust", "scratch"),
        "Wide damage": ("fold",),
    }
    assert groups(("hole",)) == {"Wide damage": ("hole",)}


def test_the_best_is_ahead_by_the_mean_of_the_pairs() -> None:
    found = _found()
    best = verdict(found, "Wide damage", ("hole",), DECIDING)
    assert best is not None and best.ahead is not None
    assert list(best.means) == ["fsr", "telea"] and best.best == "fsr" == recommended(found)
    assert best.ahead.mean == pytest.approx(best.means["fsr"] - best.means["telea"])
    assert best.ahead.significant and 0.04 < best.ahead.low < best.ahead.high < 0.06
    assert best.photographs == 8


def test_an_engine_that_did_fewer_cases_is_not_compared() -> None:
    found = _found()
    found.figures = [each for each in found.figures if not (each.engine == "fsr" and each.photo == "3.png")]
    assert rivals(found) == ["telea"] and recommended(found) == "telea"
    assert "fsr could not do every case and is not compared." in summary(found)
    assert table(found, ("hole",))["fsr"]["haarpsi"] > 0


def test_means_treat_infinite_psnr_and_ratios_with_care() -> None:
    rows = [figures("a", "dust", "fsr", 1.0, psnr=math.inf, gradient_energy=4.0)]
    rows.append(figures("b", "dust", "fsr", 0.5, psnr=20.0, gradient_energy=0.25, ssim=math.nan))
    means = table(evaluation(rows, ("fsr",)), ("dust",))["fsr"]
    assert means["psnr"] == 60 and means["gradient_energy"] == pytest.approx(1) and means["ssim"] == 0.8


def test_the_best_of_each_measure_is_found_its_own_way() -> None:
    values = {
        "psnr": (25.0, 26.0),
        "mse": (90.0, 80.0),
        "gradient_energy": (0.5, 1.6),
        "haarpsi": (0.7, 0.71),
    }
    means = {
        name: {key: pair[place] for key, pair in values.items()} for place, name in enumerate(("a", "b"))
    }
    for measure in MEASURES:
        if measure.key in values:
            assert best_of(means, measure) == {"b"}
    means["a"]["haarpsi"] = 0.7102
    assert best_of(means, DECIDING) == {"a", "b"}, "equal as they are written"
    assert best_of({"a": {"haarpsi": math.nan}}, DECIDING) == set()


def test_a_spread_counts_each_photograph_once() -> None:
    found = _found(count=5)
    each = spread(found, "telea", "dust", SIGNAL)
    assert each == Interval(25.0, 25.0, 25.0, 5)


# --- words


def test_the_summary_says_who_is_best_by_how_much_and_that_it_is_sure() -> None:
    thin, wide = summary(_found())
    for sentence, group in ((thin, "Thin damage (dust)"), (wide, "Wide damage (hole)")):
        assert (
            sentence.startswith(f"{group}: fsr is best, HaarPSI 0.") and "telea follows with 0." in sentence
        )
        assert re.search(
            r"is 0\.0(4[5-9]|5[0-5]) \(95 % interval 0\.04\d … 0\.05\d, 8 photographs\): significant",
            sentence,
        )
        assert "PSNR" not in sentence


def test_the_summary_says_when_it_can_be_chance() -> None:
    assert all("not significant" in sentence for sentence in summary(_found(ahead=0.0005)))
    assert all("fewer than 6 photographs" in sentence for sentence in summary(_found(count=4)))
    assert all("nobody can say" in sentence for sentence in summary(_found(count=1)))


def test_the_summary_says_when_psnr_disagrees() -> None:
    thin, wide = summary(_found(psnr=21.0))
    assert "By PSNR telea is first, 25.00 dB to the 21.00 dB of fsr" in thin and "smooth fills" in wide


def test_the_summary_of_one_engine_and_of_a_stopped_run() -> None:
    found = evaluation([figures("a.png", "dust", "fsr", 0.9)], ("fsr",))
    found.stopped, found.cases = True, 12
    assert summary(found) == [
        "Thin damage (dust): only fsr was compared, HaarPSI 0.900 over 1 photograph.",
        "Stopped early: 1 of 12 cases are done.",
    ]


def test_what_differs_outside_is_told() -> None:
    assert promise(_found()) == "Outside the masks every sample is identical."
    assert "8 photographs" not in promise(_found(outside=2)) and "32 samples differ" in promise(
        _found(outside=2)
    )


# --- plots


def _plotted(panels: list[Panel], engines: tuple[str, ...] = ("a", "b")) -> ET.Element:
    return ET.fromstring(plot("All & more", engines, panels))


def _numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*", path)]


def test_a_plot_shows_means_and_intervals_at_their_places_on_the_axis() -> None:
    panel = Panel("score", {"a": Interval(0.5, 0.4, 0.7, 9), "b": Interval(0.6, math.nan, math.nan, 1)})
    drawn = _plotted([panel])
    texts = {each.text: each for each in drawn.iter(f"{SVG}text")}
    ticks = {
        float(text): float(each.get("x", "")) for text, each in texts.items() if text and text[0].isdigit()
    }
    (low, left), *_, (high, right) = sorted(ticks.items())

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    whisker = next(each for each in drawn.iter(f"{SVG}path") if each.get("stroke") == "#0072b2")
    start, y, end = _numbers(whisker.get("d", ""))[:3]
    assert (start, end) == (pytest.approx(at(0.4), abs=0.1), pytest.approx(at(0.7), abs=0.1))
    marks = [
        _numbers(each.get("d", ""))[:2]
        for each in drawn.iter(f"{SVG}path")
        if each.get("fill", "")[:1] == "#"
    ]
    assert marks[0] == [pytest.approx(at(0.5), abs=0.1), y] and marks[1][0] == pytest.approx(at(0.6), abs=0.1)
    assert {"a", "b", "score"} <= set(texts) and drawn.find("{*}title").text == "All & more"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "values", [(0.5, 0.5), (0.0, 0.0), (-3.0, 120000.0), (1e-9, 2e-9), (99.99999, 100.0)]
)
def test_an_axis_holds_any_values_with_few_labels_that_differ(values: tuple[float, float]) -> None:
    low, high = values
    drawn = _plotted([Panel("score", {"a": Interval(low, low, low, 3), "b": Interval(high, low, high, 3)})])
    labels = [each.text for each in drawn.iter(f"{SVG}text") if each.get("font-size")]
    assert 3 <= len(labels) <= 9 and len(set(labels)) == len(labels)
    width = float(drawn.get("width", ""))
    for path in drawn.iter(f"{SVG}path"):
        assert 0 <= _numbers(path.get("d", ""))[0] <= width


def test_an_engine_without_a_value_has_an_empty_row() -> None:
    drawn = _plotted([Panel("score", {"a": Interval(math.nan, math.nan, math.nan, 0)})])
    assert "a" in {each.text for each in drawn.iter(f"{SVG}text")}
    assert not [each for each in drawn.iter(f"{SVG}path") if each.get("fill", "")[:1] == "#"]


# --- the page


class _Reader(HTMLParser):
    """Checks that tags are closed in order; collects words, addresses and images."""

    EMPTY = ("meta", "img", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []
        self.tags: list[str] = []
        self.bold: list[str] = []
        self.links: list[str] = []
        self.alternatives: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.links += [named[name] or "" for name in ("src", "href") if name in named]
        self.alternatives += [named["alt"] or ""] if "alt" in named else []
        if tag not in self.EMPTY:
            self.open.append(f"{tag}.{named.get('class') or ''}")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().startswith(f"{tag}.")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.open and self.open[-1] == "td.best":
            self.bold.append(data)


def _shown(found: Evaluation, photo: str = NASTY) -> Evaluation:
    crops = dict.fromkeys(("truth", "damaged", "fsr", "telea"), b"\x89PNG")
    found.worst.offer(ShownCase(photo, "hole", {"fsr": 0.31, "telea": 0.2}, crops, Box(0, 0, 208, 208)))
    return found


def test_the_page_is_whole_and_holds_every_engine_kind_and_figure() -> None:
    found = _shown(_found())
    read = _Reader(as_page(found, MOMENT))
    text = " ".join(read.words)
    for word in (
        "fsr",
        "telea",
        "dust",
        "hole",
        *(each.title for each in MEASURES),
        "2024-05-06",
        *summary(found),
    ):
        assert word in text
    assert read.tags.count("svg") == 2 and read.tags.count("img") == 4
    for kinds in (("dust",), ("hole",), ("dust", "hole")):
        assert DECIDING.written(table(found, kinds)["fsr"]["haarpsi"]) in read.bold
        assert DECIDING.written(table(found, kinds)["telea"]["haarpsi"]) not in read.bold


def test_the_page_has_one_line_an_engine_with_what_it_costs() -> None:
    found = _costly()
    text = " ".join(_Reader(as_page(found, MOMENT)).words)
    assert "thin / wide / all" in text and "GFLOP" in text and "186,000" in text
    assert "GFLOP" not in as_page(_found(), MOMENT)


def test_nothing_is_fetched_from_anywhere() -> None:
    page = as_page(_shown(_found()), MOMENT)
    assert all(link.startswith("data:image/png;base64,") for link in _Reader(page).links)
    without_namespace = page.replace("http://www.w3.org/2000/svg", "")
    assert "http" not in without_namespace.replace("http-equiv", "") and "@import" not in page
    assert "prefers-color-scheme: dark" in page and "@media print" in page and "<script" not in page


def test_names_of_files_cannot_break_the_page() -> None:
    found = _shown(_found())
    found.passed_over.append(f"{NASTY} was passed over: it is </main> torn.")
    found.parts.append(NASTY)
    found.note("<i>so</i>")
    read = _Reader(as_page(found, MOMENT))
    text = " ".join(read.words)
    assert not {"b", "i"} & set(read.tags)
    assert text.count(NASTY) == 3 and "it is </main> torn." in text and "<i>so</i>" in text
    assert f"{NASTY}, hole, truth" in read.alternatives


def test_the_page_tells_of_a_broken_promise_and_of_parts() -> None:
    found = _found(outside=1)
    found.parts.append("scan.tif")
    page = as_page(found, MOMENT)
    assert '<p class="alarm">Outside the masks 16 samples differ' in page
    assert "a part of at most 1024 × 1024 pixels was judged, at 100 %: scan.tif" in page
    assert 'class="alarm"' not in as_page(_found(), MOMENT)


# --- files for programs, and the terminal


def test_the_csv_has_one_line_a_repair() -> None:
    found = _found(count=2, psnr=math.inf, ssim=math.nan)
    rows = list(csv.DictReader(as_csv(found).splitlines()))
    assert (
        len(rows) == 8
        and rows[0]["engine"] == "fsr"
        and rows[0]["psnr"] == "inf"
        and rows[0]["ssim"] == "nan"
    )
    assert float(rows[1]["haarpsi"]) == pytest.approx(found.figures[1].haarpsi, rel=1e-5)
    assert rows[0]["hole"] == "900" and rows[0]["outside"] == "0"


def test_the_json_is_strict_and_holds_verdicts_means_and_figures() -> None:
    found = _found(psnr=math.inf)

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    read = json.loads(as_json(found), parse_constant=refuse)
    assert read["recommended"] == "fsr" and len(read["figures"]) == 32
    assert read["figures"][0]["psnr"] is None and read["kinds"]["dust"]["fsr"]["means"]["psnr"] == 100
    wide = next(
        each for each in read["verdicts"] if each["group"] == "Wide damage" and each["measure"] == "haarpsi"
    )
    assert wide["ahead"]["significant"] is True and list(wide["means"]) == ["fsr", "telea"]
    assert read["kinds"]["hole"]["telea"]["intervals"]["haarpsi"]["count"] == 8
    assert read["averages"]["thin"]["telea"] == read["kinds"]["dust"]["telea"]["means"]
    assert json.loads(as_json(_costly()))["costs"] == {
        "fsr": {"operations": 39_900_000_000, "parameters": 3_190_000, "samples": 186_000}
    }


def test_the_terminal_gets_a_line_for_each_engine_and_kind() -> None:
    lines = as_text(_found()).splitlines()
    titles = ["HaarPSI", "GMSD", "PSNR", "dB", "SSIM", "Energy", "Seconds"]
    assert len(lines) == 1 + 3 * 2 and lines[0].split() == titles
    assert (
        lines[1].startswith("dust") and lines[2].split()[0] == "telea" and lines[5].startswith("all damage")
    )


def test_the_terminal_is_told_what_trained_engines_cost() -> None:
    found = _costly()
    last = as_text(found).splitlines()[-2:]
    assert last[0].split() == ["GFLOP", "Parameters", "Crops", "seen"]
    assert last[1].split() == ["fsr", "39.9", "3.19", "M", "186,000"], "and not telea, which is not trained"


# --- every engine in one line


def _costly() -> Evaluation:
    found = _found()
    found.costs["fsr"] = Costs(39_900_000_000, 3_190_000, 186_000)
    return found


def test_kinds_are_averaged_over_thin_wide_and_all() -> None:
    assert averages(("hole", "dust", "fold")) == {
        "thin": ("dust",),
        "wide": ("hole", "fold"),
        "all": ("hole", "dust", "fold"),
    }
    assert averages(("hole",)) == {"wide": ("hole",)}


def test_the_overview_has_means_over_groups_with_the_best_marked_and_the_costs() -> None:
    found = _costly()
    columns = {each.title: each for each in overview(found)}
    score = columns["HaarPSI"]
    assert score.heading == "HaarPSI thin / wide / all"
    for place, kinds in enumerate((("dust",), ("hole",), ("dust", "hole"))):
        means = table(found, kinds)
        cells = {name: score.cells[name][place] for name in ("fsr", "telea")}
        assert cells["fsr"].text == DECIDING.written(means["fsr"]["haarpsi"])
        assert cells["fsr"].best and not cells["telea"].best
    assert [columns["GFLOP"].cells[name][0].text for name in ("fsr", "telea")] == ["39.9", "–"]
    assert [each.title for each in overview(_found())] == list(columns)[:-3], "no costs where none is trained"


def test_markdown_has_a_line_an_engine_and_every_mean_kind_by_kind() -> None:
    found = _costly()
    text = as_markdown(found)
    tables = [part.splitlines() for part in text.split("\n\n") if part.startswith("|")]
    assert len(tables) == 1 + 6
    for lines in tables:
        assert len(lines) == 4 and len({len(line) for line in lines}) == 1, "straight as plain text too"
        assert len({line.count("|") for line in lines}) == 1
    columns = [cell.strip() for cell in tables[1][0].split("|")]
    row = dict(zip(columns, (cell.strip() for cell in tables[1][2].split("|")), strict=True))
    assert row["hole"] == f"**{DECIDING.written(table(found, ('hole',))['fsr']['haarpsi'])}**"
    assert "39.9" in tables[0][2] and "186,000" in tables[0][2] and "3.19 M" in tables[0][2]
    assert promise(found) in text


def test_no_name_of_an_engine_breaks_the_markdown() -> None:
    found = evaluation([figures("a", "dust", "telea", 0.5)], ("telea",), ("dust",))
    object.__setattr__(found.wishes, "engines", ("own-a|b_c*",))
    assert "| own-a\\|b\\_c\\* |" in as_markdown(found)
