"""Questions and messages, in plain text: a file's name never becomes markup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from restorer_app.core.sentence import Text
from restorer_app.gui.icons import icon
from restorer_app.session.filing_session import SaveConcerns
from restorer_app.session.words import tr

_Button = QMessageBox.StandardButton
_Role = QMessageBox.ButtonRole
_LISTED = 12


def message_box(parent: QWidget, text: str, advice: str = "", details: str = "") -> QMessageBox:
    """A box with one sentence, advice below it, and details behind a button; not shown yet."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Restorer"))
    box.setText(text)
    if advice:
        box.setInformativeText(advice)
    if details:
        box.setDetailedText(details)
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    return box


def tell_failure(parent: QWidget, text: str, advice: str, details: str) -> None:
    """Say what went wrong, beside the work and without stopping it."""
    box = message_box(parent, text, advice, details)
    box.setIconPixmap(icon("info").pixmap(32, 32))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def unsaved(parent: QWidget, names: Sequence[str]) -> Literal["save", "discard", "cancel"]:
    """Whether repairs that no file holds are to be saved; ``names``: of the photographs that have some."""
    one = tr("Save the repairs of “{name}”?"), tr("Else they are lost.")
    several = (
        tr("Save the repairs of {count} photographs?"),
        tr("Each is saved as a new file beside its scan. Else the repairs are lost."),
    )
    box = _box_about(parent, names, one, several)
    save = _Button.Save if len(names) == 1 else _Button.SaveAll
    box.setStandardButtons(save | _Button.Discard | _Button.Cancel)
    box.setDefaultButton(save)
    answer = _asked(box)
    if answer == save:
        return "save"
    return "discard" if answer == _Button.Discard else "cancel"


def unsaved_marks(parent: QWidget, names: Sequence[str]) -> Literal["save", "discard", "cancel"]:
    """Whether marks that no file holds are to be saved; ``names``: of the photographs that have some."""
    one = tr("Save the marks of “{name}”?"), tr("Else the marks are lost.")
    several = (
        tr("Save the marks of {count} photographs?"),
        tr("Each mask is saved as a new file beside its scan. Else the marks are lost."),
    )
    box = _box_about(parent, names, one, several)
    save = box.addButton(tr("Save mask…") if len(names) == 1 else tr("Save masks"), _Role.AcceptRole)
    leave = box.addButton(tr("Leave without them"), _Role.DestructiveRole)
    box.setEscapeButton(box.addButton(_Button.Cancel))
    box.setDefaultButton(save)
    _asked(box)
    answers = {save: "save", leave: "discard"}
    return answers.get(box.clickedButton(), "cancel")  # type: ignore[call-overload, no-any-return]


def _box_about(
    parent: QWidget, names: Sequence[str], one: tuple[str, str], several: tuple[str, str]
) -> QMessageBox:
    """A box about the photographs of these names: text and advice for one of them, or for several."""
    if len(names) == 1:
        return message_box(parent, one[0].format(name=names[0]), one[1])
    return message_box(parent, several[0].format(count=len(names)), f"{_listed(names)}\n\n{several[1]}")


def _listed(names: Sequence[str]) -> str:
    """One name a line; not so many that the box leaves the screen."""
    more = ["…"] if len(names) > _LISTED else []
    return "\n".join([*names[:_LISTED], *more])


def open_what_is_left(parent: QWidget, text: str) -> bool:
    """Whether a broken file is to be opened as far as it goes."""
    advice = tr("What is left of it can be opened; the missing part stays blank.")
    return _agrees(message_box(parent, text, advice), tr("Open what is left"))


def bring_back(parent: QWidget, name: str, when: str, repairs: int) -> Literal["yes", "discard", "later"]:
    """Whether unsaved work is to be brought back after the program was cut off."""
    text = tr("The program ended before “{name}” was saved.").format(name=name)
    if repairs == 0:
        advice = tr("What you had marked was kept, last at {time}. Bring it back?")
    elif repairs == 1:
        advice = tr("Your repair and your marks were kept, last at {time}. Bring them back?")
    else:
        advice = tr("Your {count} repairs and your marks were kept, last at {time}. Bring them back?")
    box = message_box(parent, text, advice.format(time=when, count=repairs))
    yes = box.addButton(tr("Bring back"), _Role.AcceptRole)
    discard = box.addButton(tr("Discard"), _Role.DestructiveRole)
    box.setEscapeButton(box.addButton(tr("Later"), _Role.RejectRole))
    box.setDefaultButton(yes)
    _asked(box)
    answers = {yes: "yes", discard: "discard"}
    return answers.get(box.clickedButton(), "later")  # type: ignore[call-overload, no-any-return]


def replace(parent: QWidget, path: Path) -> bool:
    """Whether the file there may be replaced."""
    return _agrees(message_box(parent, _exists(path), tr("Replace it?")), tr("Replace"))


def agrees_to_save(parent: QWidget, path: Path, concerns: SaveConcerns) -> bool:
    """Whether the person agrees to everything that saving there would mean; True if it means nothing."""
    sentences = []
    if concerns.losses:
        sentences.append(_what_is_lost(path, concerns.losses))
    if concerns.replaces_scan:
        sentences.append(tr("This is the photograph you opened: the scan itself would be replaced for good."))
    elif concerns.replaces_file:
        sentences.append(_exists(path))
    if concerns.lossy:
        sentences.append(
            tr(
                "JPEG re-encodes the whole photograph: what you did not repair changes slightly too, and "
                "8 bits remain of each colour. TIFF and PNG keep it exact."
            )
        )
    if not sentences:
        return True
    verb = tr("Replace") if concerns.replaces_file else tr("Save anyway")
    if concerns.lossy:
        verb = tr("Save as JPEG anyway")
    if concerns.replaces_scan:
        verb = tr("Replace the scan")
    return _agrees(message_box(parent, sentences[0], "\n\n".join(sentences[1:])), verb)


def _what_is_lost(path: Path, losses: Sequence[Text]) -> str:
    """One line for each, under a sentence."""
    lines = "\n".join(f"•  {tr(loss)}" for loss in losses)
    return tr("“{name}” cannot keep:").format(name=path.name) + f"\n{lines}"


def _exists(path: Path) -> str:
    return tr("There is a file “{name}” already.").format(name=path.name)


def _agrees(box: QMessageBox, verb: str) -> bool:
    """Ask; Cancel is what Enter and Esc choose."""
    yes = box.addButton(verb, _Role.AcceptRole)
    box.setDefaultButton(box.addButton(_Button.Cancel))
    _asked(box)
    return box.clickedButton() is yes


def _asked(box: QMessageBox) -> int:
    answer = box.exec()
    box.deleteLater()
    return answer
