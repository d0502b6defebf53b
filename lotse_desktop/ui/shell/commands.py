"""Everything that can be done from anywhere: one table for menu, key strokes and help."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of the menu.  ``needs_case``: only while a case is open.  ``keys``: the first is shown.

    ``coach_only``: not while the client looks, too.
    """

    section: str
    name: str
    text: str
    run: Callable[[], None]
    keys: tuple[str, ...] = ()
    needs_case: bool = False
    coach_only: bool = False
    in_menu: bool = True
    in_help: bool = True


class Commands:
    """Actions of the window, made from :class:`Command`."""

    def __init__(self, window: QWidget, commands: Sequence[Command]) -> None:
        self._commands = commands
        self._actions: dict[str, QAction] = {}
        self._has_case = self._is_mirrored = False
        self.menu = QMenu(window)
        section = ""
        for command in commands:
            action = QAction(command.text, window)
            action.setObjectName(command.name)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.triggered.connect(partial(_run, command))
            window.addAction(action)
            self._actions[command.name] = action
            if command.in_menu:
                if section and section != command.section:
                    self.menu.addSeparator()
                section = command.section
                self.menu.addAction(action)

    def action(self, name: str) -> QAction:
        """The action with this name.  Raises ``KeyError``."""
        return self._actions[name]

    def show_case(self, is_open: bool) -> None:  # noqa: FBT001 - a slot
        """Allow what needs an open case, or not."""
        self._has_case = is_open
        self._allow()

    def show_mirror(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        """Allow what only the coach may see, or not."""
        self._is_mirrored = is_on
        self._allow()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """What happens and its key stroke, in German, for the help."""
        return tuple(
            (command.text.replace("&", "").removesuffix(" …"), key_text(command.keys[0]))
            for command in self._commands
            if command.keys and command.in_help
        )

    def _allow(self) -> None:
        for command in self._commands:
            here = self._has_case or not command.needs_case
            self._actions[command.name].setEnabled(here and not (command.coach_only and self._is_mirrored))


def _run(command: Command, _checked: object = None) -> None:
    command.run()


def key_text(keys: str) -> str:
    """„Ctrl+Shift+Z“ as „Strg+Umschalt+Z“."""
    words = (("Ctrl", "Strg"), ("Shift", "Umschalt"), ("Left", "Links"), ("PgUp", "Bild auf"), ("PgDown", "Bild ab"))
    for english, german in words:
        keys = keys.replace(english, german)
    return keys
