"""Training in processes of its own: two together, one that is killed, one whose disk is full."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from restorer_app.engine.weights import read_tensors
from restorer_app.training.loop import CHECKPOINT, train
from tests.cli.processes import run_restorer
from tests.house import ROOT
from tests.training.conftest import CONFIG

pytestmark = pytest.mark.timeout(300)

# Not hinge: at the start some of its gradients are 0 but for rounding, and Adam makes whole steps of that.
GAME = '\n[adversary]\nkind = "least-squares"\nwidth = 4\n'


def started(*argv: str, together: int = 0) -> subprocess.Popen[str]:
    """``restorer`` with these arguments, on one core, in one process or ``together`` in several."""
    several = ["torch.distributed.run", "--standalone", "--nproc-per-node", str(together), "-m"]
    command = [sys.executable, "-m", *(several if together else []), "restorer_app", *argv]
    single = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, cwd=ROOT, env=single, text=True, stderr=subprocess.PIPE)


def run(config: Path, photographs: Path, output: Path, together: int = 0) -> None:
    process = started(
        *("train", str(config), "--photos", str(photographs), "--output", str(output)), together=together
    )
    _, complaint = process.communicate(timeout=240)
    assert process.returncode == 0, complaint


def losses(folder: Path) -> list[float]:
    with (folder / "log.csv").open() as file:
        return [float(row["loss"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("playing", [False, True])
def test_two_processes_learn_what_one_learns_from_the_double_batch(
    photographs: Path, tmp_path: Path, playing: bool
) -> None:
    text = CONFIG.format(steps=3)
    if playing:
        text = text.replace("l1 = 1.0", "l1 = 1.0\nadversarial = 0.1") + GAME
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(text.replace("batch = 4", "batch = 8"))
    two.write_text(text)
    run(one, photographs, tmp_path / "one")
    run(two, photographs, tmp_path / "two", together=2)
    assert losses(tmp_path / "two") == pytest.approx(losses(tmp_path / "one"), abs=1e-5)
    alone, header = read_tensors(tmp_path / "one" / CHECKPOINT)
    several, same = read_tensors(tmp_path / "two" / CHECKPOINT)
    assert header.facts["samples"] == same.facts["samples"] == 24
    for name, value in alone.items():
        torch.testing.assert_close(several[name], value, rtol=0, atol=2e-4, msg=lambda m, n=name: f"{n}: {m}")


def test_a_killed_run_leaves_a_checkpoint_that_goes_on(photographs: Path, tmp_path: Path) -> None:
    config, output = tmp_path / "c.toml", tmp_path / "out"
    config.write_text(CONFIG.format(steps=100_000).replace("minutes = 1000", "minutes = 0.0001"))
    process = started("train", str(config), "--photos", str(photographs), "--output", str(output))
    until = time.monotonic() + 120
    while not (output / CHECKPOINT).exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    step = int(read_tensors(output / CHECKPOINT)[1].facts["step"])
    config.write_text(CONFIG.format(steps=step + 2))
    train(config, photos=[photographs], resume=output / CHECKPOINT, output=output)
    assert read_tensors(output / CHECKPOINT)[1].facts["step"] == step + 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for a file's size")
def test_a_full_disk_ends_a_run_in_a_sentence_and_leaves_the_last_checkpoint(
    photographs: Path, config: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    train(config, photos=[photographs], output=output)
    before = (output / CHECKPOINT).read_bytes()
    ended = run_restorer(
        *("train", str(config), "--photos", str(photographs), "--output", str(output)),
        file_limit=len(before) // 2,
    )
    assert ended.returncode == 2
    assert "checkpoint.safetensors” was not saved" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) <= 2
    assert (output / CHECKPOINT).read_bytes() == before
    assert not list(output.glob(".restorer-*"))
