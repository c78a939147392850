"""One call of a program that must not outlive its caller, take too long or take too much.

The limits are the kernel's: a caller that is killed has no chance to clean up.
"""

import ctypes
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""

_C = ctypes.CDLL(None) if sys.platform == "linux" else None


def run_limited(command: Sequence[str], given: bytes, seconds: float) -> "subprocess.CompletedProcess[bytes]":
    """What a program answered to these bytes; it runs on one core and inherits the memory limit.

    It is killed with its caller on Linux, and anywhere after `seconds` of processor time. Raises
    subprocess.TimeoutExpired after `seconds` by the clock, and OSError if it cannot be started.
    """
    parent = os.getpid()

    def limit() -> None:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        if _C is not None:
            _C.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)

    # One thread each: as many documents as there are cores are read side by side already.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    return subprocess.run(
        command, input=given, capture_output=True, timeout=seconds, env=environment, preexec_fn=limit
    )
