"""The command line as a whole: help, faults, stops, the bar at a terminal."""

from __future__ import annotations

import argparse
import errno
import io
import os
import signal
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

import pytest

from restorer_app.cli import engines, faults, repair, train
from restorer_app.cli.answer import Answer
from restorer_app.cli.main import COMMANDS
from restorer_app.cli.terminal import StopRequest, TerminalProgress
from restorer_app.core.errors import RestorerError
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.version import program_version
from tests.cli.conftest import Command, Scan

Work = Callable[[argparse.Namespace, Progress], Answer]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, restorer: Command) -> Callable[[BaseException], object]:
    """Run ``restorer engines`` with work that raises the given error."""

    def run_failing(error: BaseException) -> object:
        def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
            raise error

        monkeypatch.setattr(engines, "work", work)
        return restorer("engines")

    return run_failing


def test_every_command_has_help_with_an_example(restorer: Command) -> None:
    assert (
        *("repair", "clean", "info", "verify", "measure"),
        *("engines", "demo", "train", "evaluate"),
    ) == COMMANDS
    for name in COMMANDS:
        ended = restorer(name, "--help")
        text = "\n".join(ended.out)
        assert (ended.code, ended.err) == (0, [])
        assert text.startswith(f"usage: restorer {name}") and f"example:\n  restorer {name}" in text


def test_the_help_names_every_command_the_window_and_the_exit_codes(restorer: Command) -> None:
    text = "\n".join(restorer("--help").out)
    assert "restorer [PHOTO]" in text and "--demonstration" in text and "exit codes: 0 done" in text
    for name in COMMANDS:
        assert f"\n    {name} " in text


def test_the_version(restorer: Command) -> None:
    assert restorer("--version").out == [f"restorer {program_version()}"]
    assert program_version()[0].isdigit()


@pytest.mark.parametrize("argv", [(), ("sing",), ("engines", "--loud"), ("measure",), ("train",)])
def test_arguments_that_are_wrong_end_with_two_lines_and_two(
    restorer: Command, argv: tuple[str, ...]
) -> None:
    ended = restorer(*argv)
    assert ended.code == 2 and ended.out == []
    assert len(ended.err) == 2 and ended.err[1].startswith("See: restorer") and "--help" in ended.err[1]


def test_an_error_of_ours_is_said_with_its_advice(failing: Callable[[BaseException], object]) -> None:
    ended = failing(RestorerError("The film\nis torn.", "Mend it."))
    assert (ended.code, ended.err) == (2, ["restorer engines: The film is torn.", "Mend it."])  # type: ignore[attr-defined]


def test_memory_that_runs_out_can_be_mended(failing: Callable[[BaseException], object]) -> None:
    ended = failing(MemoryError())
    assert ended.code == 2 and "not enough memory" in ended.err[0]  # type: ignore[attr-defined]


def test_what_the_system_refuses_can_be_mended(failing: Callable[[BaseException], object]) -> None:
    ended = failing(OSError(errno.ENOSPC, "No space left on device", "log.csv"))
    assert ended.code == 2  # type: ignore[attr-defined]
    assert ended.err == [  # type: ignore[attr-defined]
        "restorer engines: No space left on device: log.csv.",
        "Make room there, or choose another place.",
    ]


