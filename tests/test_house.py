"""The arrows between the rooms, read from every import; and what may not be in the house at all."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house import (
    PACKAGE,
    ROOMS,
    ROOT,
    UNKNOWN,
    Import,
    calls_and_attributes,
    imports,
    python_files,
    room_files,
    run_python,
    tracked_files,
)

OWN = "restorer_app"
ROOMS_SEEN: dict[str, tuple[str, ...]] = {
    "core": ("core",),
    "engine": ("engine", "core"),
    "training": ("training", "engine", "core"),
    "session": ("session", "engine.request", "core"),
    "gui": ("gui", "session", "engine.request", "core"),
    "cli": ("cli", "training", "engine", "core"),
}
LIBRARIES: dict[str, tuple[str, ...]] = {
    "core": ("numpy", "PIL", "tifffile", "imagecodecs", "defusedxml", "pi_heif", "rawpy"),
    "engine": ("numpy", "torch", "safetensors", "cv2", "skimage"),
    "training": ("numpy", "torch", "safetensors", "cv2", "skimage", "PIL"),
    "session": ("numpy", "PySide6.QtCore"),
    "gui": ("numpy", "PySide6", "shiboken6"),
    "cli": ("numpy", "PIL"),
}
CONTRIB = ("xphoto", "ximgproc", "bgsegm", "face", "saliency", "structured_light", "xfeatures2d", "intensity")
UNSAFE = {
    "torch.load": "runs code from the file",
    "torch.jit.load": "runs code from the file",
    "torch.hub": "fetches code",
    "os._exit": "skips every clean-up",
    "os.system": "goes through a shell",
    "QThread.terminate": "leaves locks and memory behind",
    "eval": "runs text as code",
    "exec": "runs text as code",
}
UNSAFE_MODULES = ("pickle", "cPickle", "dill", "joblib", "shelve", "marshal", "runpy")
UNSAFE_TEXT = ("weights_only=False", "shell=True", ".extractall(", "allow_pickle=True", "verify=False")
PHOTOGRAPHS = {".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".heic", ".dng", ".npy", ".npz"}
PICTURE_FOLDERS = ("docs/images/", "resources/icons/", "tests/golden/")
WEIGHTS_LIMIT = 32 * 2**20


def _breaches(room: str) -> list[str]:
    return [
        str(found) for path in room_files(room) for found in imports(path) if not _is_allowed(found, room)
    ]


def _is_allowed(found: Import, room: str) -> bool:
    if found.top == OWN:
        return any(_is_within(found.module, f"{OWN}.{seen}") for seen in ROOMS_SEEN[room])
    if found.top in sys.stdlib_module_names:
        return True
    return any(_is_within(found.module, library) for library in LIBRARIES[room])


def _is_within(module: str, parent: str) -> bool:
    return module == parent or module.startswith(parent + ".")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_its_arrows_allow(room: str) -> None:
    assert room_files(room), "the room is gone"
    assert _breaches(room) == []


def test_the_reader_of_imports_misses_no_way_to_import(tmp_path: Path) -> None:
    file = tmp_path / "sly.py"
    file.write_text(
        "import one\nfrom two import a\nfrom . import three\ndef f():\n    import four\n"
        "    __import__('five')\n    importlib.import_module('six.x')\n    import_module(name)\n"
        "class C:\n    from seven import b\nif TYPE_CHECKING:\n    import eight\n"
    )
    found = {(each.module, each.at_top) for each in imports(file)}
    assert {("one", True), ("two.a", True), ("three", True), ("four", False), ("five", False)} <= found
    assert {("six.x", False), ("seven.b", True), ("eight", False)} <= found
    assert (UNKNOWN, False) in found


def test_the_reader_of_imports_sees_tables_of_module_names(tmp_path: Path) -> None:
    file = tmp_path / "table.py"
    file.write_text("NAMES = {'a': 'restorer_app.gui.app'}\ndef f(key):\n    import_module(NAMES[key])\n")
    assert [each.module for each in imports(file)] == ["restorer_app.gui.app"]


def test_imports_are_absolute_and_written_out() -> None:
    every = [found for path in python_files(OWN, "tests") for found in imports(path)]
    assert [str(found) for found in every if found.relative] == []
    assert [str(found) for found in every if found.module == UNKNOWN and OWN in str(found.path)] == []


def test_init_files_are_empty() -> None:
    assert [str(path) for path in python_files(OWN) if path.name == "__init__.py" and path.read_text()] == []


def test_only_the_main_module_knows_both_the_window_and_the_command_line() -> None:
    outside = [path for path in python_files(OWN) if path.parent == PACKAGE]
    assert {path.name for path in outside} <= {"__init__.py", "__main__.py"}
    libraries = {found.top for path in outside for found in imports(path)} - {OWN}
    assert libraries - sys.stdlib_module_names <= {"torch", "PySide6"}


def test_files_stay_short_enough_to_read() -> None:
    long = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(OWN, "packaging")
    }
    assert {str(path): lines for path, lines in long.items() if lines > 400} == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty_names = {"utils.py", "util.py", "helpers.py", "helper.py", "manager.py", "misc.py", "common.py"}
    assert [str(path) for path in python_files(OWN, "tests", "packaging") if path.name in empty_names] == []


def test_tests_mirror_the_rooms() -> None:
    folders = {
        path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"
    }
    assert folders <= {*ROOMS, "benchmarks", "golden", "packaging"}
    for path in (ROOT / "tests").rglob("test_*.py"):
        assert path.parent == ROOT / "tests" or path.relative_to(ROOT / "tests").parts[0] in folders


# --- what stays unloaded


def test_engine_and_training_do_without_qt_imagecodecs_and_opencv_contrib() -> None:
    modules = [_module_name(path) for room in ("engine", "training") for path in room_files(room)]
    code = (
        "import sys, cv2, importlib\n"
        f"for name in {CONTRIB!r}:\n"
        "    hasattr(cv2, name) and delattr(cv2, name)\n"
        "for name in ('PySide6', 'imagecodecs'):\n"
        "    sys.modules[name] = None\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
    )
    run_python(code)


def test_contrib_modules_of_opencv_are_named_only_inside_functions() -> None:
    every = [found for path in python_files(OWN) for found in imports(path)]
    contrib = tuple(f"cv2.{name}" for name in CONTRIB)
    assert [str(found) for found in every if found.at_top and found.module.startswith(contrib)] == []


@pytest.mark.parametrize("room", ["core", "session", "gui"])
def test_core_session_and_window_leave_torch_and_the_heavy_ones_unloaded(room: str) -> None:
    assert _loaded_by(room, ["torch", "cv2", "skimage", "scipy"]) == []


def test_the_window_opens_without_loading_what_only_files_need() -> None:
    assert _loaded_by("gui", ["tifffile", "imagecodecs", "safetensors", "restorer_app.engine.engine"]) == []


def test_the_core_leaves_qt_unloaded() -> None:
    assert _loaded_by("core", ["PySide6", "restorer_app.engine", "restorer_app.session"]) == []


def _loaded_by(room: str, heavy: list[str]) -> list[str]:
    """Which of ``heavy`` a fresh interpreter has loaded after importing every module of the room."""
    modules = [_module_name(path) for path in room_files(room)]
    code = f"import sys, importlib\nfor name in {modules!r}:\n    importlib.import_module(name)\n"
    return list(
        ast.literal_eval(run_python(code + f"print([name for name in {heavy!r} if name in sys.modules])"))
    )


def test_the_command_line_s_help_loads_neither_torch_nor_qt() -> None:
    code = (
        "import runpy, sys\nsys.argv = ['restorer', '--help']\n"
        "try:\n    runpy.run_module('restorer_app', run_name='__main__')\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print([name for name in ('torch', 'PySide6', 'cv2', 'skimage') if name in sys.modules])"
    )
    assert run_python(code).endswith("[]")


def _module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


# --- what may not be in the house


def test_nothing_runs_code_or_a_shell_from_data() -> None:
    names = [
        f"{path.relative_to(ROOT)}:{line} uses {name}: {UNSAFE[name]}"
        for path in python_files(OWN)
        for line, name in calls_and_attributes(path)
        if name in UNSAFE
    ]
    assert names == []


def test_nothing_unpickles_or_switches_a_safety_off() -> None:
    every = [found for path in python_files(OWN) for found in imports(path)]
    assert [str(found) for found in every if found.top in UNSAFE_MODULES] == []
    for path in python_files(OWN):
        text = re.sub(r"\s*=\s*", "=", path.read_text(encoding="utf-8"))
        assert [bad for bad in UNSAFE_TEXT if bad in text] == [], path


def test_no_photograph_is_in_the_repository() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in tracked_files()]
    assert [name for name in names if Path(name).suffix.lower() in PHOTOGRAPHS] == []
    pngs = [name for name in names if name.endswith(".png")]
    assert [name for name in pngs if not name.startswith(PICTURE_FOLDERS)] == []


def test_all_weights_together_are_small_enough_for_the_repository() -> None:
    weights = [
        path for path in tracked_files() if path.suffix in (".safetensors", ".pt", ".pth", ".ckpt", ".onnx")
    ]
    assert [str(path) for path in weights if path.parent != ROOT / "resources" / "weights"] == []
    assert sum(path.stat().st_size for path in weights) < WEIGHTS_LIMIT


# --- the wheel


def test_the_wheel_holds_every_folder_of_the_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    folders = {_module_name(path.parent) for path in python_files(OWN)}
    assert set(settings["tool"]["setuptools"]["packages"]) == folders | {"restorer_app._resources"}


def test_every_library_that_is_imported_is_a_dependency() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = settings["project"]["optional-dependencies"]
    lines = [*settings["project"]["dependencies"], *extras["heic"], *extras["raw"]]
    declared = {re.split(r"[><=!\[; ]", line)[0].lower() for line in lines}
    distribution = {
        "PIL": "pillow",
        "PySide6": "pyside6-essentials",
        "shiboken6": "pyside6-essentials",
        "cv2": "opencv-contrib-python-headless",
        "skimage": "scikit-image",
        "pi_heif": "pi-heif",
    }
    tops = {found.top for path in python_files(OWN) for found in imports(path)} - sys.stdlib_module_names
    used = {distribution.get(top, top).lower() for top in tops - {OWN}}
    assert used <= declared, "imported but not declared"
    assert declared <= used, "declared but not imported"
