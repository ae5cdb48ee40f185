"""The window: strip, picture, panel and status line around one session."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QMenuBar

from restorer_app.gui import questions
from restorer_app.gui.action_set import ActionSet
from restorer_app.gui.announcer import Announcer
from restorer_app.gui.areas import Areas, take_keyboard
from restorer_app.gui.candidate_strip import CandidateStrip
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.gui.coach_mark import CoachMark
from restorer_app.gui.compare_verbs import CompareVerbs
from restorer_app.gui.defect_verbs import DefectVerbs
from restorer_app.gui.dropping import Dropping
from restorer_app.gui.film_strip import FilmStrip
from restorer_app.gui.frame import Frame
from restorer_app.gui.keyboard_keeper import KeyboardKeeper
from restorer_app.gui.log_window import KeptLog
from restorer_app.gui.mask_verbs import MaskVerbs
from restorer_app.gui.notes_bar import NotesBar
from restorer_app.gui.panel import Panel
from restorer_app.gui.preferences import Preferences
from restorer_app.gui.recent_row import RecentMenu
from restorer_app.gui.recovering import Recovering
from restorer_app.gui.status_line import StatusLine
from restorer_app.gui.theme import Theme
from restorer_app.gui.tool_strip import ToolStrip
from restorer_app.gui.verbs import MakeDemonstration, Verbs
from restorer_app.gui.welcome import Welcome
from restorer_app.session.language import Language
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.settings import Settings
from restorer_app.session.words import tr

_PEEK_KEY = Qt.Key.Key_P
_COMFORTABLE = QSize(1280, 800)
_TITLE_BAR = 48
"""Logical pixels that a system's title bar and borders take at most."""


