"""Which device the networks run on, and what its failures mean. The only place that decides either."""

from __future__ import annotations

import copy
import ctypes
import sys
from collections.abc import Collection
from contextlib import suppress
from functools import cache

import torch
from torch import nn

from restorer_app.core.errors import DeviceUnavailable
from restorer_app.core.sentence import said

CPU = torch.device("cpu")
ACCELERATORS = ("cuda", "xpu", "mps")
"""The kinds we know; PyTorch is built for one of them, or for none. AMD's cards are "cuda" to PyTorch."""

_OUT_OF_MEMORY = (
    "out of memory",
    "out_of_memory",  # cuDNN's and Level Zero's status names
    "out_of_host_memory",
    "out_of_device_memory",
    "alloc_failed",  # cuBLAS, cuDNN
    "can't allocate memory",
    "cannot allocate memory",
    "not enough memory",
    "insufficient memory",  # OpenCV, Metal
    "invalid buffer size",  # MPS: larger than any buffer may be
    "could not create a primitive",  # oneDNN, also where a picture is too large for its counters
    "could not create a memory",
)
_LOST = (
    "cuda error",
    "cuda driver error",
    "cuda driver version",
    "cudnn error",
    "cudnn_status",
    "cublas_status",
    "no nvidia driver",
    "no cuda gpus",
    "unspecified launch failure",
    "device-side assert",
    "illegal memory access",
    "hip error",
    "hiperror",
    "miopenstatus",
    "device_lost",  # UR_RESULT_ERROR_DEVICE_LOST, ZE_RESULT_ERROR_DEVICE_LOST
    "device lost",
    "level_zero backend failed",
    "native api failed",  # SYCL
    "command buffer",  # Metal: "command buffer exited with error status"
    "mps backend",
    "device not found",
    "device is lost",
    "device removed",
)


def available_devices() -> tuple[str, ...]:
    """What this computer can do, fastest first; "cpu" is always the last.

    One accelerator is "cuda", "xpu" or "mps"; several of one kind are "cuda:0", "cuda:1" and so on.
    """
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    if accelerator is None or accelerator.type not in ACCELERATORS:
        return ("cpu",)
    count = torch.accelerator.device_count()
    several = tuple(f"{accelerator.type}:{index}" for index in range(count))
    return (*(several if count > 1 else (accelerator.type,)), "cpu")


def choose_device(name: str, lost: Collection[str] = ()) -> torch.device:
    """The device for a name ("auto": the fastest there is). Raises ``DeviceUnavailable``.

    ``lost``: kinds of device that have failed in this program and are not to be used again. A kind without
    a number is its first device.
    """
    devices = available_devices()
    if name == "auto":
        return torch.device(next(device for device in devices if kind_of(device) not in lost))
    if kind_of(name) in lost:
        raise DeviceUnavailable(
            said("The device {name} has stopped working since the program was started.", name=repr(name)),
            "Start the program again, or choose --device cpu.",
        )
    if name not in devices and f"{name}:0" not in devices:
        raise DeviceUnavailable(
            said("This computer has no device {name} that PyTorch can use.", name=repr(name))
        )
    return torch.device(name)


def kind_of(device: str) -> str:
    """The kind without the number: "cuda" of "cuda:1"."""
    return device.partition(":")[0]


def body_dtype(precision: str, device: torch.device) -> torch.dtype:
    """The precision of a network's body: "auto" is bfloat16 where the device is made for it, else float32.

    That is decided by the kind of device alone, never by a stopwatch, so that results can be repeated.
    Not float16: bfloat16 has the range of float32, so that no picture can overflow it.
    """
    if precision == "bfloat16":
        return torch.bfloat16
    return torch.bfloat16 if precision == "auto" and _fast_bfloat16(device) else torch.float32


def _fast_bfloat16(device: torch.device) -> bool:
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type == "xpu":
        return bool(torch.xpu.is_bf16_supported(including_emulation=False))
    return device.type == "cpu" and _fast_bfloat16_processor()


@cache
def _fast_bfloat16_processor() -> bool:
    """Whether the processor multiplies bfloat16 itself; the others only imitate it, slower than float32.

    Measured on one with avx512_bf16 (tests/benchmarks/roofline.py): twice as fast as float32.
    """
    if sys.platform == "darwin" or not torch.backends.mkldnn.is_available():  # type: ignore[no-untyped-call]
        return False
    told = (
        getattr(torch.cpu, "_is_avx512_bf16_supported", None),
        getattr(torch.cpu, "_is_amx_tile_supported", None),
    )
    return any(ask is not None and bool(ask()) for ask in told)


def placed(network: nn.Module, device: torch.device, dtype: torch.dtype = torch.float32) -> nn.Module:
    """A copy of the network on that device, its weights converted once and laid out channels-last."""
    moved = copy.deepcopy(network).to(device=device, dtype=dtype)
    return moved.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the failure means that memory ran out (a plain RuntimeError on MPS and the CPU)."""
    if isinstance(error, (torch.OutOfMemoryError, MemoryError)):
        return True
    return _is_of_a_library(error) and _says(error, _OUT_OF_MEMORY)


def is_device_lost(error: BaseException) -> bool:
    """Whether the failure means that an accelerator can no longer be relied upon in this program.

    After most of these every later call fails too, until the program is started again
    (https://github.com/pytorch/pytorch/issues/74235); where not, the processor still is the safer choice.
    """
    if is_out_of_memory(error):
        return False
    return isinstance(error, torch.AcceleratorError) or (_is_of_a_library(error) and _says(error, _LOST))


def _is_of_a_library(error: BaseException) -> bool:
    """Whether torch or OpenCV raised it: theirs are known by their words only."""
    return isinstance(error, RuntimeError) or type(error).__module__ == "cv2"


def _says(error: BaseException, words: tuple[str, ...]) -> bool:
    text = str(error).lower()
    return any(word in text for word in words)


def give_back_memory() -> None:
    """Return what a finished job has freed to the system, so that a waiting window holds little.

    Linux's C library otherwise keeps it, scattered, for each thread that asked for it.
    """
    if torch.accelerator.is_available():
        with suppress(RuntimeError):  # a lost device can give nothing back
            torch.accelerator.empty_cache()
    if sys.platform.startswith("linux") and (trim := getattr(_c_library(), "malloc_trim", None)):
        trim(0)


@cache
def _c_library() -> ctypes.CDLL:
    return ctypes.CDLL(None)
