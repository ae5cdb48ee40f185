"""The sentence with which a file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.photo_files import open_photo


def refusal(path: Path) -> str:
    """The sentence, after checking that it is one line and names the file."""
    with pytest.raises(UnreadableFile) as caught:
        open_photo(path)
    sentence = str(caught.value)
    assert path.name in sentence
    assert "\n" not in sentence + caught.value.advice
    assert caught.value.advice
    return sentence
