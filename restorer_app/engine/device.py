"""Which device the networks run on, and what its failures mean. The only place that decides either."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

import torch
from torch import nn

from restorer_app.core.errors import DeviceUnavailable


def available_devices() -> tuple[str, ...]:
    """What this computer can do, fastest first; "cpu" is always the last."""
    found = []
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return (*found, "cpu")


def choose_device(name: str) -> torch.device:
    """The device for a name ("auto": the fastest there is). Raises ``DeviceUnavailable``."""
    devices = available_devices()
    if name == "auto":
        return torch.device(devices[0])
    if name not in devices:
        raise DeviceUnavailable(f"This computer has no device {name!r} that PyTorch can use.")
    return torch.device(name)


def body_dtype(precision: str, device: torch.device) -> torch.dtype:
    """The precision of a network's body: "auto" is bfloat16 on CUDA devices that have it, else float32."""
    if precision == "bfloat16":
        return torch.bfloat16
    fast = precision == "auto" and device.type == "cuda" and torch.cuda.is_bf16_supported()
    return torch.bfloat16 if fast else torch.float32


def placed(network: nn.Module, device: torch.device) -> nn.Module:
    """The network on that device, its convolutions' weights laid out channels-last, which is faster."""
    return network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the failure means that memory ran out (a plain RuntimeError on MPS and the CPU)."""
    if isinstance(error, (torch.OutOfMemoryError, MemoryError)):
        return True
    return isinstance(error, RuntimeError) and any(
        words in str(error).lower()
        for words in ("out of memory", "can't allocate memory", "not enough memory")
    )


def give_back_memory() -> None:
    """Return what a finished job has freed to the system, so that a waiting window holds little.

    Linux's C library otherwise keeps it, scattered, for each thread that asked for it.
    """
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    if sys.platform.startswith("linux") and (trim := getattr(_c_library(), "malloc_trim", None)):
        trim(0)


@cache
def _c_library() -> ctypes.CDLL:
    return ctypes.CDLL(None)
