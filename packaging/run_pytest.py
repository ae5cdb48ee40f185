"""pytest in a process that ends as soon as everything is said.

Qt, PyTorch and OpenCV share that process. Once, with every test passed and told, it crashed while their
libraries were being taken apart; nothing can be learned from that any more. How the program itself ends is
tested in processes of their own (tests/gui/test_app.py).
"""

import faulthandler
import os
import sys

import pytest


def main(arguments: list[str]) -> None:
    """Run pytest and end the process with its code."""
    faulthandler.enable()
    code = int(pytest.main(arguments))
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
