"""Files are decoded in a process of their own: what a broken codec costs, and what comes back."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from restorer_app.core.decoding import decoder as decoder_module
from restorer_app.core.decoding import door, letters, limits
from restorer_app.core.decoding.decoder import Decoder
from restorer_app.core.decoding.process import CannotStart
from restorer_app.core.errors import DamagedFile, UnreadableFile
from restorer_app.core.files.formats import read_any
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import Role
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.sentence import Sentence, said
from tests.core import odd_reading
from tests.core.made import photo, picture

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory")


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    """One whose codecs fail as the files' names say."""
    decoder = Decoder(odd_reading.COMMAND)
    yield decoder
    decoder.close()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A sound file."""
    return save_photo(photo(picture(dtype="uint16")), tmp_path / "scan.tif").path


def opened(decoder: Decoder, path: Path, progress: Progress | None = None) -> Photo:
    return decoder.read(path, progress or Progress(), allow_damaged=False)


def refusal(decoder: Decoder, scan: Path, name: str) -> str:
    """What is said of a file of this name."""
    with pytest.raises(UnreadableFile) as caught:
        opened(decoder, scan.rename(scan.with_stem(name)))
    assert caught.value.advice
    return str(caught.value)


# --- what comes back


def test_a_photograph_comes_back_as_it_is_read_here(decoder: Decoder, scan: Path) -> None:
    there, here = opened(decoder, scan), read_any(scan, allow_damaged=False)
    assert np.array_equal(there.picture.samples, here.picture.samples)
    assert there.picture.samples.dtype == np.uint16 and not there.picture.samples.flags.writeable
    assert there.path is scan
    plain = {"picture": None, "notes": ()}
    assert vars(dataclasses.replace(there, **plain)) == vars(dataclasses.replace(here, **plain))  # type: ignore[arg-type]


def test_the_samples_are_the_program_s_own_to_change(decoder: Decoder, scan: Path) -> None:
    samples, before = opened(decoder, scan).picture.samples, opened(decoder, scan).picture.samples
    samples.flags.writeable = True
    samples += 1
    assert (samples == before + 1).all()
    assert opened(decoder, scan).picture.samples[0, 0, 0] == before[0, 0, 0]


def test_an_error_comes_back_with_its_kind_its_pattern_and_its_advice(decoder: Decoder, scan: Path) -> None:
    scan = save_photo(photo(picture()), scan.with_suffix(".png")).path
    scan.write_bytes(scan.read_bytes()[:-400])
    with pytest.raises(DamagedFile) as here:
        read_any(scan, allow_damaged=False)
    with pytest.raises(DamagedFile) as there:
        opened(decoder, scan)
    text, same = str(there.value), str(here.value)
    assert text == same and there.value.advice == here.value.advice
    assert isinstance(text, Sentence) and isinstance(same, Sentence)
    assert text.pattern == same.pattern and text.fields == same.fields


def test_one_process_reads_file_after_file_and_loads_neither_qt_nor_torch(
    decoder: Decoder, scan: Path
) -> None:
    first = opened(decoder, scan)
    pid = decoder.pid
    loaded = set(opened(decoder, scan).notes[-1].split())
    assert decoder.pid == pid
    assert "tifffile" in loaded and not loaded & {"PySide6", "torch", "cv2", "skimage"}
    assert first.picture.samples.any()


@pytest.mark.parametrize("kind", list(letters.KINDS.values()))
def test_whatever_a_photograph_consists_of_can_be_sent(kind: type) -> None:
    named = typing.get_type_hints(kind).values()
    parts = {part for hint in named for part in (hint, *typing.get_args(hint)) if isinstance(part, type)}
    assert {part.__name__ for part in parts if dataclasses.is_dataclass(part)} <= set(letters.KINDS)


def test_a_letter_holds_what_was_written() -> None:
    nested = said("{a} of {b}", a=said("one {n}", n=np.int64(1)), b=2.5)
    value = {"x": (None, True, 3, b"\0\xff", Role.GREY, Path("a\udcff"), nested), "fields": {"said": 1}}
    again = letters.read(letters.written(value))
    assert again == value
    assert again["x"][-1].fields["a"].pattern == "one {n}"


@pytest.mark.parametrize(
    "letter", [b"", b"{", b'{"kind": "Popen", "fields": {}}', b'{"role": 3}', b'{"a": 1}']
)
def test_what_no_decoder_sends_is_no_letter(letter: bytes) -> None:
    with pytest.raises(letters.NotALetter):
        letters.read(letter)


# --- what goes wrong


def test_a_crash_costs_one_sentence(decoder: Decoder, scan: Path) -> None:
    assert refusal(decoder, scan, "crash") == "“crash.tif” could not be read: its decoder crashed."
    assert opened(decoder, scan.with_stem("crash").rename(scan)).format == "TIFF"


def test_a_hang_is_ended(decoder: Decoder, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(decoder, scan)
    monkeypatch.setattr(decoder_module, "seconds_allowed", lambda size, claim: 0.6)
    text = refusal(decoder, scan, "hang")
    assert text == "“hang.tif” could not be read: its decoder took longer than 1 s."


@linux
def test_a_decoder_may_not_take_more_memory_than_the_header_explains(decoder: Decoder, scan: Path) -> None:
    text = refusal(decoder, scan, "greedy")
    assert text.startswith("“greedy.tif” could not be read: its decoder wanted more than ")
    pid = decoder.pid
    assert opened(decoder, scan.with_stem("greedy").rename(scan.with_stem("honest"))).format == "TIFF"
    assert decoder.pid == pid, "nothing crashed"


class _Impatient(Progress):
    """Asks for a stop at its third look."""

    looks = 0

    def check(self) -> None:
        self.looks += 1
        if self.looks > 3:
            raise Cancelled


def test_a_stop_is_heard_while_a_file_is_decoded(decoder: Decoder, scan: Path) -> None:
    opened(decoder, scan)
    pid, begun = decoder.pid, time.monotonic()
    with pytest.raises(Cancelled):
        opened(decoder, scan.rename(scan.with_stem("hang")), _Impatient())
    assert time.monotonic() - begun < 5
    assert decoder.pid != pid


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by its number")
def test_it_ends_when_the_program_is_killed(tmp_path: Path, scan: Path) -> None:
    hang = scan.rename(scan.with_stem("hang"))
    code = (
        "import sys; sys.path[:] = sys.argv[2:]\n"
        "from pathlib import Path\nfrom tests.core import odd_reading\n"
        "from restorer_app.core.decoding.decoder import Decoder\n"
        "from restorer_app.core.progress import Progress\n"
        "decoder = Decoder(odd_reading.COMMAND)\ndecoder.start()\nprint(decoder.pid, flush=True)\n"
        "decoder.read(Path(sys.argv[1]), Progress(), allow_damaged=False)\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", code, str(hang), *sys.path], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    pid = int(program.stdout.readline())
    program.stdout.close()
    program.kill()
    program.wait()
    until = time.monotonic() + 20
    while _alive(pid):
        assert time.monotonic() < until, os.kill(pid, signal.SIGKILL)
        time.sleep(0.05)


def _alive(pid: int) -> bool:
    """Whether the process runs; one that nobody has buried yet does not."""
    status = Path(f"/proc/{pid}/stat")
    if sys.platform == "linux":
        return status.exists() and status.read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# --- the door


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[door.Decoders]:
    """The program's own way of decoding, which other tests do without."""
    monkeypatch.delenv(door.SWITCH, raising=False)
    yield door.DECODERS
    door.DECODERS.close()


