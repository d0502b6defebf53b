"""The left side: every change that can be switched on, in groups."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lotse_desktop.domain.scenarios import MAX_CHANGES, Change
from lotse_desktop.ui.pages.what_if.options import Topic
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.tick_list import Tick, TickList


class _Group(QWidget):
    """A heading, the changes, buttons for those that need more, a remark when there is nothing."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.changes: tuple[Change, ...] = ()
        self.list = TickList(title, self)
        self._remark = Words("", "small", self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 6, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addWidget(Words(title, "section", self))
        self._layout.addWidget(self.list)
        self._layout.addWidget(self._remark)

    def add_button(self, text: str, name: str) -> QPushButton:
        """A button below the changes."""
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._layout.addWidget(button)
        return button

    def show_changes(self, changes: Sequence[Change], ticks: Sequence[Tick], remark: str) -> None:
        """Show these changes; the remark where there are none."""
        self.changes = tuple(changes)
        self.list.show_ticks(ticks)
        self.list.setVisible(bool(ticks))
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark) and not ticks)


class ChangesCard(Card):
    """Tells which change was pressed and what is asked for; switches nothing itself."""

    switched = Signal(object)
    """:class:`Change`."""
    asked = Signal(str)
    """``helper``, ``shift``, ``school`` or ``work``: a change that needs more."""
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Änderungen"))
        self._count = Words("", "sentence", self)
        self._count.setObjectName("count")
        self._none = QPushButton(self.tr("Alles ausschalten"), self)
        self._none.setObjectName("nothing")
        self._none.setProperty("role", "link")
        self._none.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.head.addWidget(self._none)
        self.add(self._count)
        titles = {
            Topic.CARE: self.tr("BETREUUNG"),
            Topic.HELPERS: self.tr("HELFERINNEN UND HELFER"),
            Topic.CONTACT: self.tr("UMGANG"),
            Topic.WORK: self.tr("ARBEIT"),
            Topic.SCHOOL: self.tr("FERIEN && SCHULE").replace("&&", "&"),
        }
        self._remarks = {
            Topic.CARE: self.tr("Länger buchen: dafür fehlt die Öffnungszeit der Einrichtung."),
        }
        self._groups = {topic: _Group(title, self) for topic, title in titles.items()}
        for topic, group in self._groups.items():
            group.setObjectName(f"topic-{topic}")
            self.add(group)
            group.list.ticked.connect(partial(self._tell, topic))
        self._add_buttons()
        self._none.clicked.connect(self.emptied)

    def show_options(
        self, options: Mapping[Topic, Sequence[Change]], tried: Sequence[Change], text: Callable[[Change], str]
    ) -> None:
        """Show what can be switched on; ``tried``: what is."""
        for topic, group in self._groups.items():
            changes = options[topic]
            ticks = [Tick(text(change), chosen=change in tried) for change in changes]
            group.show_changes(changes, ticks, self._remarks.get(topic, ""))
        number = self.tr("{number} von höchstens {most} eingeschaltet")
        self._count.setText(number.format(number=len(tried), most=MAX_CHANGES))
        self._none.setVisible(bool(tried))

    def show_possible(self, *, shift: bool, school: bool, contact: bool) -> None:
        """Which questions make sense, and whether there is contact time."""
        self._shift.setVisible(shift)
        self._school.setVisible(school)
        self._groups[Topic.CONTACT].setVisible(contact)

    def _add_buttons(self) -> None:
        helper = self._groups[Topic.HELPERS].add_button(self.tr("Neue Hilfe …"), "new-helper")
        self._shift = self._groups[Topic.WORK].add_button(self.tr("Andere Arbeitszeit …"), "other-shift")
        work = self._groups[Topic.WORK].add_button(self.tr("Welche andere Arbeit passt?"), "other-work")
        self._school = self._groups[Topic.SCHOOL].add_button(self.tr("Einschulung …"), "school-start")
        for button, key in ((helper, "helper"), (self._shift, "shift"), (work, "work"), (self._school, "school")):
            button.clicked.connect(partial(self._ask, key))

    def _tell(self, topic: Topic, number: int) -> None:
        self.switched.emit(self._groups[topic].changes[number])

    def _ask(self, key: str, _checked: object = None) -> None:
        self.asked.emit(key)
