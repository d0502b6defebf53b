"""One life domain on the screen: rating, questions, what is there, what is missing, what only the coach sees."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lotse_desktop.domain.catalogue import LifeDomain
from lotse_desktop.ui.kit.form import QuestionForm
from lotse_desktop.ui.kit.needs import NeedList
from lotse_desktop.ui.pages.domains.rating import CoachCard, SelfRating
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.tab_order import first_control
from lotse_desktop.ui.widgets.two_columns import TwoColumns


class DomainView(QWidget):
    """One life domain; made once per domain, so that another one may have other anchors and questions."""

    def __init__(self, domain: LifeDomain, levels: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.domain = domain
        self.columns = TwoColumns(parent=self)
        self.self_rating = SelfRating(domain, levels, self)
        self.form = QuestionForm(self)
        self.questions = Card(self.tr("Fragen"), self)
        self.questions.setObjectName("questions")
        self.questions.add(self.form)
        self.respected = Words(self.tr("Das ist in Ordnung. Wir fragen hier nicht weiter nach."), "sentence", self)
        self.respected.setObjectName("respected")
        self.resources = Bullets(self.tr("Noch nichts eingetragen."), self)
        self.resources.setObjectName("resources")
        self.needs = NeedList(self.tr("Zurzeit nichts."), self)
        self.needs.setObjectName("needs")
        self.coach = CoachCard(domain, levels, self)
        self.coach.setObjectName("coach")
        there = Card(self.tr("Was schon da ist"), self)
        there.add(self.resources)
        missing = Card(self.tr("Was noch fehlt"), self)
        missing.add(self.needs)
        self._former = Card(self.tr("Frühere Fragen"), self)
        self._former.setObjectName("former")
        self._former.add(Words(self.tr("Sie werden nicht mehr gestellt. Die Antworten bleiben."), "small", self))
        self._former_lines = Bullets("", self)
        self._former.add(self._former_lines)
        for card in (self.self_rating, self.respected, self.questions, missing, self._former):
            self.columns.main.addWidget(card)
        for card in (there, self.coach):
            self.columns.side.addWidget(card)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)

    def show_question(self, item_id: str) -> None:
        """Bring a question into view and let the keyboard go on there; without one the beginning."""
        row = self.form.row(item_id)
        if row is None:
            self.columns.show_top()
            return
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # else the row has no place yet
        self.columns.reveal(row)
        control = first_control(row)
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_former(self, pairs: Sequence[tuple[str, str]], *, shown: bool) -> None:
        """Questions that are asked no more, with their answers."""
        self._former_lines.show_sentences([f"{question} – {answer}" for question, answer in pairs])
        self._former.setVisible(shown and bool(pairs))
