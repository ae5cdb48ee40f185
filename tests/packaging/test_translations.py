"""Every text of the program is translated, whole and ready to be shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QTranslator
from source_texts import sources
from translations import CONTEXT, LANGUAGES, Entry, merged, qm_path, read, ts_path

COMMAND = "type: python3 packaging/translations.py"

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_every_text_is_translated(language: str) -> None:
    known = read(ts_path(language))
    wanted = sources()
    assert [text for text in wanted if text not in known] == [], f"new texts; {COMMAND}"
    assert [text for text in known if text not in wanted] == [], f"texts that are gone; {COMMAND}"
    assert [text for text, entry in known.items() if not entry.finished] == []


def fields(text: str) -> list[str]:
    return sorted(re.findall(r"{\w*}", text))


@every_language
def test_what_is_filled_in_is_filled_in_in_every_language(language: str) -> None:
    for text, entry in read(ts_path(language)).items():
        assert fields(entry.translation) == fields(text), text


def edges(text: str) -> tuple[bool, ...]:
    """What joins a text to its surroundings: a space at the end, the ellipsis, the end of the sentence."""
    ends = re.sub(r"\(&\w\)", "", text)
    stop = ends.rstrip().endswith((".", "。")) and not ends.endswith("...")
    return text[-1:] == " ", ends.endswith("…"), stop, "&" in text, "\n" in text


@every_language
def test_a_translation_begins_and_ends_like_its_source(language: str) -> None:
    for text, entry in read(ts_path(language)).items():
        if not re.search(r"\d\.$", text):
            assert edges(entry.translation) == edges(text), text


@every_language
def test_what_the_program_reads_is_what_the_translators_wrote(language: str, qapp: object) -> None:
    translator = QTranslator()
    assert translator.load(str(qm_path(language)))
    for text, entry in read(ts_path(language)).items():
        assert translator.translate(CONTEXT, text) == entry.translation, COMMAND


def test_new_texts_come_in_unfinished_and_old_translations_stay(tmp_path: Path) -> None:
    path = tmp_path / "restorer_de.ts"
    known = {"Open": Entry("Öffnen", finished=True, note="a verb"), "Gone": Entry("Fort", finished=True)}
    path.write_text(merged({"Open": ["a.py"], 'A "<new>" & one': ["b.py"]}, known, "de"), "utf-8")
    again = read(path)
    assert again["Open"] == known["Open"]
    assert again['A "<new>" & one'] == Entry("", finished=False)
    assert "Gone" not in again
    assert merged({"Open": ["a.py"], 'A "<new>" & one': ["b.py"]}, again, "de") == path.read_text("utf-8")


def test_the_files_are_as_the_command_writes_them() -> None:
    wanted = sources()
    for language in LANGUAGES:
        path = ts_path(language)
        assert path.read_text("utf-8") == merged(wanted, read(path), language), COMMAND


def test_the_command_makes_what_the_program_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    monkeypatch.setattr(translations, "sources", lambda: {"Open": ["a.py"]})
    translations.main()
    assert "1 texts, 1 of them not translated yet" in capsys.readouterr().out
    entry = Entry("Öffnen", finished=True)
    ts_path("de").write_text(merged({"Open": ["a.py"]}, {"Open": entry}, "de"), "utf-8")
    translations.main()
    translator = QTranslator()
    assert translator.load(str(tmp_path / "restorer_de.qm"))
    assert translator.translate(CONTEXT, "Open") == "Öffnen"
