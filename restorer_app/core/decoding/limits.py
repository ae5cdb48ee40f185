"""How long a file may take to be decoded, and how much memory: more, the more it says it holds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from restorer_app.core.files.memory import available_memory

_SECONDS = 8.0
_FILE_BYTES_A_SECOND = 0.5e6
"""A slow network."""
_CLAIM_BYTES_A_SECOND = 2e6
"""The slowest codec (JPEG 2000) on a slow computer; the fastest are a hundred times as fast."""
_OVERHEAD = 384 << 20
"""What libraries take for themselves."""
_TIMES_FILE, _TIMES_CLAIM = 2, 6


def seconds_allowed(file_bytes: int, claim: int) -> float:
    """For a file of this size whose samples are ``claim`` bytes."""
    return _SECONDS + file_bytes / _FILE_BYTES_A_SECOND + claim / _CLAIM_BYTES_A_SECOND


def memory_allowed(file_bytes: int, claim: int) -> int:
    """Bytes that decoding may take on top of what the process has: by the claim, never all that there is."""
    return min(_OVERHEAD + _TIMES_FILE * file_bytes + _TIMES_CLAIM * claim, available_memory())


def limit_memory(allowed: int, at_rest: int) -> None:
    """Let this process take no more than ``allowed`` bytes above ``at_rest``; nothing where none can."""
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = at_rest + allowed
        wanted = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


def memory_held() -> int:
    """Bytes of this process that count against ``limit_memory``; 0 where it does nothing."""
    if sys.platform != "linux":
        return 0
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    return pages * os.sysconf("SC_PAGE_SIZE")


def give_way() -> None:
    """If the system runs out of memory, this process is to be ended, not the program; leave no core files."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
        except OSError:
            return
