from __future__ import annotations

import io
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.progress import Progress
from restorer_app.training.data.reading import decoded, decoded_plane, each_content, each_made
from tests.training.conftest import drawn_photograph


def encoded(image: Image.Image, kind: str = "PNG", **more: object) -> bytes:
    content = io.BytesIO()
    image.save(content, kind, **more)
    return content.getvalue()


def test_folders_shards_and_files_give_the_same_contents(photographs: Path, tmp_path: Path) -> None:
    from_folder = list(each_content([photographs], "--photos"))
    assert len(from_folder) == 6
    with tarfile.open(tmp_path / "shard.tar", "w") as shard:
        for path in sorted(photographs.rglob("*.*")):
            shard.add(path, path.name)
        shard.addfile(tarfile.TarInfo("notes.txt"))
    assert list(each_content([tmp_path / "shard.tar"], "--photos")) == from_folder
    single = photographs / "0.jpg"
    assert list(each_content([single], "--photos")) == [single.read_bytes()] == from_folder[:1]


def test_a_missing_source_and_a_broken_shard_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="nowhere does not exist") as caught:
        list(each_content([tmp_path / "nowhere"], "--photos"))
    assert "--photos" in str(caught.value.advice)
    (tmp_path / "bad.tar").write_bytes(b"not a tar file at all")
    with pytest.raises(UnreadableFile, match=r"bad\.tar is not a readable tar"):
        list(each_content([tmp_path / "bad.tar"], "--photos"))


def test_a_shard_that_is_cut_short_is_named(photographs: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "shard.tar", "w") as shard:
        shard.add(photographs / "0.jpg", "0.jpg")
    content = (tmp_path / "shard.tar").read_bytes()
    (tmp_path / "short.tar").write_bytes(content[:2000])
    with pytest.raises(UnreadableFile, match=r"short\.tar is not a readable tar"):
        list(each_content([tmp_path / "short.tar"], "--photos"))


def test_work_is_done_in_order_and_never_far_ahead() -> None:
    taken = 0
    lock = threading.Lock()

    def contents() -> Iterator[bytes]:
        nonlocal taken
        for number in range(200):
            with lock:
                taken = number
            yield bytes([number])

    made = each_made(contents(), lambda content: content[0], Progress())
    assert next(made) == 0
    assert taken < 100
    assert list(made) == list(range(1, 200))


def test_sixteen_bits_are_scaled_and_not_clipped() -> None:
    ramp = np.linspace(0, 65535, 256, dtype=np.uint16).reshape(16, 16)
    wanted = np.rint(ramp / 257).astype(np.uint8)
    for content in (encoded(Image.fromarray(ramp)), encoded(Image.fromarray(ramp), "TIFF")):
        grey = decoded(content)
        assert grey is not None and grey.dtype == np.uint8
        np.testing.assert_array_equal(grey, np.repeat(wanted[:, :, None], 3, axis=2))
    colour = np.stack([ramp, ramp[::-1], ramp.T], axis=2)
    content = cv2.imencode(".tif", colour[:, :, ::-1])[1].tobytes()
    read = decoded(content)
    assert read is not None
    np.testing.assert_array_equal(read, np.rint(colour / 257))


def test_floating_point_of_either_range_is_read() -> None:
    ramp = np.linspace(0, 1, 256, dtype=np.float32).reshape(16, 16)
    for most in (1, 255, 65535):
        read = decoded(encoded(Image.fromarray(ramp * np.float32(most)), "TIFF"))
        assert read is not None
        np.testing.assert_allclose(read[:, :, 0], ramp * 255, atol=0.51)


def test_grey_turned_and_transparent_files_become_upright_rgb() -> None:
    picture = drawn_photograph(1, 40, 60)
    grey = decoded(encoded(Image.fromarray(picture[:, :, 0])))
    assert grey is not None
    np.testing.assert_array_equal(grey, np.repeat(picture[:, :, :1], 3, axis=2))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = decoded(encoded(Image.fromarray(picture), exif=exif))
    np.testing.assert_array_equal(turned, np.rot90(picture, -1))
    alpha = np.dstack([picture, np.zeros((40, 60), np.uint8)])
    np.testing.assert_array_equal(decoded(encoded(Image.fromarray(alpha))), picture)


def test_what_is_no_picture_gives_nothing() -> None:
    whole = encoded(Image.fromarray(drawn_photograph(1)))
    assert decoded(b"") is decoded(b"text") is decoded(whole[:200]) is None
    assert decoded_plane(b"") is None


def test_a_plane_is_the_mean_of_the_channels() -> None:
    colours = np.zeros((4, 5, 3), np.uint8)
    colours[1] = (30, 60, 99)
    plane = decoded_plane(encoded(Image.fromarray(colours)))
    assert plane is not None
    assert plane.shape == (4, 5) and plane[1, 0] == 63 and plane[0, 0] == 0
