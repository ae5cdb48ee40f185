"""What mouse, pen, fingers and keys do on the picture: the part of the shortcut sheet that no action has."""

from __future__ import annotations

from restorer_app.core.sentence import Text

GESTURES: dict[Text, tuple[tuple[Text, Text], ...]] = {
    "Brush": (
        ("Mark, with the chosen tool", "Left button, pen or one finger"),
        ("Unmark", "Right button, Alt + left button, or the pen's other end"),
        ("Straight line from the last stroke", "Shift + left button"),
        ("Change the size of the brush", "Ctrl + wheel, or Ctrl + drag with the right button"),
        ("Select the defect under the pointer", "Ctrl + left button"),
    ),
    "Shapes": (
        ("Add to the mask", "Shift + left button"),
        ("Take out of the mask", "Alt + left button, or the right button"),
        ("Keep only what lies in both", "Shift + Alt + left button"),
        ("Finish a polyline or polygon", "Double click, or Enter"),
        ("Take the last point back", "Backspace"),
        ("Give the shape up", "Esc"),
    ),
    "Moving and zooming": (
        ("Move the picture", "Space bar + drag, middle button, or two fingers"),
        ("Zoom at the pointer", "Wheel, or pinch"),
        ("Move sideways", "Shift + wheel"),
        ("Move the picture by keys", "Arrow keys; Shift for long steps, Ctrl for short ones"),
        ("Put the tool down in the middle", "Hold Enter; arrow keys then draw"),
        ("See the original", "Hold P"),
        ("Move the line of the comparison", "Drag it, or Ctrl + arrow keys"),
    ),
    "Keyboard": (
        ("Go on inside the tools", "Arrow keys; the space bar or Enter takes one"),
        ("Back to the picture", "Esc"),
    ),
    "Open photographs": (
        ("Show one", "Click its card, or Enter on it"),
        ("Close one", "Middle button, or Delete on its card"),
        ("Open more", "Drop files, folders or pictures on the window"),
    ),
}
"""Groups of gestures: what each does, and how. The texts are translated when they are shown."""
