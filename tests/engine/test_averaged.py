"""Averaging over flips: what the mean is made of, and what is told of how sure it is."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from restorer_app.core.mask import Mask
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.repair import apply_patches
from restorer_app.engine import catalogue, explained
from restorer_app.engine.engine import Engine
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.methods.averaged import MEMBERS, AveragedMethod
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import TrainedMethod
from restorer_app.engine.networks.registry import Needs
from restorer_app.engine.repairing import repaired, task_of
from restorer_app.engine.request import RestoreRequest, RestoreResult
from restorer_app.engine.turns import TURNS, turned, turned_back
from tests.engine.conftest import soft_picture
from tests.engine.test_wide_holes import disc_and_line


class Ramp(nn.Module):
    """Adds to the base, in the hole, what grows from left to right by 0.1 over the window, in red only."""

    needs = Needs()

    def __init__(self, strength: float = 0.1) -> None:
        super().__init__()
        self.strength = nn.Parameter(torch.tensor([strength, 0.0, 0.0]), requires_grad=False)

    def forward(self, picture: Tensor, hole: Tensor, base: Tensor) -> Tensor:
        ramp = torch.linspace(0, 1, base.shape[-1])
        return base + hole * ramp * self.strength[:, None, None]


def method(network: nn.Module) -> TrainedMethod:
    return TrainedMethod(network, Needs())


def window(height: int = 64, width: int = 96) -> tuple[Tensor, Tensor]:
    picture = torch.from_numpy(np.random.default_rng(3).random((1, 3, height, width), dtype=np.float32))
    hole = torch.zeros(1, 1, height, width)
    hole[..., 20:26, 40:70] = 1  # too thin to be looked at from afar
    return picture, hole


def test_each_turn_is_another_one_and_can_be_turned_back() -> None:
    values = torch.arange(6.0).reshape(1, 1, 2, 3)
    laid = [turned(values, turn) for turn in range(TURNS)]
    assert len({tuple(map(tuple, one[0, 0].tolist())) for one in laid}) == TURNS
    assert all(torch.equal(turned_back(one, turn), values) for turn, one in enumerate(laid))


def test_the_fill_is_the_mean_over_the_turns_by_hand(tiny_network: nn.Module) -> None:
    picture, hole = window()
    base = first_fill(picture, hole)
    members = []
    for turn in range(MEMBERS):
        laid, missing = turned(base, turn), turned(hole, turn)
        members.append(turned_back(tiny_network(laid, missing, laid), turn))
    assert not torch.allclose(members[0], members[1], atol=1e-3), "a network that is not the same turned"
    stack = torch.stack(members).detach()
    filled, spread = AveragedMethod(method(tiny_network)).averaged(picture, hole, None, Terms())
    torch.testing.assert_close(filled, stack.mean(0), atol=1e-5, rtol=0)
    wanted = (stack.amax(0) - stack.amin(0)).amax(1, keepdim=True)
    torch.testing.assert_close(spread, wanted, atol=1e-5, rtol=0)
    assert filled.dtype == spread.dtype == torch.float32
    assert not bool(spread[hole == 0].any())


def test_what_is_told_of_a_pixel_is_the_worst_channel_there() -> None:
    picture, hole = window(64, 64)
    _, spread = AveragedMethod(method(Ramp())).averaged(picture, hole, None, Terms())
    across = torch.linspace(0, 1, 64)
    for row, column in ((20, 40), (25, 55)):
        apart = abs(float(across[column] - across[63 - column]))
        assert float(spread[0, 0, row, column]) == pytest.approx(0.1 * apart, abs=1e-5)


def marked(mask: np.ndarray, picture: Picture, **options: object) -> RestoreRequest:
    return RestoreRequest(picture, Mask(mask), options=options)


def bar() -> np.ndarray:
    mask = np.zeros((140, 160), bool)
    mask[20:120, 70:73] = True
    return mask


def whole_map(result: RestoreResult, shape: tuple[int, int]) -> np.ndarray:
    laid = np.zeros(shape, np.float32)
    for part in result.unsure:
        height, width = part.spread.shape
        laid[part.row : part.row + height, part.column : part.column + width] = part.spread
    return laid


@pytest.fixture
def learned(monkeypatch: pytest.MonkeyPatch, tiny_network: nn.Module) -> TrainedMethod:
    """What stands behind "learned", and small."""
    made = method(tiny_network)
    real = catalogue.Entry.make
    monkeypatch.setattr(
        catalogue.Entry, "make", lambda self: made if self.info.kind == "trained" else real(self)
    )
    return made


def test_a_result_has_one_map_for_each_patch_inside_the_mask_only(learned: TrainedMethod) -> None:
    picture, mask = soft_picture(140, 160, "uint16"), bar()
    mask[20:60, 76:100] = np.tri(40, 24, dtype=bool)
    result = Engine(threads=1).restore(marked(mask, picture, ensemble="flips"))
    assert [(part.row, part.column, part.spread.shape) for part in result.unsure] == [
        (patch.row, patch.column, patch.alpha.shape) for patch in result.patches
    ]
    laid = whole_map(result, mask.shape)
    assert (laid[mask] > 0).all() and not laid[~mask].any()
    assert {part.spread.dtype.name for part in result.unsure} == {"float16"}
    assert not any(part.spread.flags.writeable for part in result.unsure)
    after = apply_patches(picture, result.patches)
    assert np.array_equal(after.samples[~mask], picture.samples[~mask])
    assert not np.array_equal(after.samples[mask], picture.samples[mask])


def test_without_averaging_there_is_no_map_and_nothing_else_changes(learned: TrainedMethod) -> None:
    picture, mask = soft_picture(140, 160), bar()
    one, other = (
        Engine(threads=1).restore(marked(mask, picture, **options)) for options in ({}, {"ensemble": "off"})
    )
    assert one.unsure == other.unsure == ()
    assert [patch.samples.tobytes() for patch in one.patches] == [
        patch.samples.tobytes() for patch in other.patches
    ]


def test_a_network_that_sees_the_same_mirrored_is_sure_of_itself() -> None:
    class Nothing(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.unused = nn.Parameter(torch.zeros(1), requires_grad=False)

        def forward(self, picture: Tensor, hole: Tensor, base: Tensor) -> Tensor:
            return base + 0.1 * hole

    task = task_of(marked(disc_and_line(), soft_picture(400, 460)))
    made = repaired(task, AveragedMethod(method(Nothing())))
    assert made.unsure and not any(part.spread.any() for part in made.unsure)


def test_what_was_unsure_at_half_the_size_stays_so_at_full_size() -> None:
    """The middle of a wide hole is made up far above; the last level adds nothing to it."""

    class UnsureOfTheFirst(AveragedMethod):
        def averaged(
            self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms
        ) -> tuple[Tensor, Tensor]:
            filled = self.fill(picture, hole, base, terms)
            return filled, 0.25 * hole if base is None else 0 * hole

        def fill(self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms) -> Tensor:
            return first_fill(picture, hole, base)

    mask = disc_and_line()
    mask[:, 260:] = False
    task = task_of(marked(mask, soft_picture(400, 460)))
    made = repaired(task, UnsureOfTheFirst(method(Ramp())))
    laid = whole_map(RestoreResult((), Mask(mask), "", "", "", 0, 0.0, unsure=tuple(made.unsure)), mask.shape)
    assert laid[200, 150] == pytest.approx(0.25, abs=0.01)
    assert (laid[mask] > 0.1).mean() > 0.9


def test_grey_stays_grey_under_a_network_that_reddens() -> None:
    grey = Picture(np.repeat(soft_picture(140, 160).samples[:, :, :1], 3, axis=2), RGB)
    mask = np.zeros((140, 160), bool)
    mask[20:120, 10:16] = mask[60:64, 16:150] = True
    made = repaired(task_of(marked(mask, grey)), AveragedMethod(method(Ramp(0.3))))
    after = apply_patches(grey, made.patches).samples.astype(int)
    assert int(np.ptp(after, axis=2).max()) == 0
    assert max(float(part.spread.max()) for part in made.unsure) > 0.05


def test_a_batch_that_does_not_fit_loses_nothing_of_the_map(tiny_network: nn.Module) -> None:
    class Greedy(AveragedMethod):
        def averaged(
            self, picture: Tensor, hole: Tensor, base: Tensor | None, terms: Terms
        ) -> tuple[Tensor, Tensor]:
            if len(picture) > 2:
                raise torch.OutOfMemoryError("out of memory")
            return super().averaged(picture, hole, base, terms)

    mask = np.zeros((300, 300), bool)
    mask[30::90, 30::90] = True
    task = task_of(marked(mask, soft_picture(300, 300), grain="off"))
    wanted, made = (repaired(task, kind(method(tiny_network))) for kind in (AveragedMethod, Greedy))
    for one, other in zip(wanted.unsure, made.unsure, strict=True):
        np.testing.assert_allclose(one.spread, other.spread, atol=1e-3)
        assert one.spread.any()


def test_a_stop_is_heard_between_the_members(tiny_network: nn.Module) -> None:
    class After(Progress):
        heard = 0

        def report(self, fraction: float, note: str = "") -> None:
            self.heard += 1
            if self.heard > 3:
                raise Cancelled

    picture, hole = window()
    progress = After()
    with pytest.raises(Cancelled):
        AveragedMethod(method(tiny_network)).averaged(picture, hole, None, Terms(progress=progress))
    assert progress.heard == 4


def test_memory_that_runs_out_among_the_members_is_found_in_smaller_pieces(
    learned: TrainedMethod, monkeypatch: pytest.MonkeyPatch
) -> None:
    refine, calls = TrainedMethod.refine, []

    def failing(self: TrainedMethod, base: Tensor, hole: Tensor, terms: Terms) -> Tensor:
        calls.append(len(base))
        if len(calls) == 3:
            raise torch.OutOfMemoryError("out of memory")
        return refine(self, base, hole, terms)

    picture, mask = soft_picture(140, 160), bar()
    wanted = Engine(threads=1).restore(marked(mask, picture, ensemble="flips", grain="off"))
    monkeypatch.setattr(TrainedMethod, "refine", failing)
    result = Engine(threads=1).restore(marked(mask, picture, ensemble="flips", grain="off"))
    assert "smaller pieces" in result.notes[0]
    assert (whole_map(result, mask.shape)[mask] > 0).all()
    assert whole_map(wanted, mask.shape)[mask].mean() == pytest.approx(
        whole_map(result, mask.shape)[mask].mean(), rel=0.5
    )


def test_an_engine_that_cannot_says_so_once_and_does_the_same() -> None:
    picture, mask = soft_picture(140, 160), bar()
    engine = Engine(threads=1)
    plain, asked = (
        engine.restore(RestoreRequest(picture, Mask(mask), "telea", options=options))
        for options in ({}, {"ensemble": "flips", "adapt": "30"})
    )
    assert list(asked.notes) == [
        "Averaging over flips has no effect with this engine.",
        "Adapting to the photograph has no effect with this engine.",
    ]
    assert plain.notes == () and asked.unsure == ()
    assert [patch.samples.tobytes() for patch in plain.patches] == [
        patch.samples.tobytes() for patch in asked.patches
    ]


def test_the_plan_tells_of_every_look(learned: TrainedMethod, monkeypatch: pytest.MonkeyPatch) -> None:
    refine, looks = TrainedMethod.refine, [0.0]

    def timed(self: TrainedMethod, base: Tensor, hole: Tensor, terms: Terms) -> Tensor:
        looks[0] += 1
        return refine(self, base, hole, terms)

    monkeypatch.setattr(TrainedMethod, "refine", timed)
    monkeypatch.setattr(explained, "monotonic", lambda: looks[0])
    engine, picture, mask = Engine(threads=1), soft_picture(140, 160), bar()
    plain, averaged = (
        engine.explain(marked(mask, picture, **options)) for options in ({}, {"ensemble": "flips"})
    )
    assert (plain.members, averaged.members) == (1, MEMBERS)
    assert averaged.passes == MEMBERS * plain.passes
    assert averaged.passes == engine.restore(marked(mask, picture, ensemble="flips")).passes
    assert plain.seconds is not None and averaged.seconds is not None
    assert averaged.seconds == pytest.approx(MEMBERS * plain.seconds), "each look takes a second here"
