"""edge-connect: Nazeri et al., EdgeConnect: Generative Image Inpainting with Adversarial Edge Learning, 2019.

Lines first, colour next (ICCV Workshops, 2019): one generator draws the edges that are missing, from a grey
picture and the edges around the hole; another one completes the picture, guided by them. From the paper: both
generators (a 7×7 convolution, two of stride 2, eight residual blocks with a dilation of 2, two transposed
convolutions, a 7×7 one), Canny's edges with a Gaussian of 2 pixels, training with true edges as well as with
predicted ones, all losses (adversarial and feature matching for the edges; L1, adversarial, perceptual and
style for the picture).
Departures: a quarter of the width (fp16 weights below 3 MiB together); batch normalisation (once trained, a
fixed factor and offset) instead of instance normalisation, since what else lies in the window must not
matter; no spectral normalisation in the edge generator; zeros beyond the border; the completion sees the hole
as well; edges learn by cross-entropy too; half of each batch has true edges and half predicted ones, not one
after the other; Canny sees the first fill in the hole, so that the hole's rim is no edge; features for the
losses come from repair-small, not from VGG-19; what is drawn is fitted to the tones around the hole
(masked_fill.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.networks.canny_edges import canny_edges
from restorer_app.engine.networks.lesson import Lesson
from restorer_app.engine.networks.masked_fill import fitted, seen
from restorer_app.engine.networks.registry import Needs, network
from restorer_app.engine.region_means import mean_inside

EDGE_BCE = "edge-bce"
"""Cross-entropy of the predicted edges in the hole."""
RARE = 4.0
"""How much more an edge counts in it than a place without: there are few of them."""


@dataclass(frozen=True)
class EdgeConnectConfig:
    """Channels at full size (twice and four times as many at 1/2 and 1/4) of both, and residual blocks."""

    edge_width: int = 16
    width: int = 16
    blocks: int = 8


class Generator(nn.Module):
    """B×before×H×W to B×after×H×W by way of a quarter of the size; height and width multiples of 4."""

    def __init__(self, before: int, after: int, width: int, blocks: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            *_evened(nn.Conv2d(before, width, 7, padding=3)),
            *_evened(nn.Conv2d(width, 2 * width, 4, stride=2, padding=1)),
            *_evened(nn.Conv2d(2 * width, 4 * width, 4, stride=2, padding=1)),
            *(DilatedBlock(4 * width) for _ in range(blocks)),
            *_evened(nn.ConvTranspose2d(4 * width, 2 * width, 4, stride=2, padding=1)),
            *_evened(nn.ConvTranspose2d(2 * width, width, 4, stride=2, padding=1)),
            nn.Conv2d(width, after, 7, padding=3),
        )

    def forward(self, *parts: Tensor) -> Tensor:
        """Whatever is given is put together, in the precision of the weights."""
        x = torch.cat(parts, dim=1).to(next(self.parameters()).dtype)
        drawn: Tensor = self.layers(x.contiguous(memory_format=torch.channels_last))
        return drawn


class DilatedBlock(nn.Module):
    """x + two 3×3 convolutions, the first one with a dilation of 2; B×C×H×W."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            *_evened(nn.Conv2d(channels, channels, 3, padding=2, dilation=2)),
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.BatchNorm2d(channels),
        )

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.layers(x)
        return y + x


def _evened(layer: nn.Conv2d | nn.ConvTranspose2d) -> tuple[nn.Module, ...]:
    """The layer, normalised and rectified."""
    return layer, nn.BatchNorm2d(layer.out_channels), nn.ReLU(inplace=True)


