"""What the session says, in words."""

from __future__ import annotations

import pytest

from restorer_app.session.sentences import device_title


@pytest.mark.parametrize(
    ("device", "title"),
    [
        ("auto", "Automatic"),
        ("cpu", "Processor (CPU)"),
        ("xpu", "Intel GPU (XPU)"),
        ("cuda", "Graphics card (CUDA)"),
        ("cuda:1", "Graphics card (CUDA), no. 2"),
    ],
)
def test_devices_have_titles_that_tell_several_of_a_kind_apart(device: str, title: str) -> None:
    assert device_title(device) == title
