"""Whether the client looks, too, and how far back one may go then."""

from lotse_desktop.services.editor import CaseEditor


class Mirror:
    """While it is on, undo and redo reach only what was done since: nobody sees what else would change."""

    def __init__(self, editor: CaseEditor) -> None:
        self._editor = editor
        self._is_on = False
        self._oldest = self._newest = 0

    @property
    def is_on(self) -> bool:
        """Whether the client looks, too."""
        return self._is_on

    def switch(self) -> None:
        """On or off."""
        self._is_on = not self._is_on
        self._oldest, self._newest = self._editor.undo_steps, self._editor.redo_steps

    def follow(self) -> None:
        """The record changed."""
        self._oldest = min(self._oldest, self._editor.undo_steps)
        self._newest = min(self._newest, self._editor.redo_steps)

    @property
    def undo_name(self) -> str | None:
        """What undo would take back; ``None``: nothing that may be."""
        if not self._is_on:
            return self._editor.undo_name
        return self._editor.undo_name if self._editor.undo_steps > self._oldest else None

    @property
    def redo_name(self) -> str | None:
        """What redo would bring back; ``None``: nothing that may be."""
        if not self._is_on:
            return self._editor.redo_name
        return self._editor.redo_name if self._editor.redo_steps > self._newest else None