def test_a_fault_of_ours_is_written_down_and_the_terminal_spared(
    failing: Callable[[BaseException], object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(faults, "log_folder", lambda: tmp_path)
    monkeypatch.delenv("RESTORER_DEBUG", raising=False)
    ended = failing(ZeroDivisionError("division by zero"))
    (details,) = tmp_path.iterdir()
    assert ended.code == 1 and len(ended.err) == 2  # type: ignore[attr-defined]
    assert ended.err[1].endswith(str(details)) and "Traceback" not in " ".join(ended.err)  # type: ignore[attr-defined]
    written = details.read_text(encoding="utf-8")
    assert "Traceback" in written and "ZeroDivisionError: division by zero" in written


def test_the_traceback_is_shown_to_who_asks_for_it(
    failing: Callable[[BaseException], object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(faults, "log_folder", lambda: tmp_path)
    monkeypatch.setenv("RESTORER_DEBUG", "1")
    ended = failing(ZeroDivisionError("division by zero"))
    assert ended.code == 1 and ended.err[0].startswith("Traceback")  # type: ignore[attr-defined]


def test_a_log_folder_that_cannot_be_made_is_replaced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    assert faults.log_folder().is_dir()


# --- stops


def test_ctrl_c_stops_at_the_next_report_with_130(restorer: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    reached = []

    def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
        progress.report(0.1)
        signal.raise_signal(signal.SIGINT)
        reached.append("after the signal")
        progress.report(0.2)
        reached.append("after the report")
        return Answer("")

    monkeypatch.setattr(engines, "work", work)
    before = signal.getsignal(signal.SIGINT)
    ended = restorer("engines")
    assert (ended.code, ended.err, ended.out) == (130, ["restorer engines: stopped."], [])
    assert reached == ["after the signal"]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_ctrl_c_would_end_the_program_at_once() -> None:
    before = signal.getsignal(signal.SIGINT)  # ignored, where the tests run in the background of a shell
    with StopRequest() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.asked
        assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("at", ["Opening", "Getting ready", "Repairing", "Blending"])
def test_a_repair_that_is_stopped_leaves_nothing_behind(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    report = TerminalProgress.report

    def stopping(self: TerminalProgress, fraction: float, note: str = "") -> None:
        if note == at:
            signal.raise_signal(signal.SIGINT)
        report(self, fraction, note)

    monkeypatch.setattr(TerminalProgress, "report", stopping)
    before = scan.files()
    ended = restorer(*scan.repair())
    assert (ended.code, ended.err) == (130, ["restorer repair: stopped."])
    assert scan.files() == before


def test_a_repair_stopped_while_saving_leaves_the_old_file(
    scan: Scan, restorer: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan.output.write_bytes(b"precious")
    before = scan.files()
    report = TerminalProgress.report

    def stopping(self: TerminalProgress, fraction: float, note: str = "") -> None:
        if 0.92 < fraction < 0.98:
            signal.raise_signal(signal.SIGINT)
        report(self, fraction, note)

    monkeypatch.setattr(TerminalProgress, "report", stopping)
    assert restorer(*scan.repair("--overwrite")).code == 130
    assert scan.files() == before


# --- the bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_is_drawn_at_a_terminal_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    terminal = _Terminal()
    progress = TerminalProgress(StopRequest(), terminal)
    progress.part(0.5, 0.5).report(0.5, "Repairing")
    assert terminal.getvalue().endswith("\r[##################......]  75%  Repairing")
    progress.clear()
    assert terminal.getvalue().endswith("\r")
    drawn = terminal.getvalue()
    progress.clear()
    assert terminal.getvalue() == drawn, "nothing is wiped twice"


def test_the_bar_never_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    terminal = _Terminal()
    TerminalProgress(StopRequest(), terminal).report(0.5, "a note that does not fit on this line")
    assert max(len(line) for line in terminal.getvalue().split("\r")) == 39


def _at_twenty_per_second(fractions: Iterable[float]) -> str:
    """What a terminal got for these fractions, one each twentieth of a second, in all of it."""
    terminal, seconds = _Terminal(), count()
    progress = TerminalProgress(StopRequest(), terminal, lambda: next(seconds) / 20)
    for fraction in fractions:
        progress.report(fraction, "Repairing")
    return terminal.getvalue()


def test_the_bar_tells_the_time_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = _at_twenty_per_second(step / 800 for step in range(801)).split("\r")
    assert told[-1] == "[########################] 100%  a few seconds left  Repairing"
    assert "[######..................]  25%  about 30 s left  Repairing" in told
    assert "left" not in "".join(line for line in told if "]   2%" in line)


def test_a_report_without_a_note_leaves_the_former_one_standing() -> None:
    terminal = _Terminal()
    progress = TerminalProgress(StopRequest(), terminal, count().__next__)
    progress.report(0.2, "Repairing")
    progress.report(0.5)
    last = terminal.getvalue().split("\r")[-1]
    assert "]  50%" in last and last.endswith("Repairing")


def test_the_bar_never_goes_back() -> None:
    drawn = _at_twenty_per_second([0.1, 0.5, 0.5, 0.2, 0.2, 0.2, 0.6, 0.6])
    shares = [int(line.partition("]")[2].split("%")[0]) for line in drawn.split("\r") if "[" in line]
    assert len(shares) > 3 and shares == sorted(shares)


def test_many_reports_are_few_drawings() -> None:
    terminal = _Terminal()
    progress = TerminalProgress(StopRequest(), terminal)
    for step in range(1000):
        progress.report(step / 1000)
    assert terminal.getvalue().count("[") < 50


def test_away_from_a_terminal_nothing_is_drawn_but_stops_still_work() -> None:
    stream, stop = io.StringIO(), StopRequest()
    progress = TerminalProgress(stop, stream)
    progress.report(0.5, "Repairing")
    progress.clear()
    assert stream.getvalue() == ""
    stop.asked = True
    with pytest.raises(Cancelled):
        progress.check()


def test_the_bar_is_gone_before_the_answer_is_printed(
    restorer: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr("restorer_app.cli.main.sys.stderr", terminal)

    def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
        progress.report(0.5, "Working")
        return Answer("done")

    monkeypatch.setattr(engines, "work", work)
    assert restorer("engines").out == ["done"]
    assert terminal.getvalue().endswith("\r")


# --- train


def test_train_hands_everything_over(
    restorer: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from restorer_app.training import loop

    config, checkpoint = tmp_path / "small.toml", tmp_path / "checkpoint.safetensors"
    config.touch()
    checkpoint.touch()
    handed: list[object] = []

    def trained(config: Path, **more: object) -> Path:
        more.pop("progress")
        handed.extend([config, more])
        return tmp_path / "weights.safetensors"

    monkeypatch.setattr(loop, "train", trained)
    ended = restorer(
        *("train", str(config), "--photos", "a", "b.tar", "--minutes", "1.5"),
        *("--resume", str(checkpoint), "--output", "out"),
    )
    assert (ended.code, ended.err) == (0, [])
    assert ended.out == [f"Trained: {tmp_path / 'weights.safetensors'}"]
    photos = [Path("a"), Path("b.tar")]
    wanted = {"photos": photos, "minutes": 1.5, "resume": checkpoint, "output": Path("out")}
    assert handed == [config, wanted]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("none.toml", "--photos", "a"), "none.toml"),
        (("{config}",), "--photos"),
        (("{config}", "--photos", "a", "--resume", "none.safetensors"), "none.safetensors"),
        (("{config}", "--photos", "a", "--minutes", "0"), "'0'"),
        (("{config}", "--photos", "a", "--minutes", "soon"), "'soon'"),
    ],
)
def test_train_refuses_what_it_cannot_start_with(
    restorer: Command, tmp_path: Path, argv: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = tmp_path / "small.toml"
    config.touch()
    ended = restorer("train", *(word.format(config=config) for word in argv))
    assert ended.code == 2 and ended.out == [] and 1 <= len(ended.err) <= 2
    assert said in " ".join(ended.err)
    assert os.listdir(tmp_path) == ["small.toml"]


def test_the_commands_say_what_they_are_for() -> None:
    for module in (repair, train):
        assert module.HELP and module.EXAMPLE.startswith("restorer ")
