"""Ways to the doors: for each place from home and to work, who goes alone, the order, and the ways between them."""

from collections.abc import Sequence
from functools import partial
from itertools import combinations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.care import CareWeek, Door, DoorWay
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.door_changes import moved, with_all_doors, without_empty_doors
from lotse_desktop.domain.door_words import door_names
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.card import Rule, Words
from lotse_desktop.ui.widgets.flow import FlowLayout
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.typed import TypedEdit, number_edit

LONGEST = 600
"""Minutes of a way at most."""


class DoorRow(QFrame):
    """One door: its place in the order, the ways to it, who goes there alone."""

    moved = Signal(int)
    """By how many places it shall be handed over later."""

    def __init__(self, door: Door, title: str, children: Sequence[Child], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"door-{door.id}")
        self.setAccessibleName(title)
        self._door = door
        self.earlier = self._step(self.tr("nach oben"), self.tr("{door}: früher übergeben"), title, -1)
        self.later = self._step(self.tr("nach unten"), self.tr("{door}: später übergeben"), title, 1)
        self.home = _minutes(self.tr("{door}: Weg von zu Hause in Minuten").format(door=title), door.home, self)
        self.home.setObjectName("home")
        self.work = _minutes(self.tr("{door}: Weg zur Arbeit in Minuten").format(door=title), door.work, self)
        self.work.setObjectName("work")
        self.work.line.setPlaceholderText(self.tr("üblich"))
        self._alone = {child.id: QCheckBox(child.given_name, self) for child in children}
        for child in children:
            box = self._alone[child.id]
            box.setObjectName(f"alone-{child.id}")
            box.setText(self.tr("{name} geht allein oder mit einer Gruppe").format(name=child.given_name))
            box.setChecked(child.id in door.alone)
        self._lay_out(title)

    @property
    def door(self) -> Door:
        """The door as it stands in the row."""
        alone = tuple(child for child, box in self._alone.items() if box.isChecked())
        return self._door.model_copy(update={"home": self.home.value, "work": self.work.value, "alone": alone})

    def _step(self, text: str, name: str, title: str, steps: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("earlier" if steps < 0 else "later")
        button.setProperty("role", "line")
        button.setAutoDefault(False)
        button.setAccessibleName(name.format(door=title))
        button.clicked.connect(lambda: self.moved.emit(steps))
        return button

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(Words(title, "strong", self), stretch=1)
        head.addWidget(self.earlier)
        head.addWidget(self.later)
        ways = FlowLayout(gap=20)
        ways.addWidget(Labelled(self.tr("von zu Hause"), self.home, self))
        ways.addWidget(Labelled(self.tr("von hier zur Arbeit"), self.work, self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(ways)
        for box in self._alone.values():
            layout.addWidget(box)


class DoorForm(QWidget):
    """All doors of a care week; empty fields are not known."""

    def __init__(self, week: CareWeek, children: Sequence[Child], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafted = with_all_doors(week)
        self._children = children
        self._names = door_names(children, self._drafted)
        self._rows: list[DoorRow] = []
        self._between: dict[tuple[str, str], TypedEdit] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        order = self.tr("Von oben nach unten, wie Sie die Kinder bringen. Geholt wird umgekehrt.")
        layout.addWidget(Words(order, "sentence", self))
        layout.addLayout(self._list)
        self._add_between(layout)
        empty = self.tr(
            "Leer heißt: nicht bekannt. Wo Wege stehen, zählen sie statt der Minuten, die ein Kind „früher abgegeben“ "
            "oder „später abgeholt“ wird."
        )
        layout.addWidget(Words(empty, "small", self))
        layout.addStretch(1)
        self._show_rows(self._drafted.doors)

    def made(self, week: CareWeek) -> CareWeek:
        """``week`` with the doors as they stand here; those about which nothing is known are none."""
        doors = {place.id: place.door for place in self._drafted.care}
        care = tuple(place.model_copy(update={"door": doors.get(place.id)}) for place in week.care)
        between = tuple(
            DoorWay(doors=pair, minutes=edit.value) for pair, edit in self._between.items() if edit.value is not None
        )
        rows = tuple(row.door for row in self._rows)
        return without_empty_doors(week.model_copy(update={"care": care, "doors": rows, "between": between}))

    def find_fault(self) -> TypedEdit | None:
        """A field that cannot be read."""
        edits = [edit for row in self._rows for edit in (row.home, row.work)]
        return next((edit for edit in (*edits, *self._between.values()) if not edit.is_read), None)

    def _show_rows(self, doors: Sequence[Door]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = []
        for number, door in enumerate(doors):
            kids = [child for child in self._children if child.id in self._children_of(door.id)]
            title = f"{number + 1}. {self._names[door.id]}"
            row = DoorRow(door, title, kids, self)
            row.earlier.setEnabled(number > 0)
            row.later.setEnabled(number < len(doors) - 1)
            row.moved.connect(partial(self._move, door.id))
            if number:
                self._list.addWidget(Rule(self))
            self._list.addWidget(row)
            self._rows.append(row)
        order_tabs(self)

    def _move(self, door: str, steps: int) -> None:
        doors = [row.door for row in self._rows]
        number = next(place for place, other in enumerate(doors) if other.id == door)
        self._show_rows(moved(doors, number, steps))
        row = self._rows[number + steps]
        wanted, other = (row.earlier, row.later) if steps < 0 else (row.later, row.earlier)
        (wanted if wanted.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_between(self, layout: QVBoxLayout) -> None:
        known = {frozenset(way.doors): way.minutes for way in self._drafted.between}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for number, (first, second) in enumerate(combinations(self._drafted.doors, 2)):
            title = self.tr("{first} – {second}").format(first=self._names[first.id], second=self._names[second.id])
            name = self.tr("Weg zwischen {first} und {second} in Minuten")
            name = name.format(first=self._names[first.id], second=self._names[second.id])
            edit = _minutes(name, known.get(frozenset((first.id, second.id))), self)
            edit.setObjectName(f"between-{first.id}-{second.id}")
            self._between[first.id, second.id] = edit
            grid.addWidget(Words(title, "", self), number, 0)
            grid.addWidget(edit, number, 1)
        if self._between:
            layout.addWidget(Words(self.tr("Zwischen den Türen"), "cardtitle", self))
        grid.setColumnStretch(0, 1)
        layout.addLayout(grid)

    def _children_of(self, door: str) -> set[str]:
        return {child for place in self._drafted.care if place.door == door for child in place.children}


def _minutes(name: str, value: int | None, parent: QWidget) -> TypedEdit:
    edit = number_edit(name, 0, LONGEST, parent, unit=QCoreApplication.translate("DoorForm", "min"))
    edit.show_value(value)
    return edit
