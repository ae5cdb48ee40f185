from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from restorer_app.core.errors import DeviceUnavailable
from restorer_app.engine import device
from restorer_app.engine.device import (
    available_devices,
    body_dtype,
    choose_device,
    is_device_lost,
    is_out_of_memory,
    placed,
)


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> object:
    """Let PyTorch say that it has so many accelerators of a kind."""

    def pretended(kind: str | None, count: int = 1) -> None:
        found = torch.device(kind) if kind else None
        monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: found)
        monkeypatch.setattr(torch.accelerator, "device_count", lambda: count)

    return pretended


@pytest.mark.parametrize(
    ("kind", "count", "names"),
    [
        (None, 0, ("cpu",)),
        ("cuda", 1, ("cuda", "cpu")),
        ("xpu", 1, ("xpu", "cpu")),
        ("mps", 1, ("mps", "cpu")),
        ("cuda", 2, ("cuda:0", "cuda:1", "cpu")),
        ("meta", 1, ("cpu",)),
    ],
)
def test_accelerators_are_found_whatever_their_maker(pretend, kind, count, names) -> None:  # type: ignore[no-untyped-def]
    pretend(kind, count)
    assert available_devices() == names
    assert str(choose_device("auto")) == names[0]


def test_a_device_may_be_named_with_and_without_its_number(pretend) -> None:  # type: ignore[no-untyped-def]
    pretend("cuda", 2)
    assert choose_device("cuda") == torch.device("cuda")
    assert choose_device("cuda:1") == torch.device("cuda", 1)
    for absent in ("cuda:2", "mps", "xpu", "abacus"):
        with pytest.raises(DeviceUnavailable, match=repr(absent)):
            choose_device(absent)


def test_a_lost_device_is_not_chosen_again_and_says_why(pretend) -> None:  # type: ignore[no-untyped-def]
    pretend("cuda", 2)
    assert choose_device("auto", {"cuda"}) == torch.device("cpu")
    with pytest.raises(DeviceUnavailable, match="stopped working") as caught:
        choose_device("cuda:1", {"cuda"})
    assert "Start the program again" in caught.value.advice


class _CvError(Exception):
    """As OpenCV's: known by its module."""


_CvError.__module__ = "cv2"


@pytest.mark.parametrize(
    "error",
    [
        MemoryError("Unable to allocate 9.19 MiB for an array"),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
        torch.AcceleratorError("CUDA error: out of memory"),
        RuntimeError("MPS backend out of memory (MPS allocated: 8.00 GB, max allowed: 9.07 GB)."),
        RuntimeError("Invalid buffer size: 9.75 GB"),
        RuntimeError("[enforce fail at alloc_cpu.cpp:127] err == 0. CPUAllocator: can't allocate memory"),
        RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes."),
        RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"),
        RuntimeError("level_zero backend failed with error: 39 (UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY)"),
        RuntimeError("could not create a primitive"),
        _CvError("OpenCV(5.0.0) alloc.cpp:73: error: (-4:Insufficient memory) Failed to allocate 4 bytes"),
    ],
)
def test_memory_that_runs_out_is_known_by_many_words(error: Exception) -> None:
    assert is_out_of_memory(error)
    assert not is_device_lost(error)


@pytest.mark.parametrize(
    "error",
    [
        torch.AcceleratorError("CUDA error: an illegal memory access was encountered"),
        RuntimeError("CUDA error: unspecified launch failure"),
        RuntimeError("CUDA error: device-side assert triggered"),
        RuntimeError("CUDA driver error: unknown error"),
        RuntimeError("Found no NVIDIA driver on your system."),
        RuntimeError("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"),
        RuntimeError("HIP error: the operation cannot be performed in the present state"),
        RuntimeError("hipErrorNoBinaryForGpu: Unable to find code object"),
        RuntimeError("level_zero backend failed with error: 20 (UR_RESULT_ERROR_DEVICE_LOST)"),
        RuntimeError("command buffer exited with error status."),
    ],
)
def test_a_lost_device_is_known_by_many_words(error: Exception) -> None:
    assert is_device_lost(error)
    assert not is_out_of_memory(error)


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("The size of tensor a (3) must match the size of tensor b (4)"),
        RuntimeError("Expected all tensors to be on the same device, but found cpu and cuda:0"),
        ValueError("out of memory"),
        KeyError("CUDA error"),
    ],
)
def test_a_fault_of_ours_is_neither(error: Exception) -> None:
    assert not is_out_of_memory(error)
    assert not is_device_lost(error)


def test_real_failures_to_allocate_are_known() -> None:
    for allocate in (lambda: torch.empty(1 << 50), lambda: bytearray(1 << 62)):
        with pytest.raises((RuntimeError, MemoryError)) as caught:
            allocate()
        assert is_out_of_memory(caught.value)


@pytest.fixture
def processor(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Let the processor have the abilities named."""

    def pretended(*abilities: str) -> None:
        device._fast_bfloat16_processor.cache_clear()
        monkeypatch.setattr(device.sys, "platform", "linux")
        monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: "avx512_bf16" in abilities)
        monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: "amx" in abilities)

    yield pretended
    device._fast_bfloat16_processor.cache_clear()


@pytest.mark.parametrize(
    ("abilities", "chosen"),
    [((), torch.float32), (("avx512_bf16",), torch.bfloat16), (("amx",), torch.bfloat16)],
)
def test_a_processor_computes_in_bfloat16_only_where_it_is_made_for_it(processor, abilities, chosen) -> None:  # type: ignore[no-untyped-def]
    processor(*abilities)
    cpu = torch.device("cpu")
    assert body_dtype("auto", cpu) == chosen
    assert body_dtype("float32", cpu) == torch.float32
    assert body_dtype("bfloat16", cpu) == torch.bfloat16


def test_graphics_cards_compute_in_bfloat16_where_they_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("cuda", "xpu"):
        module = getattr(torch, kind)
        for able in (True, False):
            monkeypatch.setattr(module, "is_bf16_supported", lambda including_emulation, able=able: able)
            assert (body_dtype("auto", torch.device(kind)) == torch.bfloat16) is able
    assert body_dtype("auto", torch.device("mps")) == torch.float32


def test_a_network_is_copied_to_its_place_and_stays_as_it_was(tiny_network: torch.nn.Module) -> None:
    before = {name: value.clone() for name, value in tiny_network.state_dict().items()}
    there = placed(tiny_network, torch.device("cpu"), torch.bfloat16)
    assert all(value.dtype == torch.bfloat16 for value in there.parameters())
    wide = [value for value in there.parameters() if value.dim() == 4]
    assert all(value.is_contiguous(memory_format=torch.channels_last) for value in wide)
    for name, value in tiny_network.state_dict().items():
        assert torch.equal(value, before[name])
        assert value.dtype == torch.float32