class MainWindow(QMainWindow):
    """Draws the session and turns gestures into its verbs. Shuts the session down when it closes."""

    session: RestoreSession
    verbs: Verbs
    mask_verbs: MaskVerbs
    compare_verbs: CompareVerbs
    defect_verbs: DefectVerbs
    canvas: Canvas
    panel: Panel
    areas: Areas

    def __init__(
        self,
        session: RestoreSession,
        settings: Settings,
        theme: Theme,
        language: Language,
        log: KeptLog,
        demonstration: MakeDemonstration | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("main")
        self.session, self.log = session, log
        self._settings, self._theme, self._language = settings, theme, language
        self._asking = self._agreed = False
        self._preferences: Preferences | None = None
        self.verbs = Verbs(self, session, demonstration)
        self.mask_verbs = MaskVerbs(self, session)
        self.compare_verbs = CompareVerbs(self, session)
        self.defect_verbs = DefectVerbs(self, session)
        self.canvas = Canvas(session)
        self._frame = Frame(self.canvas)
        self.setCentralWidget(self._frame)
        self._surround()
        Recovering(self, session)
        Announcer(self, session)
        KeyboardKeeper(self, self.canvas)
        self.coach_mark = CoachMark(self.canvas, session, settings)
        self._bind()
        self._recall()

    # --- building

    def _surround(self) -> None:
        """Build all that stands around the picture, in the language that is spoken now."""
        session = self.session
        self.actions_by_name = ActionSet(self)
        self.welcome = Welcome(session.recent, session.open)
        self.notes = NotesBar(session, self.actions_by_name, self._frame)
        self.candidates = CandidateStrip(session, self._frame)
        self.film_strip = FilmStrip(session, self.verbs.close_photo, self._frame)
        self.panel = Panel(session, self.actions_by_name)
        self.status = StatusLine(session)
        self._draw_icons()
        Dropping(self, session, self.welcome)
        self.setMenuBar(QMenuBar())
        self.actions_by_name.fill_menu_bar(self.menuBar())
        RecentMenu(self.actions_by_name.menu("recent"), session.recent, session.open)
        self.strip = ToolStrip(self.actions_by_name)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, self.strip)
        self._frame.surround(self.welcome, self.notes, (self.candidates, self.film_strip), self.panel)
        self.setStatusBar(self.status)
        around = (self.notes, self.candidates, self.film_strip, self.panel, self.strip)
        self.areas = Areas((self.canvas, self.welcome, *around))
        for part in (self.menuBar(), self.strip, self.status):
            part.show()
        self._bind_parts()
        for group, choice in (("look", self._theme.choice), ("language", self._language.choice)):
            self.actions_by_name[f"{group}-{choice}"].setChecked(True)
        self._show_document()

    def _bind_parts(self) -> None:
        self.canvas.zoom_changed.connect(self.status.tell_scale)
        self.canvas.hovered.connect(self.status.point_at)
        self.panel.defects.chosen.connect(self.defect_verbs.go_to)
        self.panel.engine.chosen.connect(self.canvas.setFocus)  # so that letters are shortcuts again
        for number in (self.panel.engine.seed, self.panel.brush.number):
            number.lineEdit().returnPressed.connect(self.canvas.setFocus)
        self.welcome.open_button.clicked.connect(self.verbs.open)
        self.welcome.demonstration_button.clicked.connect(self.verbs.demonstrate)
        self.welcome.demonstration_button.setVisible(self.verbs.can_demonstrate)
        self.actions_by_name["demonstration"].setVisible(self.verbs.can_demonstrate)

    def _bind(self) -> None:
        session = self.session
        state, tool, view = session.state_changed, session.tool_changed, session.view_changed
        for signal in (state, tool, view, session.plan_visible_changed, session.choice_changed):
            signal.connect(self._follow_state)
        session.document_changed.connect(self._on_document_changed)
        session.failed.connect(self._on_failed)
        session.damage_found.connect(self.verbs.open_damaged)

    def _recall(self) -> None:
        self._settings.recall(self.session)
        self._settings.recall_recent(self.session.recent)
        self.session.recent.changed.connect(self._on_recent_changed)
        self.session.recent.look()
        self.keep_work()
        for name, part in self.panel.parts.items():
            part.setChecked(self._settings.is_open(name))
        self._on_document_changed()
        if not self.restoreGeometry(self._settings.geometry):
            self._take_room(self.screen().availableSize())

    def _take_room(self, room: QSize) -> None:
        """The first size: four fifths of the screen, or all of it where that were too little to work in."""
        wanted = (room * 0.8).expandedTo(_COMFORTABLE)
        self.resize(room.boundedTo(wanted))
        if wanted.height() + _TITLE_BAR > room.height() or wanted.width() > room.width():
            self.setWindowState(Qt.WindowState.WindowMaximized)  # else its title bar pushes its end off

    def _surround_anew(self) -> None:
        """Speak another language. The picture stays, and so does all that goes on."""
        opened = {name: part.isChecked() for name, part in self.panel.parts.items()}
        preferring = self._preferences is not None and self._preferences.isVisible()
        self._close_dialogs()
        self.actions_by_name.leave()
        self.removeToolBar(self.strip)
        self.strip.deleteLater()
        self._surround()
        for name, part in self.panel.parts.items():
            part.setChecked(opened[name])
        if preferring:  # it is where the language was chosen
            self.show_preferences()

    def _close_dialogs(self) -> None:
        for dialog in self.findChildren(QDialog):
            dialog.close()
        if self._preferences is not None:
            self._preferences.deleteLater()
            self._preferences = None

    # --- following the session

    @Slot()
    def _on_recent_changed(self) -> None:
        self._settings.remember_recent(self.session.recent)
        self._follow_state()

    @Slot()
    def _follow_state(self) -> None:
        self.actions_by_name.follow(self.session)
        self.setWindowModified(self.session.unsaved)

    @Slot()
    def _on_document_changed(self) -> None:
        self._show_document()
        (self.canvas if self.session.document else self.welcome.open_button).setFocus()

    def _show_document(self) -> None:
        document, photo = self.session.document, self.session.current
        self._frame.show_picture(document is not None)
        name = photo.name if photo else ""
        self.setWindowFilePath("")
        self.setWindowTitle(f"{name}[*] – {tr('Restorer')}" if name else tr("Restorer"))
        self.status.tell_scale(self.canvas.scale)
        self._follow_state()

    @Slot(str, str, str)
    def _on_failed(self, text: str, advice: str, details: str) -> None:
        self.tell_failure(text, advice, details)

    def tell_failure(self, text: str, advice: str, details: str) -> None:
        """Say what went wrong in a box beside the work."""
        questions.tell_failure(self, text, advice, details)

    def keep_work(self) -> None:
        """Keep unsaved work where the settings say, from now on."""
        folder = self._settings.work_folder or self.session.places.kept_work
        self.session.keeping.begin(folder if self._settings.keeps_work else None)

    # --- looks

    @property
    def theme_choice(self) -> str:
        """ "system", "dark" or "light"."""
        return self._theme.choice

    def wear(self, choice: str) -> None:
        """Change the theme: "system", "dark" or "light"."""
        self._theme.choice = choice
        self._settings.theme = choice
        self.actions_by_name[f"look-{choice}"].setChecked(True)

    def show_preferences(self) -> None:
        """Open the preferences, or bring them to the front."""
        if self._preferences is None:
            self._preferences = Preferences(self, self._settings)
        self._preferences.open()

    @property
    def language_choice(self) -> str:
        """One of ``LANGUAGES``."""
        return self._language.choice

    def speak(self, choice: str) -> None:
        """Change the language: one of ``LANGUAGES``."""
        self._settings.language = choice
        self._language.choice = choice

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "panel"):
            self._draw_icons()
        elif event.type() == QEvent.Type.LanguageChange and hasattr(self, "panel"):
            self._surround_anew()
        elif event.type() == QEvent.Type.ActivationChange:
            self.session.peeking = False  # the key may be let go elsewhere

    def _draw_icons(self) -> None:
        self.actions_by_name.draw_icons()
        self.notes.draw_icons()
        self.panel.compare.draw_icons()
        self.candidates.draw_icons()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._is_for_candidates(event):
            event.accept()  # else the digit would be that of an action
            return True
        return super().event(event)

    def _is_for_candidates(self, event: QKeyEvent) -> bool:
        asked_first = event.type() == QEvent.Type.ShortcutOverride and hasattr(self, "candidates")
        return asked_first and self.candidates.wants_key(event)

    # --- keys that no part wanted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.candidates.take_key(event):
            return
        if event.key() == _PEEK_KEY and not event.modifiers() and self.session.document:
            self.session.peeking = True
        elif event.key() == Qt.Key.Key_Escape and self.session.document:
            self._leave_it()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == _PEEK_KEY and not event.isAutoRepeat():
            self.session.peeking = False
        else:
            super().keyReleaseEvent(event)

    def _leave_it(self) -> None:
        """Back to the picture; from the picture, the selected defect is let go."""
        if self.canvas.hasFocus():
            self.session.defects.select(None)
        take_keyboard(self.canvas)

    # --- the end

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close now, or after saving, or not: as the person answers. Stops a restore and waits for it."""
        self._asking = True
        if not self._agreed:
            self.verbs.leaving.leave(self.session.photos, self._agree)
        self._asking = False
        if self._agreed:
            self._end()
        event.setAccepted(self._agreed)

    def _agree(self) -> None:
        self._agreed = True
        if not self._asking:  # it took until a file was saved; the event is long over
            self.close()

    def _end(self) -> None:
        self._settings.geometry = self.saveGeometry()
        for name, part in self.panel.parts.items():
            self._settings.keep_open(name, part.isChecked())
        self._settings.remember(self.session)
        self.session.shut_down()
