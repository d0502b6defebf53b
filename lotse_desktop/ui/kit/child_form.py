"""A child to add or to change: taken over as a whole, when name and month are there."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from lotse_desktop.domain.client import Child, age_in_years
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.typed import find_month
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.typed import TypedEdit, month_edit, number_edit, text_edit, time_edit

MOST_NAME: Final = 120
MOST_WAY: Final = 600


class ChildForm(Card):
    """The fields of one child."""

    finished = Signal(object)
    """The :class:`Child`, when it is to be taken over."""
    cancelled = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._today = today
        self._id = ""
        self._name = text_edit(self.tr("Vorname oder Kürzel"), self, most=MOST_NAME)
        self._name.setObjectName("child-name")
        self._month = month_edit(self.tr("Geburtsmonat"), self)
        self._month.setObjectName("child-month")
        self._age = Words("", "small", self)
        self._age.setObjectName("child-age")
        self._alone = number_edit(self.tr("Minuten allein zu Hause"), 0, DAY, self, unit=self.tr("min am Stück"))
        self._alone.setObjectName("child-alone")
        self._alone.line.setPlaceholderText("0")
        self._from = time_edit(self.tr("Allein frühestens ab"), self, needed=True)
        self._from.setObjectName("child-from")
        self._to = time_edit(self.tr("Allein spätestens bis"), self, needed=True)
        self._to.setObjectName("child-to")
        self._out = number_edit(
            self.tr("Früher abgeben als die anderen, Minuten"), 0, MOST_WAY, self, unit=self.tr("min")
        )
        self._out.setObjectName("child-out")
        self._back = number_edit(
            self.tr("Später abholen als die anderen, Minuten"), 0, MOST_WAY, self, unit=self.tr("min")
        )
        self._back.setObjectName("child-back")
        for edit in (self._out, self._back):
            edit.line.setPlaceholderText("0")
        self._take = QPushButton(self.tr("Übernehmen"), self)
        self._take.setObjectName("child-take")
        self._take.setProperty("role", "primary")
        self._leave = QPushButton(self.tr("Abbrechen"), self)
        self._leave.setObjectName("child-cancel")
        self._arrange()
        self._month.typed.connect(self._show_age)
        self._take.clicked.connect(self._finish)
        self._leave.clicked.connect(self.cancelled)
        for edit in (self._name, self._month, self._alone, self._from, self._to, self._out, self._back):
            edit.line.returnPressed.connect(self._finish)

    def show_child(self, child: Child | None) -> None:
        """Show ``child``, or empty fields for a new one."""
        self._id = child.id if child else uuid4().hex
        self.show_title(self.tr("{name} ändern").format(name=child.given_name) if child else self.tr("Kind hinzufügen"))
        shown = child or Child(id=self._id, given_name="-", birth_month=self._today())
        for edit, value in (
            (self._name, child.given_name if child else None),
            (self._month, child.birth_month if child else None),
            (self._alone, shown.alone_max_minutes or None),
            (self._from, shown.alone_window[0]),
            (self._to, shown.alone_window[1]),
            (self._out, shown.extra_out or None),
            (self._back, shown.extra_back or None),
        ):
            edit.line.clear()
            edit.show_value(None)
            edit.show_value(value)
            edit.complain("")
        self._show_age(self._month.value)
        self._name.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(Labelled(self.tr("Vorname oder Kürzel"), self._name, self), 0, 0, 1, 2)
        grid.addWidget(Labelled(self.tr("Geburtsmonat"), self._month, self), 1, 0)
        grid.addWidget(self._age, 1, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(Labelled(self.tr("Darf allein zu Hause sein"), self._alone, self), 2, 0, 1, 2)
        grid.addWidget(Labelled(self.tr("frühestens ab"), self._from, self), 3, 0)
        grid.addWidget(Labelled(self.tr("spätestens bis"), self._to, self), 3, 1)
        trust = self.tr("Sie kennen Ihr Kind. Es gibt keine feste Altersgrenze.")
        grid.addWidget(Words(trust, "small", self), 4, 0, 1, 2)
        grid.addWidget(Labelled(self.tr("früher abgeben als die anderen"), self._out, self), 5, 0)
        grid.addWidget(Labelled(self.tr("später abholen als die anderen"), self._back, self), 5, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        buttons = QHBoxLayout()
        buttons.addWidget(self._take)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _show_age(self, month: Any) -> None:
        years = age_in_years(month, self._today()) if isinstance(month, date) else None
        self._age.setText(
            "" if years is None else self.tr("{years} alt").format(years=count_text(years, "Jahr", "Jahre"))
        )

    def _finish(self) -> None:
        faults = [
            (self._name, self.tr("Bitte einen Vornamen oder ein Kürzel."), not self._name.line.text().strip()),
            (self._month, self.tr("Bitte Monat und Jahr, zum Beispiel 06/2022."), self._typed_month() is None),
            (
                self._month,
                self.tr("Der Monat liegt in der Zukunft."),
                (self._typed_month() or date.min) > self._today(),
            ),
            (self._to, self.tr("Das Ende liegt vor dem Anfang."), (self._to.value or 0) < (self._from.value or 0)),
        ]
        fault = next(((edit, sentence) for edit, sentence, wrong in faults if wrong), None)
        edits = (self._name, self._month, self._alone, self._from, self._to, self._out, self._back)
        waiting: TypedEdit | None = next((edit for edit in edits if not edit.is_read), None)
        if fault is not None:
            fault[0].complain(fault[1])
            fault[0].line.setFocus()
        elif waiting is not None:
            waiting.line.setFocus()
        else:
            self.finished.emit(self._child())

    def _typed_month(self) -> date | None:
        return find_month(self._month.line.text())

    def _child(self) -> Child:
        return Child(
            id=self._id,
            given_name=self._name.line.text().strip(),
            birth_month=self._month.value,
            alone_max_minutes=self._alone.value or 0,
            alone_window=(self._from.value, self._to.value),
            extra_out=self._out.value or 0,
            extra_back=self._back.value or 0,
        )
