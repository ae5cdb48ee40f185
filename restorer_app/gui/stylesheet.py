"""The few rules that Fusion and a palette cannot express."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer_app.core.resources import resource_path

if TYPE_CHECKING:
    from restorer_app.gui.theme import Look

_RULES = """
QMenuBar {{ background: {window}; border-bottom: 1px solid {border}; }}
QMenuBar::item {{ padding: 4px 9px; background: transparent; border: 1px solid transparent;
    border-radius: 4px; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {hover}; border-color: {outline}; }}
QMenu {{ background: {window}; border: 1px solid {border}; padding: 5px; }}
QMenu::item {{ padding: 4px 27px 4px 23px; border: 1px solid transparent; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent}; color: {on_accent}; border-color: {focus}; }}
QMenu::item:disabled {{ background: transparent; color: {faint_text}; border-color: transparent; }}
QMenu::indicator {{ width: 12px; height: 12px; left: 6px; }}
QMenu::indicator:checked {{ image: url("{icons}/tick-{name}.svg"); }}
QMenu::indicator:checked:selected {{ image: url("{icons}/tick.svg"); }}
QMenu::separator {{ height: 1px; background: {border}; margin: 5px 4px; }}
QToolTip {{ color: {text}; background: {field}; border: 1px solid {border}; padding: 4px 6px; }}

QToolBar#strip {{ background: {window}; border: none; border-right: 1px solid {border};
    padding: 6px 5px; spacing: 2px; }}
QToolBar#strip::separator {{ background: {border}; height: 1px; margin: 3px 7px; }}
QToolBar#strip QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px 5px; }}
QToolBar#strip QToolButton#qt_toolbar_ext_button {{ padding: 0; }}
QToolBar#strip QToolButton:hover {{ background: {hover}; }}
QToolBar#strip QToolButton:checked {{ background: {accent}; border-color: {focus}; }}
QToolBar#strip QToolButton[switch="true"]:checked {{ background: transparent; border-color: transparent; }}
QToolBar#strip QToolButton[switch="true"]:checked:hover {{ background: {hover}; }}
QToolBar#strip QToolButton:focus {{ border: 2px solid {focus}; padding: 3px 4px; }}
QToolBar#strip QToolButton:checked:focus {{ border-color: {ring}; }}
QToolBar#strip QToolButton[switch="true"]:checked:focus {{ border-color: {focus}; }}

QWidget#panel {{ background: {window}; border-left: 1px solid {border}; }}
QLabel[quiet="true"] {{ color: {quiet_text}; }}
QLabel[heading="true"] {{ color: {text}; font-weight: 600; }}
QFrame[rule="true"] {{ background: {border}; border: none; max-height: 1px; min-height: 1px; }}

