"""Plain data as it goes between the program and its decoding process: JSON, nothing that could run.

The other end has read a stranger's file. What comes from it is taken as values of the few kinds listed here,
each built by its own class, or refused.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np

from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Resolution, Role, Samples
from restorer_app.core.sentence import Sentence, said

KINDS: dict[str, type] = {kind.__name__: kind for kind in (Photo, Picture, Resolution, Metadata, Stored)}
"""The dataclasses that a letter may hold."""

Place = Callable[[Samples], Any]
"""Puts samples where the other end finds them; what it returns says where, in plain data."""
Find = Callable[[Any], Samples]


class NotALetter(ValueError):
    """What came is not what the other end would ever send."""


def written(value: Any, place: Place | None = None) -> bytes:
    """The value as a letter; samples in it are given to ``place``."""
    return json.dumps(_plain(value, place)).encode("ascii")


def read(letter: bytes, find: Find | None = None) -> Any:
    """The value that was written. Raises ``NotALetter``."""
    try:
        return _value(json.loads(letter), find)
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise NotALetter(str(error)) from error


def _plain(value: Any, place: Place | None) -> Any:
    match value:
        case Role():
            return {"role": value.value}
        case Sentence():
            filled = {key: _field(each, place) for key, each in value.fields.items()}
            return {"said": value.pattern, "fields": filled}
        case None | bool() | int() | float() | str():
            return value
        case np.generic():
            return value.item()
        case bytes():
            return {"bytes": base64.b64encode(value).decode("ascii")}
        case Path():
            return {"path": base64.b64encode(os.fsencode(value)).decode("ascii")}
        case tuple() | list():
            return [_plain(each, place) for each in value]
        case dict():
            return {"pairs": [[_plain(key, place), _plain(each, place)] for key, each in value.items()]}
        case np.ndarray() if place is not None:
            return {"samples": place(value)}
    if is_dataclass(value) and type(value).__name__ in KINDS:
        parts = {part.name: _plain(getattr(value, part.name), place) for part in fields(value)}
        return {"kind": type(value).__name__, "fields": parts}
    raise TypeError(f"a {type(value).__name__} is not sent")


def _field(value: object, place: Place | None) -> Any:
    """What was filled into a sentence; of a stranger kind only its text is kept."""
    try:
        return _plain(value, place)
    except TypeError:
        return str(value)


def _value(plain: Any, find: Find | None) -> Any:
    match plain:
        case list():
            return tuple(_value(each, find) for each in plain)
        case {"said": str(pattern), "fields": dict(filled)}:
            return said(pattern, **{key: _value(each, find) for key, each in filled.items()})
        case {"kind": str(name), "fields": dict(parts)}:
            return KINDS[name](**{key: _value(each, find) for key, each in parts.items()})
        case {"role": role}:
            return Role(role)
        case {"bytes": str(text)}:
            return base64.b64decode(text, validate=True)
        case {"path": str(text)}:
            return Path(os.fsdecode(base64.b64decode(text, validate=True)))
        case {"pairs": list(pairs)}:
            return {_value(key, find): _value(each, find) for key, each in pairs}
        case {"samples": where} if find is not None:
            return find(where)
        case dict():
            raise NotALetter(f"unknown: {sorted(plain)[:3]}")
    return plain
