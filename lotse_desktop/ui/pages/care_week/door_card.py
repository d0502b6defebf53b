"""„Bringen & Holen“: where one parent would have to be at two doors at once, and the way of each day."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.door_clashes import check_doors
from lotse_desktop.domain.door_runs import find_runs
from lotse_desktop.domain.door_words import clash_lines, door_names, question_lines, run_lines
from lotse_desktop.domain.doors import is_institution
from lotse_desktop.ui.widgets.card import Card, Words

_FIRST_RUN: Final = "out"


class DoorCard(Card):
    """Clashes in words; the ways before and after work; what has to be asked.  Only where children are brought."""

    wanted = Signal()
    """Somebody wants to enter the ways to the doors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Bringen & Holen"), parent)
        self.setAccessibleName(self.tr("Bringen und Holen"))
        self._verdict = Words("", "sentence", self)
        self._verdict.setObjectName("verdict")
        self._parts = {
            name: (Words(title, "section", self), Words("", role, self))
            for name, title, role in (
                ("bring", self.tr("Bringen"), "gap"),
                ("fetch", self.tr("Holen"), "gap"),
                (_FIRST_RUN, self.tr("Weg vor der Arbeit"), ""),
                ("back", self.tr("Weg nach der Arbeit"), ""),
            )
        }
        self._open = Words("", "small", self)
        self._open.setObjectName("questions")
        self._ways = QPushButton(self.tr("Wege zu den Türen …"), self)
        self._ways.setObjectName("doors")
        self._ways.setProperty("role", "link")
        self._ways.setAutoDefault(False)
        self._ways.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for name, (title, words) in self._parts.items():
            title.setContentsMargins(0, 4, 0, 0)
            words.setObjectName(name)
            if name == _FIRST_RUN:
                self.add(self._verdict)
            self.add(title)
            self.add(words)
        self.add(self._open)
        self.add(self._ways)
        self._ways.clicked.connect(self.wanted)

    def show_week(self, children: Sequence[Child], week: CareWeek, number: int) -> None:
        """The week ``number`` (1 …) of the cycle."""
        self.setVisible(any(is_institution(place) for place in week.care))
        names, check = door_names(children, week), check_doors(children, week)
        clashes = [clash for clash in check.clashes if clash.week == number]
        runs = [run for run in find_runs(children, week) if run.week == number]
        lines = {
            "bring": clash_lines((clash for clash in clashes if not clash.fetch), names),
            "fetch": clash_lines((clash for clash in clashes if clash.fetch), names),
            _FIRST_RUN: run_lines((run for run in runs if not run.fetch), names),
            "back": run_lines((run for run in runs if run.fetch), names),
        }
        for name, (title, words) in self._parts.items():
            words.setText("\n".join(lines[name]))
            title.setVisible(bool(lines[name]))
            words.setVisible(bool(lines[name]))
        self._verdict.setText(self._sum_up(week, clashes=bool(clashes), asked=bool(check.questions)))
        self._verdict.setVisible(bool(self._verdict.text()))
        self._open.setText("\n".join(question_lines(check.questions, names)))
        self._open.setVisible(bool(check.questions))
        self.setAccessibleDescription(" ".join([self._verdict.text(), *lines["bring"], *lines["fetch"]]))

    def _sum_up(self, week: CareWeek, *, clashes: bool, asked: bool) -> str:
        if not week.doors:
            return self.tr("Gerechnet wird mit dem üblichen Weg. Genauer wird es mit den Wegen zu den Türen.")
        if clashes:
            return self.tr("Es hilft, wenn jemand anderes ein Kind übernimmt oder eine Zeit sich ändert.")
        return "" if asked else self.tr("Alle Türen sind rechtzeitig zu erreichen.")