QPushButton, QComboBox, QSpinBox {{ min-height: 20px; }}
QComboBox, QSpinBox {{ background: {field}; border: 1px solid {outline}; border-radius: 6px; padding: 4px 8px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit {{ background: {field}; border: 1px solid {outline}; border-radius: 6px; padding: 4px 6px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0;
    background: transparent; }}
QLineEdit:disabled {{ color: {faint_text}; background: {window}; border-color: {border}; }}
QComboBox:disabled, QSpinBox:disabled {{ border-color: {border}; }}
QComboBox:focus {{ border: 2px solid {focus}; padding: 3px 7px; }}
QLineEdit:focus {{ border: 2px solid {focus}; padding: 3px 5px; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: url("{icons}/arrow-down-{name}.svg"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {field}; border: 1px solid {outline}; outline: none; padding: 3px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QSpinBox {{ padding: 3px 2px; }}
QSpinBox:focus {{ border: 2px solid {focus}; padding: 2px 1px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; background: transparent; width: 20px; }}
QSpinBox::up-button {{ subcontrol-position: top right; }}
QSpinBox::down-button {{ subcontrol-position: bottom right; }}
QSpinBox::up-arrow {{ image: url("{icons}/arrow-up-{name}.svg"); width: 10px; height: 10px; }}
QSpinBox::down-arrow {{ image: url("{icons}/arrow-down-{name}.svg"); width: 10px; height: 10px; }}

QCheckBox {{ spacing: 7px; }}
QCheckBox::indicator {{ width: 15px; height: 15px; border: 1px solid {outline}; border-radius: 4px;
    background: {field}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {focus};
    image: url("{icons}/tick.svg"); }}
QCheckBox::indicator:disabled {{ border-color: {border}; }}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; width: 13px; height: 13px; }}
QCheckBox::indicator:checked:focus {{ border-color: {ring}; }}

QTreeView {{ background: {field}; border: 1px solid {outline}; border-radius: 6px; padding: 3px;
    outline: none; selection-background-color: {accent}; selection-color: {on_accent}; }}
QTreeView:focus {{ border: 2px solid {focus}; padding: 2px; }}
QTreeView::item {{ padding: 3px 10px 3px 2px; }}
QTreeView::item:selected {{ background: {accent}; color: {on_accent}; }}
QHeaderView::section {{ background: {field}; color: {quiet_text}; border: none; padding: 4px 6px; }}
QPlainTextEdit {{ background: {field}; border: 1px solid {outline}; border-radius: 6px; padding: 1px;
    selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit:focus {{ border: 2px solid {focus}; padding: 0; }}
QListView {{ background: {field}; border: 1px solid {outline}; border-radius: 6px; padding: 3px;
    outline: none; selection-background-color: {accent}; selection-color: {on_accent}; }}
QListView:focus {{ border: 2px solid {focus}; padding: 2px; }}
QListView::item {{ padding: 2px 4px; border-radius: 4px; }}
QListView::item:hover:!selected {{ background: {hover}; }}
QListView::item:selected {{ background: {accent}; color: {on_accent}; }}

QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {outline}; border-radius: 3px; margin: 2px 3px;
    min-height: 28px; }}
QScrollBar::handle:vertical:hover {{ background: {quiet_text}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {outline}; border-radius: 3px; margin: 3px 2px;
    min-width: 28px; }}
QScrollBar::handle:horizontal:hover {{ background: {quiet_text}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {outline}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {focus}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    background: {knob}; border: 1px solid {window}; }}
QSlider::handle:horizontal:focus {{ background: {window}; border: 3px solid {focus}; width: 10px;
    height: 10px; }}
QPushButton {{ background: {button}; border: 1px solid {outline}; border-radius: 6px; padding: 5px 12px;
    outline: none; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {field}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 4px 11px; }}
QPushButton:disabled {{ color: {faint_text}; background: {window}; border-color: {border}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {on_accent}; border: 1px solid {focus};
    font-weight: 600; }}
QPushButton[primary="true"]:hover {{ background: {accent_hover}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {ring}; }}
QPushButton[primary="true"]:disabled {{ background: {button}; color: {faint_text}; border-color: {border}; }}
QDialog QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {focus}; }}
QDialog QPushButton:default:disabled {{ background: {button}; color: {faint_text}; border-color: {border}; }}
QDialog QPushButton:default:hover {{ background: {accent_hover}; }}
QDialog QPushButton:default:focus {{ border-color: {ring}; }}
QDialog QPushButton {{ min-width: 68px; }}
* {{ dialogbuttonbox-buttons-have-icons: 0; }}
QWidget#panel QPushButton {{ padding: 5px 6px; }}
QWidget#panel QPushButton:focus {{ padding: 4px 5px; }}
QPushButton[segment="true"] {{ background: {field}; border-radius: 0; padding: 5px 4px; margin: 0; }}
QPushButton[segment="true"]:hover {{ background: {hover}; }}
QPushButton[segment="true"][place="middle"],
QPushButton[segment="true"][place="last"] {{ border-left: none; }}
QPushButton[segment="true"]:checked {{ background: {accent}; color: {on_accent}; border-color: {focus}; }}
QPushButton[segment="true"]:focus {{ border: 2px solid {focus}; padding: 4px 3px; }}
QPushButton[segment="true"]:checked:focus {{ border-color: {ring}; }}
QPushButton[segment="true"]:disabled {{ background: {window}; color: {faint_text}; border-color: {border}; }}
QPushButton[segment="true"][place="first"] {{ border-top-left-radius: 6px; border-bottom-left-radius: 6px; }}
QPushButton[segment="true"][place="last"] {{ border-top-right-radius: 6px; border-bottom-right-radius: 6px; }}
QWidget#panel QPushButton[segment="true"] {{ padding: 5px 3px; }}
QWidget#panel QPushButton[segment="true"]:focus {{ padding: 4px 2px; }}
QToolButton[small="true"] {{ border: 1px solid transparent; border-radius: 6px; padding: 5px; }}
QToolButton[small="true"]:hover {{ background: {hover}; }}
QToolButton[small="true"]:checked {{ background: {accent}; border-color: {focus}; }}
QToolButton[small="true"]:focus {{ border: 2px solid {focus}; padding: 4px; }}
QToolButton[small="true"]:checked:focus {{ border-color: {ring}; }}
QToolButton[disclosure="true"] {{ border: 1px solid transparent; border-radius: 4px; padding: 3px 4px 3px 1px;
    font-weight: 600; }}
QToolButton[disclosure="true"]:hover {{ background: {hover}; }}
QToolButton[disclosure="true"]:focus {{ border: 2px solid {focus}; padding: 2px 3px 2px 0; }}

QProgressBar {{ background: {field}; border: 1px solid {outline}; border-radius: 6px; text-align: center;
    color: {text}; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 5px; }}

QFrame#candidates {{ background: {window}; border: none; border-top: 1px solid {border}; }}
QFrame#candidates QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px; }}
QFrame#candidates QToolButton:hover {{ background: {hover}; }}
QFrame#candidates QToolButton:focus {{ border: 2px solid {focus}; padding: 2px; }}
QScrollArea#about {{ border: 2px solid transparent; border-radius: 6px; }}
QScrollArea#about:focus {{ border-color: {focus}; }}
QFrame#notes {{ background: {note}; border: none; border-bottom: 1px solid {border}; }}
QFrame#notes QPushButton {{ min-height: 16px; padding: 2px 10px; }}
QFrame#notes QPushButton:focus {{ padding: 1px 9px; }}
QFrame#notes QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px; }}
QFrame#notes QToolButton:hover {{ background: {hover}; }}
QFrame#notes QToolButton:focus {{ border: 2px solid {focus}; padding: 2px; }}

QAbstractButton[card="true"] {{ background: transparent; border: 1px solid transparent; border-radius: 8px; }}
QAbstractButton[card="true"]:hover {{ background: {hover}; }}
QAbstractButton[card="true"]:checked {{ background: {field}; border-color: {outline}; }}
QAbstractButton[card="true"]:focus {{ border: 2px solid {focus}; }}

QScrollArea#filmstrip {{ background: {window}; border-top: 1px solid {border}; }}
QToolButton[cardclose="true"] {{ background: {window}; border: 1px solid {outline}; border-radius: 11px; }}
QToolButton[cardclose="true"]:hover {{ background: {hover}; }}

QLabel#coach {{ background: {window}; color: {text}; border: 1px solid {outline}; border-radius: 8px;
    padding: 9px 16px; font-weight: 600; }}

QStatusBar {{ background: {window}; border-top: 1px solid {border}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {quiet_text}; padding: 2px 8px; }}
QStatusBar QLabel#message {{ color: {text}; }}

QWidget#welcome QLabel#title {{ font-size: 20px; font-weight: 600; }}
QWidget#welcome[dropping="true"] {{ border: 2px dashed {focus}; border-radius: 12px; }}
"""


def stylesheet(look: Look) -> str:
    """The rules in the colours of a look."""
    icons = resource_path("icons").as_posix()
    return _RULES.format(icons=icons, **vars(look))
