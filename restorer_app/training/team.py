"""Several processes that train one network together, started by PyTorch's ``torchrun``; mostly there is one.

    torchrun --nproc-per-node 2 -m restorer_app train CONFIG.toml --photos FOLDER

Each process learns from its own part of the batch; the gradients are averaged (Li et al., PyTorch
Distributed, VLDB 2020), so that all hold the same weights after every step. Only the first one writes files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
import torch.distributed
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from restorer_app.core.errors import BadConfig
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.engine.device import CPU


@dataclass(frozen=True)
class Team:
    """This process's place (``rank``, from 0) among ``size`` processes, and its device."""

    rank: int = 0
    size: int = 1
    device: torch.device = CPU

    @property
    def leads(self) -> bool:
        """Whether this process writes the files."""
        return self.rank == 0

    def together(self, network: nn.Module) -> nn.Module:
        """The network, made to average its gradients over the team while it learns."""
        if self.size == 1:
            return network
        places = [self.device] if self.device.type == "cuda" else None
        return DistributedDataParallel(network, device_ids=places)

    def average_gradients(self, network: nn.Module) -> None:
        """Average them over the team, for a network that is not ``together``; without one they are 0."""
        if self.size == 1:
            return
        for parameter in network.parameters():
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
            torch.distributed.all_reduce(parameter.grad)
            parameter.grad /= self.size

    def mean(self, value: float) -> float:
        """The mean over the team."""
        if self.size == 1:
            return value
        total = torch.tensor([value], dtype=torch.float64, device=self.device)
        torch.distributed.all_reduce(total)
        return float(total) / self.size

    def report(self, progress: Progress, share: float, note: str) -> float:
        """Report how far the team is; gives the first process's ``share`` to all.

        If one process is asked to stop, all raise ``Cancelled`` after the same step.
        """
        if self.size == 1:
            progress.report(share, note)
            return share
        stop = False
        try:
            progress.report(share, note)
        except Cancelled:
            stop = True
        told = torch.tensor([share if self.leads else 0.0, float(stop)], device=self.device)
        torch.distributed.all_reduce(told)
        if told[1] > 0:
            raise Cancelled
        return float(told[0])


@contextmanager
def gathered(device: torch.device) -> Iterator[Team]:
    """The team that ``torchrun`` has started; without it a team of one. Raises ``BadConfig``.

    ``device``: what was chosen; of several graphics cards each process takes its own.
    """
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        yield Team(0, 1, device)
        return
    if not torch.distributed.is_available():
        raise BadConfig("This PyTorch cannot train in several processes.", "Train without torchrun.")
    if device.type == "cuda":
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
        torch.cuda.set_device(device)
    torch.distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        yield Team(torch.distributed.get_rank(), size, device)
        torch.distributed.barrier()  # nobody goes before the first one has written its files
    finally:
        torch.distributed.destroy_process_group()
