"""How work tells where it is."""

from __future__ import annotations

import pytest

from restorer_app.core.progress import Cancelled, Progress


class Recorded(Progress):
    """Keeps what is reported; asks to stop once ``stop_at`` is reached."""

    def __init__(self, stop_at: float = 2.0) -> None:
        self.heard: list[tuple[float, str]] = []
        self.stop_at = stop_at

    def check(self) -> None:
        if self.heard and self.heard[-1][0] >= self.stop_at:
            raise Cancelled

    def report(self, fraction: float, note: str = "") -> None:
        self.heard.append((fraction, note))
        self.check()


def test_the_plain_progress_is_silent() -> None:
    progress = Progress()
    progress.report(0.5, "half")
    assert list(progress.each([1, 2])) == [1, 2]


def test_a_part_fills_its_share_of_the_whole() -> None:
    whole = Recorded()
    part = whole.part(0.5, 0.25)
    for fraction in (0, 0.5, 1):
        part.report(fraction, "part")
    assert whole.heard == [(0.5, "part"), (0.625, "part"), (0.75, "part")]


def test_parts_can_be_parted_again() -> None:
    whole = Recorded()
    whole.part(0.5, 0.5).part(0.5, 0.5).report(1)
    assert whole.heard == [(1.0, "")]


def test_a_part_never_leaves_its_share() -> None:
    whole = Recorded()
    part = whole.part(0.2, 0.2)
    part.report(-3)
    part.report(7)
    assert [fraction for fraction, _ in whole.heard] == pytest.approx([0.2, 0.4])


def test_each_reports_before_every_item_and_at_the_end() -> None:
    whole = Recorded()
    assert list(whole.each("ab", "letters")) == ["a", "b"]
    assert whole.heard == [(0.0, "letters"), (0.5, "letters"), (1.0, "letters")]


def test_a_stop_is_raised_by_the_next_report_in_any_part() -> None:
    whole = Recorded(stop_at=0.5)
    part = whole.part(0, 1)
    part.report(0.4)
    with pytest.raises(Cancelled):
        part.report(0.5)
    with pytest.raises(Cancelled):
        part.check()
