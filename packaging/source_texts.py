"""Every text of the program that has to be translated, found in its code.

What is translated follows from types: a literal that is given for a parameter, a field or a name of the type
``Text`` (restorer_app/core/sentence.py), wherever that stands. So nobody has to remember to mark it.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from environment import ROOT

PACKAGE = ROOT / "restorer_app"
ROOMS = ("core", "engine", "session", "gui")
"""The command line and training speak English."""
WEIGHTS = ROOT / "resources" / "weights" / "weights.json"
"""Titles and summaries of networks."""
MARK = "Text"


class Untranslatable(Exception):
    """A text that nobody could translate, because it is put together where it is shown."""


def sources() -> dict[str, list[str]]:
    """Every text, with the files it stands in, in the order of the alphabet."""
    found: dict[str, set[str]] = {}
    paths = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))
    trees = {path: ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in paths}
    takers = Takers.of(trees.values())
    for path, tree in trees.items():
        for text in texts_in(tree, takers, path.relative_to(ROOT).as_posix()):
            found.setdefault(text, set()).add(path.relative_to(ROOT).as_posix())
    for network in json.loads(WEIGHTS.read_text(encoding="utf-8"))["networks"]:
        for key in ("title", "summary"):
            found.setdefault(network[key], set()).add(WEIGHTS.relative_to(ROOT).as_posix())
    return {text: sorted(found[text]) for text in sorted(found, key=lambda text: (text.casefold(), text))}


@dataclass
class Takers:
    """Functions and classes that take texts: by name, the positions and keywords of those parameters."""

    places: dict[str, set[int | str]] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, trees: Iterable[ast.Module]) -> Takers:
        takers = cls()
        for tree in trees:
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef):
                    takers._add_class(node)
                elif isinstance(node, ast.FunctionDef):
                    takers._add_function(node.name, node)
        return takers

    def _add_class(self, node: ast.ClassDef) -> None:
        self.bases[node.name] = [base.id for base in node.bases if isinstance(base, ast.Name)]
        fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
        if any("dataclass" in ast.unparse(each) for each in node.decorator_list):
            for place, part in enumerate(fields):
                self._add(node.name, place, ast.unparse(part.target), part.annotation)
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                self._add_function(node.name, method)

    def _add_function(self, name: str, node: ast.FunctionDef) -> None:
        arguments = [*node.args.posonlyargs, *node.args.args]
        method = bool(arguments) and arguments[0].arg in ("self", "cls")
        for place, argument in enumerate(arguments[1:] if method else arguments):
            self._add(name, place, argument.arg, argument.annotation)
        for argument in node.args.kwonlyargs:
            self._add(name, argument.arg, argument.arg, argument.annotation)

    def _add(self, name: str, place: int | str, keyword: str, annotation: ast.expr | None) -> None:
        if annotation is not None and MARK in _names(annotation):
            self.places.setdefault(name, set()).update((place, keyword))

    def taken(self, call: ast.Call) -> Iterator[ast.expr]:
        """The arguments of a call that are texts."""
        function = call.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        places = self._places_of(name)
        yield from (argument for place, argument in enumerate(call.args) if place in places)
        yield from (keyword.value for keyword in call.keywords if keyword.arg in places)

    def _places_of(self, name: str) -> set[int | str]:
        if name in self.places:
            return self.places[name]
        return next((places for base in self.bases.get(name, ()) if (places := self._places_of(base))), set())


def texts_in(tree: ast.Module, takers: Takers, name: str) -> Iterator[str]:
    """Every text in a file. Raises ``Untranslatable``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in takers.taken(node):
                yield from _literals(argument, name)
        elif isinstance(node, ast.FunctionDef):
            yield from _defaults(node, name)
        elif isinstance(node, ast.AnnAssign) and node.value is not None and MARK in _names(node.annotation):
            yield from _of_table(node.annotation, node.value, name)


def _defaults(node: ast.FunctionDef, name: str) -> Iterator[str]:
    """The texts that parameters have if none is given."""
    positional = [*node.args.posonlyargs, *node.args.args][-len(node.args.defaults) :]
    pairs: list[tuple[ast.arg, ast.expr | None]] = [*zip(positional, node.args.defaults, strict=False)]
    pairs += zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    for argument, default in pairs:
        if default is not None and argument.annotation is not None and MARK in _names(argument.annotation):
            yield from _literals(default, name)


def _of_table(annotation: ast.expr, value: ast.expr, name: str) -> Iterator[str]:
    """The texts of an annotated name: all literals of a tuple; of a dict the keys, the values, or both."""
    if isinstance(value, ast.Dict) and isinstance(annotation, ast.Subscript):
        kinds = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else []
        sides: list[list[ast.expr]] = [[key for key in value.keys if key is not None], value.values]
        for kind, parts in zip(kinds, sides, strict=True):
            if MARK in _names(kind):
                for part in parts:
                    yield from _literals(part, name)
    else:
        yield from _literals(value, name)


def _literals(node: ast.expr, name: str) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one, name)
            yield from _literals(other, name)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            for part in parts:
                yield from _literals(part, name)
        case ast.JoinedStr() | ast.BinOp():
            raise Untranslatable(f"{name}:{node.lineno} glues a text together: {ast.unparse(node)}")
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="format")):
            raise Untranslatable(f"{name}:{node.lineno} fills in before translating: {ast.unparse(node)}")


def _names(annotation: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
