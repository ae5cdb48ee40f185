"""Weights that a person trained are an engine by the name of their file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from restorer_app.core.errors import BadWeights, UnknownMethod
from restorer_app.core.mask import Mask
from restorer_app.core.repair import apply_patches
from restorer_app.engine import catalogue
from restorer_app.engine.catalogue import entry, find, own_methods
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import RestoreRequest
from restorer_app.engine.weights import Header, file_sha256, write_weights
from tests.engine.conftest import TINY, soft_picture

FACTS = {"kind": "weights", "samples": 1200, "earlier": [{"samples": 300}]}


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test knows the files of another."""
    monkeypatch.setattr(catalogue, "_own", {})


def written(path: Path, network: torch.nn.Module, **facts: object) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_weights(path, network, Header("repair-small", TINY, {**FACTS, **facts}))
    return str(path)


def test_a_file_is_an_engine_that_tells_what_it_is(tiny_network: torch.nn.Module, tmp_path: Path) -> None:
    info = find(written(tmp_path / "mine.safetensors", tiny_network))
    assert (info.name, info.kind, info.licence) == ("own-mine", "trained", "yours")
    assert info.title == "Your own network: mine"
    assert info.summary == "Trained on 1,500 crops of photographs of your own."
    assert find("own-mine") == info
    assert len(info.depths) == 3


def test_it_repairs_and_the_result_says_with_what(tiny_network: torch.nn.Module, tmp_path: Path) -> None:
    name = written(tmp_path / "mine.safetensors", tiny_network)
    picture, hole = soft_picture(80, 90, "uint16"), np.zeros((80, 90), np.bool_)
    hole[30:36, 20:60] = True
    request = RestoreRequest(picture, Mask(hole), name, options={"grain": "off", "texture": "off"})
    result = Engine(1).restore(request)
    assert (result.method, result.weights_sha256) == ("own-mine", file_sha256(Path(name)))
    repaired = apply_patches(picture, result.patches)
    shipped = Engine(1).restore(RestoreRequest(picture, Mask(hole), "learned", options=request.options))
    changed = repaired.samples != apply_patches(picture, shipped.patches).samples
    assert changed[hole].any() and not changed[~hole].any()


def test_files_of_one_name_are_told_apart_and_the_same_content_is_one(
    tiny_network: torch.nn.Module, tmp_path: Path
) -> None:
    first = written(tmp_path / "a" / "mine.safetensors", tiny_network)
    (tmp_path / "c").mkdir()
    again = str(shutil.copy(first, tmp_path / "c" / "mine.safetensors"))
    other = written(tmp_path / "b" / "mine.safetensors", tiny_network, samples=7)
    assert [find(name).name for name in (first, other, again, other)] == [
        *("own-mine", "own-mine-2", "own-mine", "own-mine-2")
    ]
    assert entry("own-mine-2").weights == Path(other)


def test_what_is_no_network_is_said_in_a_sentence(tiny_network: torch.nn.Module, tmp_path: Path) -> None:
    with pytest.raises(UnknownMethod, match=r"There is no weights file gone\.safetensors"):
        find("gone.safetensors")
    broken = tmp_path / "broken.safetensors"
    for content in (b"", b"no weights at all", bytes(64)):
        broken.write_bytes(content)
        with pytest.raises(BadWeights, match=r"broken\.safetensors is not a weights file of this program"):
            find(str(broken))
    checkpoint = written(tmp_path / "checkpoint.safetensors", tiny_network, kind="checkpoint")
    with pytest.raises(BadWeights, match="is a checkpoint of a training run") as caught:
        find(checkpoint)
    assert caught.value.advice == "Name the weights that restorer train has written."


def test_a_folder_s_networks_are_offered_and_what_is_broken_is_told(
    tiny_network: torch.nn.Module, tmp_path: Path
) -> None:
    assert own_methods(tmp_path / "none") == ((), ())
    for name in ("b.safetensors", "a.SAFETENSORS"):
        written(tmp_path / name, tiny_network)
    (tmp_path / "c.safetensors").write_bytes(b"broken")
    (tmp_path / "notes.txt").write_text("not a network")
    found, complaints = own_methods(tmp_path)
    assert [info.name for info in found] == ["own-a", "own-b"]
    assert complaints == ("c.safetensors is not a weights file of this program.",)


def test_torch_is_not_loaded_to_look_at_a_file(tiny_network: torch.nn.Module, tmp_path: Path) -> None:
    name = written(tmp_path / "mine.safetensors", tiny_network)
    look = f"from restorer_app.engine.catalogue import find; find({name!r})"
    code = f"import sys; {look}; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "False", done.stderr
