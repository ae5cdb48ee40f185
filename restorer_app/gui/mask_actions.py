"""What can be done to the whole mask, as actions."""

from __future__ import annotations

from restorer_app.gui.action import SEPARATOR, Action, Entries, with_photograph
from restorer_app.session.restore_session import RestoreSession


def _with_mask(session: RestoreSession) -> bool:
    return session.has_mask and not session.changing_mask


def _with_still_mask(session: RestoreSession) -> bool:
    return session.document is not None and not session.changing_mask


def _with_infrared(session: RestoreSession) -> bool:
    return session.may_hold_infrared and not session.changing_mask


MASK_ACTIONS = (
    Action(
        "show-mask",
        "Show &mask",
        lambda w: w.mask_verbs.flip_mask(),
        ("M",),
        "mask",
        "Show or hide what is marked",
        off_icon="mask-hidden",
        checked=lambda s: s.mask_visible,
    ),
    Action(
        "invert-mask",
        "&Invert",
        lambda w: w.session.invert_mask(),
        ("Ctrl+I",),
        tip="Mark what is not marked, and the other way round",
        needs=_with_still_mask,
    ),
    Action(
        "grow-mask",
        "&Grow",
        lambda w: w.session.grow_mask(),
        ("Ctrl+]",),
        tip="Make every mark wider",
        needs=_with_mask,
    ),
    Action(
        "shrink-mask",
        "S&hrink",
        lambda w: w.session.shrink_mask(),
        ("Ctrl+[",),
        tip="Make every mark thinner",
        needs=_with_mask,
    ),
    Action(
        "remove-specks",
        "&Remove specks…",
        lambda w: w.mask_verbs.remove_specks(),
        tip="Unmark what is smaller than a few pixels",
        needs=_with_mask,
    ),
    Action(
        "mark-tones",
        "Mark &tones…",
        lambda w: w.mask_verbs.mark_tones(),
        ("Ctrl+T",),
        tip="Mark what is lighter or darker than the rest",
        needs=_with_still_mask,
    ),
    Action(
        "mark-dust",
        "Mark &dust from infrared…",
        lambda w: w.mask_verbs.mark_dust(),
        ("Ctrl+D",),
        tip="Mark what the infrared channel of a film scan shows of dust and scratches",
        needs=_with_infrared,
    ),
    Action(
        "copy-mask",
        "&Copy mask",
        lambda w: w.mask_verbs.copy_mask(),
        ("Ctrl+Shift+C",),
        tip="Copy the mask as a black and white picture",
        needs=lambda s: s.has_mask,
    ),
    Action(
        "paste-mask",
        "&Paste mask",
        lambda w: w.mask_verbs.paste_mask(),
        ("Ctrl+Shift+V",),
        tip="Take the picture of the clipboard as the mask; white is marked",
        needs=_with_still_mask,
    ),
    Action(
        "load-mask",
        "&Load mask…",
        lambda w: w.mask_verbs.load_mask(),
        tip="Take the mask from a file",
        needs=with_photograph,
    ),
    Action(
        "save-mask",
        "&Save mask…",
        lambda w: w.mask_verbs.save_mask(),
        tip="Save the mask as a file",
        needs=lambda s: s.has_mask,
    ),
    Action(
        "clear-mask",
        "Cl&ear mask",
        lambda w: w.session.clear_mask(),
        tip="Unmark everything",
        icon="clear",
        needs=lambda s: s.has_mask,
    ),
)

MASK_MENU: Entries = (
    *("show-mask", SEPARATOR, "invert-mask", "grow-mask", "shrink-mask", "remove-specks", "mark-tones"),
    "mark-dust",
    *(SEPARATOR, "copy-mask", "paste-mask", "load-mask", "save-mask", SEPARATOR, "clear-mask"),
)