class EdgeConnect(nn.Module):
    """Both generators. Known pixels come back as they are; while it learns, as it draws them."""

    needs = Needs(multiple_of=4, at_least=32)
    refines = False
    starts_from_fill = True  # for Canny alone: neither generator sees it
    seamless = True
    """Whether the completion is brought to the tone of its rim, once it has learned; see ``fitted``."""
    lessons = ("edges", "completion", "joint")
    terms = (EDGE_BCE,)

    def __init__(self, config: EdgeConnectConfig) -> None:
        super().__init__()
        self.config = config
        self.edge_generator = Generator(3, 1, config.edge_width, config.blocks)
        self.completion = Generator(5, 3, config.width, config.blocks)

    def begin(self, lesson: str) -> None:
        """See ``Taught``: "edges" teaches the first, "completion" the second, "joint" both."""
        self.edge_generator.requires_grad_(lesson != "completion")
        self.completion.requires_grad_(lesson != "edges")
        self.train(self.training)

    def train(self, mode: bool = True) -> Self:
        """As for any network, but what learns nothing keeps to the means and variances that it has seen."""
        super().train(mode)
        for part in (self.edge_generator, self.completion):
            part.train(mode and any(weight.requires_grad for weight in part.parameters()))
        return self

    def forward(
        self,
        picture: Tensor,
        hole: Tensor,
        base: Tensor | None = None,
        target: Tensor | None = None,
        lesson: str = "",
    ) -> Tensor | Lesson:
        """Fill the hole of B×3×H×W, or take part in a lesson; ``base`` is a first fill of the hole."""
        view = _View.of(picture, hole, base)
        if target is not None:
            return self._taught(view, target, lesson)
        drawn = self._completed(view, self._logits(view).sigmoid())
        return drawn if self.training else self._put_in(drawn, picture, hole)

    def edges(self, picture: Tensor, hole: Tensor, base: Tensor | None = None) -> Tensor:
        """The edges that the completion is guided by, B×1×H×W: in the hole predicted ones, 0…1 by how sure.

        Around it Canny's, 0 or 1.
        """
        view = _View.of(picture, hole, base)
        return view.joined(self._logits(view).sigmoid())

    def completed(self, picture: Tensor, hole: Tensor, edges: Tensor, base: Tensor | None = None) -> Tensor:
        """The hole filled along ``edges`` B×1×H×W of a hand's own (1 = edge): B×3×H×W, known pixels too."""
        return self._put_in(self._completed(_View.of(picture, hole, base), edges), picture, hole)

    def _put_in(self, drawn: Tensor, picture: Tensor, hole: Tensor) -> Tensor:
        return torch.where(hole > 0, fitted(drawn, picture, hole) if self.seamless else drawn, picture)

    def _logits(self, view: _View) -> Tensor:
        """Of the edges everywhere; positive = edge; float32."""
        grey = view.known.mean(dim=1, keepdim=True)
        logits: Tensor = self.edge_generator(grey, view.edges, view.hole)
        return logits.float()

    def _completed(self, view: _View, edges: Tensor) -> Tensor:
        """The picture along those edges in the hole, drawn everywhere, in its own tone; float32."""
        drawn: Tensor = self.completion(view.known, view.joined(edges), view.hole)
        return drawn.float() * view.spread + view.mean

    def _taught(self, view: _View, target: Tensor, lesson: str) -> Lesson:
        true = canny_edges(view.grey_of(target))
        if lesson == "edges":
            logits = self._logits(view)
            grey = target.mean(dim=1, keepdim=True)
            drawn, wanted = (torch.cat([grey, edges, edges], dim=1) for edges in (logits.sigmoid(), true))
            return Lesson(drawn, wanted, {EDGE_BCE: _cross_entropy(logits, true, view.hole)})
        with torch.set_grad_enabled(lesson == "joint" and torch.is_grad_enabled()):
            logits = self._logits(view)
        edges = logits.sigmoid()
        if lesson == "completion":
            edges = torch.where(_every_other(edges), true, edges)
        return Lesson(
            self._completed(view, edges), target, {EDGE_BCE: _cross_entropy(logits, true, view.hole)}
        )


@dataclass(frozen=True, eq=False)
class _View:
    """What both generators see: ``known`` in even tone, 0 in the hole, and the edges outside it."""

    known: Tensor
    edges: Tensor
    hole: Tensor
    mean: Tensor
    spread: Tensor

    @classmethod
    def of(cls, picture: Tensor, hole: Tensor, base: Tensor | None) -> _View:
        known, mean, spread = seen(picture, hole)
        if base is None:
            base = first_fill(torch.where(hole > 0, torch.zeros(()), picture), hole)
        found = cls(known, hole, hole, mean, spread)
        edges = canny_edges(found.grey_of(base)) * (1 - hole)
        return cls(known, edges, hole, mean, spread)

    def grey_of(self, picture: Tensor) -> Tensor:
        """Another picture of the same tone, grey, B×1×H×W, in even tone."""
        return ((picture - self.mean) / self.spread).mean(dim=1, keepdim=True)

    def joined(self, edges: Tensor) -> Tensor:
        """Those edges in the hole, the known ones around it."""
        return torch.where(self.hole > 0, edges, self.edges)


def _cross_entropy(logits: Tensor, true: Tensor, hole: Tensor) -> Tensor:
    """Mean over each crop's hole, then over the batch; each edge counts ``RARE`` times."""
    each = F.binary_cross_entropy_with_logits(
        logits, true, pos_weight=logits.new_tensor(RARE), reduction="none"
    )
    return mean_inside(each, hole)


def _every_other(edges: Tensor) -> Tensor:
    """Crops that are completed from true edges: every second one, B×1×1×1."""
    return (torch.arange(len(edges), device=edges.device) % 2 == 1)[:, None, None, None]


@network("edge-connect")
def edge_connect(config: Mapping[str, Any]) -> EdgeConnect:
    """Config in, network out; unknown keys are an error."""
    return EdgeConnect(EdgeConnectConfig(**config))
