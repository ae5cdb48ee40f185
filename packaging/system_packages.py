"""What the operating system has to lend: which package holds it, and how to get it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

from terminal import say


@dataclass(frozen=True)
class Manager:
    """A package manager: its name, and the commands that fetch its lists and install."""

    name: str
    refresh: tuple[str, ...]
    install: tuple[str, ...]

    def line(self, packages: Iterable[str]) -> str:
        """The one line that a person types."""
        quiet = ("--no-install-recommends",)
        return " ".join(("sudo", *(word for word in self.install if word not in quiet), *packages))


MANAGERS = (
    Manager("apt-get", ("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends")),
    Manager("dnf", (), ("dnf", "install", "-y")),
    Manager("pacman", ("pacman", "-Sy"), ("pacman", "-S", "--needed", "--noconfirm")),
)


def manager() -> Manager | None:
    """The package manager of this system, if it is one that we know."""
    return next((each for each in MANAGERS if shutil.which(each.name)), None)


def privilege() -> tuple[str, ...] | None:
    """What comes before a command that needs rights: nothing for root, sudo if it does not ask; else None."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL)
    return ("sudo", "-n") if asked.returncode == 0 else None


def install(chosen: Manager, packages: list[str]) -> bool:
    """Try to install ``packages``; False where we may not, or where it fails."""
    before = privilege()
    if before is None:
        return False
    say(f"Installing system packages with {chosen.name}: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (chosen.refresh, (*chosen.install, *packages)):
        if command:
            done = subprocess.run(
                [*before, *command], capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL
            )
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        say(f"{chosen.name} could not do it: {''.join(last)}")
    return done.returncode == 0
