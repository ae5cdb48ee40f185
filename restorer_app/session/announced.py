"""State that tells its owner's signal when it changes, once and only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class Announced(Generic[T]):
    """A value of a QObject; setting another value emits the signal named ``signal``.

    ``accept`` may bring the value into its range first, or raise ``ValueError``.
    """

    def __init__(self, default: T, signal: str, accept: Callable[[T], T] | None = None) -> None:
        self._default, self._signal, self._accept = default, signal, accept

    def __set_name__(self, owner: type, name: str) -> None:
        self._slot = f"_announced_{name}"

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...

    @overload
    def __get__(self, owner: Any, kind: type) -> T: ...

    def __get__(self, owner: Any, kind: type) -> Self | T:
        if owner is None:
            return self
        value: T = owner.__dict__.get(self._slot, self._default)
        return value

    def __set__(self, owner: Any, value: T) -> None:
        value = self._accept(value) if self._accept else value
        if value != self.__get__(owner, type(owner)):
            owner.__dict__[self._slot] = value
            getattr(owner, self._signal).emit()


def within(low: float, high: float) -> Callable[[float], float]:
    """Brings a number into ``low`` … ``high``."""
    return lambda value: min(max(float(value), low), high)


def one_of(*values: T) -> Callable[[T], T]:
    """Raises ``ValueError`` for anything but one of ``values``."""

    def accept(value: T) -> T:
        if value not in values:
            raise ValueError(f"{value!r} is none of {values}")
        return value

    return accept
