"""The adversary of a training run: a discriminator that learns beside the network, and what it asks of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from restorer_app.core.errors import BadConfig
from restorer_app.training.config import TrainingConfig
from restorer_app.training.discriminator import Discriminator
from restorer_app.training.losses.adversarial import PAIRS, gradient_penalty
from restorer_app.training.losses.catalogue import TERMS
from restorer_app.training.losses.perceptual import feature_distance, read_features
from restorer_app.training.losses.region import cells, composite, holds_square
from restorer_app.training.losses.structure import style
from restorer_app.training.team import Team

BETAS = (0.0, 0.99)
"""Of the discriminator's Adam: without momentum, as Mescheder et al. (2018) train with R1."""


class Adversary:
    """Owns the discriminator, its optimizer and, if one is named, the network whose features are compared.

    Pictures are B×3×H×W float32 in 0…1, holes B×1×H×W (1 = hole). True and filled pictures are compared
    with the same known region, the target's. Only crops with a hole wide enough (``only_wide``) take part;
    terms are means over the whole batch all the same, so that a crop weighs what it weighs elsewhere.
    In a ``team`` all processes hold the same discriminator. ``dtype`` is that of the convolutions; weights,
    losses and the gradient penalty are float32.
    """

    def __init__(
        self, config: TrainingConfig, team: Team | None = None, dtype: torch.dtype = torch.float32
    ) -> None:
        self._team = team or Team()
        self._settings, self._device, self._dtype = config.adversary, self._team.device, dtype
        device = self._device
        self._wanted = [name for name in TERMS if config.loss.get(name)]
        if 2 * self._settings.only_wide > config.data.crop:
            raise BadConfig(
                "'only_wide' in [adversary] asks for holes wider than a crop.", "Lower that entry."
            )
        self._pair = PAIRS[self._settings.kind]
        self._features: nn.Module | None = None
        if self._settings.features:
            self._features = read_features(self._settings.features, config.data.crop).to(device)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(config.run.seed)
            self.discriminator = Discriminator(self._settings.width).to(device).eval().requires_grad_(False)
        self._optimizer = torch.optim.Adam(
            self.discriminator.parameters(), lr=self._settings.learning_rate, betas=BETAS
        )
        self._steps = 0
        self.loss = 0.0  # of the discriminator, before its last step

    def active(self, share: float) -> bool:
        """Whether it takes part when that share (0…1) of the run is done."""
        return share >= self._settings.start

    @property
    def _asks_discriminator(self) -> bool:
        return self._features is None or bool({"adversarial", "feature-matching"} & set(self._wanted))

    def learn(self, target: Tensor, filled: Tensor, hole: Tensor) -> float:
        """One step of the discriminator; returns its loss before it.

        Not taken if loss or gradient is no number; nothing happens (0) if no crop takes part.
        """
        wide = holds_square(hole, self._settings.only_wide)
        some = bool(wide.any())
        if not self._asks_discriminator or self._team.mean(float(some)) == 0:
            return 0.0
        self._optimizer.zero_grad(set_to_none=True)
        loss = self._team.mean(self._lean(target[wide], filled[wide].detach(), hole[wide]) if some else 0.0)
        self._team.average_gradients(self.discriminator)
        norm = nn.utils.clip_grad_norm_(self.discriminator.parameters(), math.inf)
        self._steps += 1
        if math.isfinite(loss) and torch.isfinite(norm):
            self._optimizer.step()
        self.loss = loss
        return loss

    def _lean(self, target: Tensor, filled: Tensor, hole: Tensor) -> float:
        """Find the discriminator's gradients; returns its loss."""
        self.discriminator.train().requires_grad_(True)
        loss = self._game(target, composite(filled, target, hole), hole) + self._penalty(target, hole)
        loss.backward()  # type: ignore[no-untyped-call]
        self.discriminator.eval().requires_grad_(False)
        return float(loss.detach())

    def _game(self, target: Tensor, filled: Tensor, hole: Tensor) -> Tensor:
        logits, _ = self._judged(torch.cat([target, filled]), torch.cat([hole, hole]))
        true, false = logits.chunk(2)
        return self._pair.discriminator(true, false, cells(hole, _size(logits)))

    def _penalty(self, target: Tensor, hole: Tensor) -> Tensor:
        """γ/2 · R1, every n-th step n times as strong (lazy regularisation, Karras et al., CVPR 2020)."""
        settings = self._settings
        if settings.r1 == 0 or self._steps % settings.r1_every:
            return target.new_zeros(())
        picture = target.detach().requires_grad_(True)
        logits, _ = self.discriminator(picture, hole)
        return settings.r1 / 2 * settings.r1_every * gradient_penalty(logits, picture)

    def terms(self, target: Tensor, filled: Tensor, hole: Tensor) -> dict[str, Tensor]:
        """What the generator is to lower, by the names the configuration weighs; gradients reach ``filled``.

        Empty if no crop takes part.
        """
        wide = holds_square(hole, self._settings.only_wide)
        if not wide.any():
            return {}
        part = wide.float().mean()
        target, hole = target[wide], hole[wide]
        filled = composite(filled[wide], target, hole)
        found: dict[str, Tensor] = {}
        if self._asks_discriminator:
            found |= self._discriminators_terms(target, filled, hole)
        if self._features is not None:
            found |= self._distances(*self._seen(self._features, target, filled), hole)
        return {name: found[name] * part for name in self._wanted}

    def _discriminators_terms(self, target: Tensor, filled: Tensor, hole: Tensor) -> dict[str, Tensor]:
        logits, found = self._judged(filled, hole)
        terms = {"adversarial": self._pair.generator(logits, cells(hole, _size(logits)))}
        if self._wanted == ["adversarial"]:
            return terms
        with torch.no_grad():
            _, wanted = self._judged(target, hole)
        terms |= self._distances(found, wanted, hole)
        return terms | {"feature-matching": terms["perceptual"]}

    def _seen(self, network: nn.Module, target: Tensor, filled: Tensor) -> tuple[list[Tensor], list[Tensor]]:
        """The features of the filled pictures and of the true ones."""
        with self._autocast():
            found = network.features(filled)  # type: ignore[operator]
            with torch.no_grad():
                wanted = network.features(target)  # type: ignore[operator]
        return [each.float() for each in found], [each.float() for each in wanted]

    @staticmethod
    def _distances(found: Sequence[Tensor], wanted: Sequence[Tensor], hole: Tensor) -> dict[str, Tensor]:
        return {"perceptual": feature_distance(found, wanted, hole), "style": style(found, wanted, hole)}

    def _judged(self, picture: Tensor, hole: Tensor) -> tuple[Tensor, list[Tensor]]:
        with self._autocast():
            logits, features = self.discriminator(picture, hole)
        return logits.float(), [each.float() for each in features]

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self._device.type, self._dtype, enabled=self._dtype != torch.float32)

    def state(self) -> dict[str, Tensor]:
        """All that it has learned, as plain tensors: from these it goes on exactly."""
        tensors = {f"discriminator.{name}": value for name, value in self.discriminator.state_dict().items()}
        for index, parameter in enumerate(self.discriminator.parameters()):
            for name, value in self._optimizer.state.get(parameter, {}).items():
                tensors[f"optimizer.{index}.{name}"] = value
        return tensors | {"steps": torch.tensor(self._steps)}

    def restore(self, tensors: Mapping[str, Tensor]) -> None:
        """Take up a ``state``; an empty one (a run that had no adversary) leaves it as it is.

        Raises ``BadConfig`` if it is that of another discriminator.
        """
        if not tensors:
            return
        own = self.discriminator.state_dict()
        kept = {name: tensors.get(f"discriminator.{name}") for name in own}
        if any(value is None or value.shape != own[name].shape for name, value in kept.items()):
            raise BadConfig(
                "The checkpoint holds another discriminator than the configuration.",
                "Give [adversary] the width it had.",
            )
        self.discriminator.load_state_dict(kept)
        for index, parameter in enumerate(self.discriminator.parameters()):
            prefix = f"optimizer.{index}."
            self._optimizer.state[parameter] = {
                name.removeprefix(prefix): value.clone()
                if name.endswith(".step")
                else value.to(self._device, copy=True)
                for name, value in tensors.items()
                if name.startswith(prefix)
            }
        self._steps = int(tensors["steps"])


def _size(values: Tensor) -> tuple[int, int]:
    return values.shape[2], values.shape[3]
