"""How much memory a photograph may take on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_UNKNOWN = 4 << 30
_WINDOWS_FIELDS = ("total", "free", "page", "page_free", "virtual", "virtual_free", "extended")


def available_memory() -> int:
    """Bytes that can still be taken: the least of what machine, container and process limits leave."""
    limits = (_machine(), _container(), _process())
    known = [limit for limit in limits if limit is not None]
    return max(min(known), 0) if known else _UNKNOWN


def _machine() -> int | None:
    if sys.platform == "win32":
        return _windows()
    for line in _lines(Path("/proc/meminfo")):
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) << 10
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (ValueError, OSError):
        return None


def _container() -> int | None:
    """What a control group (version 2) leaves; None without one."""
    folder = Path("/sys/fs/cgroup")
    limit, used = _lines(folder / "memory.max"), _lines(folder / "memory.current")
    if not limit or not used or not limit[0].isdigit():
        return None
    reclaimable = sum(
        int(line.split()[1]) for line in _lines(folder / "memory.stat") if line.startswith("inactive_file ")
    )
    return int(limit[0]) - int(used[0]) + reclaimable


def _process() -> int | None:
    """What ``ulimit -v`` leaves; None without one."""
    if sys.platform == "win32":
        return None
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    used = _lines(Path("/proc/self/statm"))
    if soft == resource.RLIM_INFINITY or not used:
        return None
    return int(soft) - int(used[0].split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _windows() -> int | None:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in _WINDOWS_FIELDS),
        )

    status = Status(length=ctypes.sizeof(Status))
    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy reads this elsewhere too
    return int(status.free) if library.GlobalMemoryStatusEx(ctypes.byref(status)) else None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
