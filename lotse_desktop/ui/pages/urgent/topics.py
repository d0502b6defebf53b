"""Topics that can be kept: ticked or not, handed on to whom, when, and what has to be known."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from lotse_desktop.domain.partners import PartnerKind
from lotse_desktop.domain.urgent import UrgentKind, UrgentMark, UrgentTopic
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Words
from lotse_desktop.ui.widgets.choice import TOUCH, Mark, OptionButton
from lotse_desktop.ui.widgets.typed import day_edit


class TopicRow(QWidget):
    """One topic; who may help is offered first, every other kind of partner below."""

    marked = Signal(object)
    """The :class:`UrgentMark` as it is now; ``None``: not ticked."""

    def __init__(
        self,
        kind: UrgentKind,
        topic: UrgentTopic,
        partners: Sequence[PartnerKind],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._topic, self._today = topic, today
        self._mark: UrgentMark | None = None
        self.setObjectName(f"topic-{topic}")
        self._tick = OptionButton(kind.title, Mark.SQUARE, "", self)
        self._tick.setObjectName("tick")
        self._tick.setAccessibleDescription(kind.question)
        self._details = QWidget(self)
        self._partner = _partner_box(kind, partners, self.tr("{topic}: weitergeleitet an"), self.tr("noch niemand"))
        self._day = day_edit(self.tr("{topic}: Datum").format(topic=kind.title), today, self, needed=True)
        self._day.setObjectName("day")
        fields = QHBoxLayout()
        fields.setSpacing(16)
        fields.addWidget(Labelled(self.tr("Weitergeleitet an"), self._partner, self._details), stretch=2)
        fields.addWidget(Labelled(self.tr("Datum"), self._day, self._details), stretch=1)
        facts = Bullets("", self._details)
        facts.setObjectName("facts")
        facts.show_sentences(kind.facts)
        inside = QVBoxLayout(self._details)
        inside.setContentsMargins(28, 0, 0, 4)
        inside.setSpacing(8)
        inside.addLayout(fields)
        inside.addWidget(facts)
        if kind.check:
            inside.addWidget(Words(kind.check, "small", self._details))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(self._tick)
        layout.addWidget(Words(kind.question, "small", self))
        layout.addWidget(self._details)
        self._tick.clicked.connect(self._press)
        self._partner.activated.connect(self._hand_on)
        self._day.typed.connect(self._date)

    def show_mark(self, mark: UrgentMark | None) -> None:
        """Show whether the topic is ticked, and what was noted."""
        self._mark = mark
        self._tick.setChecked(mark is not None)
        self._details.setVisible(mark is not None)
        if mark is None:
            return
        self._day.show_value(mark.day)
        key = mark.partner or ""
        with QSignalBlocker(self._partner):
            if self._partner.findData(key) < 0:
                self._partner.addItem(key, key)  # a kind that the catalogue no longer knows
            self._partner.setCurrentIndex(self._partner.findData(key))

    def _press(self, ticked: bool) -> None:  # noqa: FBT001
        self.marked.emit(UrgentMark(topic=self._topic, day=self._today()) if ticked else None)

    def _hand_on(self, _index: int) -> None:
        if self._mark is not None:
            partner = str(self._partner.currentData()) or None
            self.marked.emit(self._mark.model_copy(update={"partner": partner, "day": self._today()}))

    def _date(self, day: date) -> None:
        if self._mark is not None:
            self.marked.emit(self._mark.model_copy(update={"day": day}))


def _partner_box(kind: UrgentKind, partners: Sequence[PartnerKind], name: str, nobody: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName("partner")
    box.setAccessibleName(name.format(topic=kind.title))
    box.setMinimumHeight(TOUCH)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    box.addItem(nobody, "")
    known = {partner.key: partner for partner in partners}
    first = [known[key] for key in kind.partners if key in known]
    for partner in first:
        box.addItem(partner.title, partner.key)
    box.insertSeparator(box.count())
    for partner in partners:
        if partner not in first:
            box.addItem(partner.title, partner.key)
    return box