def test_opening_goes_through_one_process_that_was_started_ahead(
    apart: door.Decoders, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart.start()
    (ahead,) = apart._idle
    pid = ahead.pid
    monkeypatch.chdir(scan.parent)
    for _ in range(2):
        assert open_photo(Path("scan.tif")).path == Path("scan.tif")
    assert apart._idle == [ahead] and ahead.pid == pid and pid is not None


def test_where_no_process_can_be_started_files_are_read_all_the_same(
    apart: door.Decoders, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise CannotStart

    monkeypatch.setattr(decoder_module, "Process", refuse)
    apart.start()
    assert open_photo(scan).format == "TIFF"


def test_a_process_that_does_not_get_on_its_feet_is_given_up(scan: Path) -> None:
    broken = Decoder([sys.executable, "-c", "pass"])
    with pytest.raises(CannotStart):
        opened(broken, scan)
    broken.close()


# --- the limits


def test_large_claims_are_allowed_more_time_and_memory() -> None:
    assert limits.seconds_allowed(10_000, 30_000) < 9
    assert limits.seconds_allowed(10**9, 2 * 10**9) > 1500
    small, large = limits.memory_allowed(10_000, 30_000), limits.memory_allowed(10_000, 200 << 20)
    assert small < 512 << 20 < large
    assert limits.memory_allowed(1 << 40, 1 << 50) < 1 << 40
