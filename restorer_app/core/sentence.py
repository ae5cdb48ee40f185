"""Sentences for people: English as they stand, and ready to be said in another language."""

from __future__ import annotations

Text = str
"""A text that is translated when it is shown. Parameters, fields and tables of this type take literals (or a
``Sentence``): that is how translators come to see them, see packaging/translations.py."""


class Sentence(str):
    """An English text that remembers what it was made of: a pattern, and what was filled into it.

    Wherever a text is wanted it is one. ``str()`` keeps it, also that of an error which carries it.
    """

    __slots__ = ("fields", "pattern")

    pattern: str
    fields: dict[str, object]

    def __str__(self) -> str:
        return self


def said(pattern: Text, **fields: object) -> Sentence:
    """The pattern with its ``{fields}`` filled in. A field that is a ``Sentence`` is translated with it.

    What was said already stays as it is.
    """
    if isinstance(pattern, Sentence):
        return pattern
    sentence = Sentence(pattern.format(**fields) if fields else pattern)
    sentence.pattern, sentence.fields = pattern, fields
    return sentence
