"""Exact minutes of one entry of the care week: what it is, for whom, when.  Changes hold for all its days."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lotse_desktop.domain.care import Absence, Activity, CarePlace, CareWeek, Entry, Helper
from lotse_desktop.domain.client import Child
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.entry_fields import EntryFields
from lotse_desktop.ui.widgets.tab_order import order_tabs


class EntryDialog(QDialog):
    """Asks for everything about one entry; tells what was decided and changes nothing itself."""

    decided = Signal(object)
    """The entry as it shall be."""
    removed = Signal(object)
    """The entry that shall disappear, on all its days."""

    def __init__(
        self,
        week: CareWeek,
        children: Sequence[Child],
        entry: Entry,
        parent: QWidget | None = None,
        *,
        is_new: bool = False,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setWindowTitle(self._title(entry))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = Words(self._title(entry), "title", self)
        hint = Words(self._hint(entry, is_new=is_new), "sentence", self)
        hint.setObjectName("hint")
        hint.setVisible(bool(hint.text()))
        self.fields = EntryFields(week, children, entry, self)
        self._complaint = Words("", "gap", self)
        self._complaint.setObjectName("fault")
        self._complaint.hide()
        self._remove = QPushButton(self.tr("Eintrag entfernen"), self)
        self._remove.setObjectName("remove")
        self._remove.setVisible(not is_new)
        self._remove.setAutoDefault(False)
        stay = QPushButton(self.tr("Abbrechen"), self)
        stay.setObjectName("cancel")
        stay.setAutoDefault(False)
        take = QPushButton(self.tr("Eintragen") if is_new else self.tr("Übernehmen"), self)
        take.setObjectName("take")
        take.setProperty("role", "primary")
        take.setDefault(True)

        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields.setObjectName("canvas")
        self.fields.setContentsMargins(2, 2, 14, 2)
        scroll.setWidget(self.fields)
        scroll.setMinimumSize(self._wanted_size())
        buttons = QHBoxLayout()
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        buttons.addWidget(stay)
        buttons.addWidget(take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(hint)
        layout.addWidget(scroll, stretch=1)
        layout.addWidget(self._complaint)
        layout.addLayout(buttons)
        order_tabs(self)

        take.clicked.connect(self._take)
        stay.clicked.connect(self.reject)
        self._remove.clicked.connect(self._take_out)

    def keep_typed(self) -> None:
        """The vault locks: take over what makes sense, else leave the entry as it was."""
        self._take()
        if self.isVisible():
            self.reject()

    def _take(self) -> None:
        fault = self.fields.find_fault()
        if fault is not None:
            sentence, field = fault
            self._complaint.setText(sentence)
            self._complaint.show()
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.decided.emit(self.fields.made())
        self.accept()

    def _take_out(self) -> None:
        self.removed.emit(self._entry)
        self.accept()

    def _title(self, entry: Entry) -> str:
        if isinstance(entry, Activity):
            return self.tr("Arbeit, Ausbildung, Kurs")
        if isinstance(entry, CarePlace):
            return self.tr("Betreuung")
        return self.tr("Umgangszeit") if isinstance(entry, Absence) else self.tr("Helferin oder Helfer")

    def _hint(self, entry: Entry, *, is_new: bool) -> str:
        sentences: list[str] = []
        if isinstance(entry, Helper):
            sentences.append(self.tr("Vorname oder Rolle genügt – steht so auf dem Plan."))
        if not is_new:
            sentences.append(self.tr("Die Änderung gilt für alle Tage dieses Eintrags."))
        return " ".join(sentences)

    def _wanted_size(self) -> QSize:
        """The days in one line and nothing to scroll, as long as the screen allows it."""
        layout = self.fields.layout()
        width = max(self.fields.sizeHint().width(), self.fontMetrics().averageCharWidth() * 66)
        height = layout.heightForWidth(width - 20) if layout is not None else 0
        return QSize(width, height + 16).boundedTo(self.screen().availableSize() * 0.72)
