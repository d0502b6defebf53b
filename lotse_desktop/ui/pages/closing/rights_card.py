"""Rights of the client: restriction, correction and erasure (Art. 18, 16, 17 DSGVO)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from lotse_desktop.domain.lifecycle import Correction
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words, button_row
from lotse_desktop.ui.widgets.typed import text_edit


class RestrictionCard(Card):
    """Nothing may be changed while it is looked into whether the record is right or may be kept."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Verarbeitung einschränken (Art. 18 DSGVO)"))
        self._words = Words("", "", self)
        self._words.setObjectName("restriction")
        self._button = QPushButton(self)
        self._button.setObjectName("restrict")
        self.add(self._words)
        self.body.addLayout(button_row(None, self._button))
        self._button.clicked.connect(self._tell)

    def show_restriction(self, since: date | None) -> None:
        """Show since when the case is restricted."""
        if since is None:
            self._words.setText(self.tr("Auf Wunsch, zum Beispiel solange strittig ist, ob Angaben stimmen."))
            self._button.setText(self.tr("Einschränken …"))
        else:
            self._words.setText(self.tr("Eingeschränkt seit {day}.").format(day=short_date(since)))
            self._button.setText(self.tr("Einschränkung aufheben"))

    def _tell(self) -> None:
        self.pressed.emit()


class CorrectionsCard(Card):
    """What the client had corrected; the old value stays, marked."""

    added = Signal(str, str, str)
    """What, before, after."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Berichtigungen (Art. 16 DSGVO)"))
        self._list = Bullets(
            self.tr("Noch keine. Ändern Sie die Angabe dort, wo sie steht, und notieren Sie es hier."), self
        )
        self._list.setObjectName("corrections")
        what, before, after = self.tr("Was wurde berichtigt?"), self.tr("Vorher"), self.tr("Jetzt")
        self._what = text_edit(what, self)
        self._what.setObjectName("what")
        self._before = text_edit(before, self)
        self._before.setObjectName("before")
        self._after = text_edit(after, self)
        self._after.setObjectName("after")
        self._add = QPushButton(self.tr("Festhalten"), self)
        self._add.setObjectName("add-correction")
        self._add.setEnabled(False)
        self.add(self._list)
        self.add(Labelled(what, self._what, self))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Labelled(before, self._before, self))
        row.addWidget(Labelled(after, self._after, self))
        self.body.addLayout(row)
        self.body.addLayout(button_row(None, self._add))
        self._what.typed.connect(self._allow)
        self._add.clicked.connect(self._tell)

    def show_corrections(self, corrections: Sequence[Correction]) -> None:
        """Show what was corrected."""
        self._list.show_sentences([self._sentence(one) for one in corrections])

    def _sentence(self, one: Correction) -> str:
        words = self.tr("{day}: {what} – vorher „{before}“, jetzt „{after}“")
        return words.format(day=short_date(one.day), what=one.what, before=one.before or "–", after=one.after or "–")

    def _allow(self, what: str | None) -> None:
        self._add.setEnabled(bool(what))

    def _tell(self) -> None:
        values = [edit.value or "" for edit in (self._what, self._before, self._after)]
        for edit in (self._what, self._before, self._after):
            edit.show_value(None)
        self._allow(None)
        self.added.emit(*values)


class EraseCard(Card):
    """The whole case goes."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Löschen (Art. 17 DSGVO)"))
        self._button = QPushButton(self.tr("Fall löschen …"), self)
        self._button.setObjectName("ask-erase")
        self.add(Words(self.tr("Entfernt den ganzen Fall. Vorher wird zweimal gefragt."), "", self))
        self.body.addLayout(button_row(None, self._button))
        self._button.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.wanted.emit()
