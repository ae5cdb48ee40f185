from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest
import torch
from safetensors.torch import save_file

from restorer_app.core.errors import BadWeights, UnwritableFile
from restorer_app.engine import weights
from restorer_app.engine.networks.registry import build
from restorer_app.engine.weights import Header, file_sha256, read_network, read_tensors, write_weights
from tests.engine.conftest import TINY

HEADER = Header("repair-small", TINY, {"trained_on": ["drawings"]})


def test_a_saved_network_rebuilds_itself(tmp_path: Path, tiny_network: torch.nn.Module) -> None:
    path = tmp_path / "w.safetensors"
    write_weights(path, tiny_network, HEADER)
    again = read_network(path, file_sha256(path))
    picture, hole = torch.rand(1, 3, 64, 72), torch.zeros(1, 1, 64, 72)
    hole[..., 20:40, 20:40] = 1
    with torch.no_grad():
        torch.testing.assert_close(again(picture, hole), tiny_network(picture, hole), rtol=0, atol=2e-3)
    assert read_tensors(path)[1] == HEADER
    assert [item.name for item in tmp_path.iterdir()] == ["w.safetensors"]


def test_one_wrong_byte_is_refused(tmp_path: Path, tiny_network: torch.nn.Module) -> None:
    path = tmp_path / "w.safetensors"
    write_weights(path, tiny_network, HEADER)
    known = file_sha256(path)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(BadWeights, match="not those that came with the program"):
        read_network(path, known)


def test_a_full_disk_leaves_the_old_weights(
    tmp_path: Path, tiny_network: torch.nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.safetensors"
    write_weights(path, tiny_network, HEADER)
    before = path.read_bytes()

    def full(file: BinaryIO, content: bytes) -> None:
        file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(weights, "_write", full)
    with pytest.raises(UnwritableFile, match=r"w\.safetensors.* was not saved: the disk of .* is full"):
        write_weights(path, tiny_network, HEADER)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["w.safetensors"]


def test_missing_cut_and_foreign_files_are_refused(tmp_path: Path, tiny_network: torch.nn.Module) -> None:
    path = tmp_path / "w.safetensors"
    with pytest.raises(BadWeights):
        read_network(path)
    write_weights(path, tiny_network, HEADER)
    (tmp_path / "cut.safetensors").write_bytes(path.read_bytes()[:200])
    with pytest.raises(BadWeights, match="cannot be read"):
        read_network(tmp_path / "cut.safetensors")
    save_file({"x": torch.zeros(3)}, tmp_path / "foreign.safetensors")
    with pytest.raises(BadWeights, match="not a weights file of this program"):
        read_network(tmp_path / "foreign.safetensors")


def test_weights_that_do_not_fit_their_description_are_refused(
    tmp_path: Path, tiny_network: torch.nn.Module
) -> None:
    path = tmp_path / "w.safetensors"
    write_weights(path, tiny_network, Header("repair-small", {**TINY, "widths": [8, 8, 16]}, {}))
    with pytest.raises(BadWeights, match="do not fit"):
        read_network(path)


def test_unknown_architectures_and_configurations_are_refused() -> None:
    with pytest.raises(BadWeights, match="no network architecture"):
        build("nonsense", {})
    with pytest.raises(BadWeights, match="cannot be used"):
        build("repair-small", {"colour": [1]})


def test_weights_that_are_no_numbers_are_refused(tmp_path: Path, tiny_network: torch.nn.Module) -> None:
    path = tmp_path / "w.safetensors"
    torch.nn.init.constant_(list(tiny_network.parameters())[3], float("nan"))
    write_weights(path, tiny_network, HEADER)
    with pytest.raises(BadWeights, match="no numbers"):
        read_network(path)
