"""Where the plan stands, and the way on: agree, look through, close, begin anew."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lotse_desktop.domain.plan import Plan, PlanState
from lotse_desktop.domain.plan_states import proposed_review, review_fault, state_text
from lotse_desktop.domain.wording import short_date
from lotse_desktop.ui.kit.labelled import Labelled
from lotse_desktop.ui.widgets.card import Card, ValueRow, Words
from lotse_desktop.ui.widgets.typed import day_edit

_RUNNING = frozenset({PlanState.AGREED, PlanState.REVIEWED})


class StateCard(Card):
    """The state in words, its dates, the day of the next review, and the buttons that fit the state."""

    agreed = Signal(object)
    """The day of the review."""
    reviewed = Signal(object)
    """The day of the next review."""
    closed = Signal()
    reopened = Signal()
    paper_wanted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Wo der Plan steht"))
        self._today = today
        self._shown: tuple[object, ...] = ()
        self._words = Words("", "strong", self)
        self._words.setObjectName("plan-state")
        self._version = ValueRow(self.tr("Vereinbarte Fassung"), "", "strong", self)
        self._next = ValueRow(self.tr("Rückblick am"), "", "strong", self)
        self._next.setObjectName("review-on")
        self._day = day_edit(self.tr("Gemeinsamer Rückblick am"), today, self)
        self._day.setObjectName("review-day")
        self._asked = Labelled(self.tr("Nächster gemeinsamer Rückblick"), self._day, self)
        self._fault = Words("", "smallgap", self)
        self._fault.setObjectName("review-fault")
        self._hint = Words("", "small", self)
        self._hint.setObjectName("state-hint")
        self._told = Words("", "small", self)
        self._told.setObjectName("state-told")
        self._told.hide()
        self._agree = self._button(self.tr("Plan vereinbaren"), "agree", "primary")
        self._review = self._button(self.tr("Rückblick abschließen"), "finish-review", "primary")
        self._paper = self._button(self.tr("Zum Drucken"), "to-paper", "")
        self._close = self._button(self.tr("Plan abschließen"), "close-plan", "")
        self._reopen = self._button(self.tr("Neuen Entwurf beginnen"), "reopen", "")
        widgets = (self._words, self._version, self._next, self._asked, self._fault, self._hint)
        buttons = (self._agree, self._review, self._paper, self._close, self._reopen)
        for widget in (*widgets, *buttons, self._told):
            self.add(widget)
        self._day.typed.connect(self._show_fault)
        self._agree.clicked.connect(self._send_agreed)
        self._review.clicked.connect(self._send_reviewed)
        self._paper.clicked.connect(self.paper_wanted)
        self._close.clicked.connect(self.closed)
        self._reopen.clicked.connect(self.reopened)

    def show_plan(self, plan: Plan, *, blocked: bool) -> None:
        """Show where ``plan`` stands; ``blocked``: something is missing without which it cannot be agreed."""
        writing, running = plan.state is PlanState.DRAFT, plan.state in _RUNNING
        self._words.setText(state_text(plan))
        self._version.show_value(self.tr("Version {number}").format(number=plan.agreed_version))
        self._version.setVisible(plan.agreed_version is not None)
        self._next.show_value(short_date(plan.review_on) if plan.review_on else "")
        self._next.setVisible(plan.review_on is not None)
        shown = (plan.state, plan.agreed_on, plan.reviewed_on, self._today())
        if self._shown != shown:
            self._shown = shown
            self._day.show_value(self._proposed(plan))
            self._day.complain("")
        self._asked.setVisible(writing or running)
        self._show_fault()
        self._hint.setText(self._hint_of(plan, blocked=blocked))
        self._hint.setVisible(bool(self._hint.text()))
        self._agree.setEnabled(not blocked)
        for button, wanted in (
            (self._agree, writing),
            (self._review, running),
            (self._paper, not writing),
            (self._close, running),
            (self._reopen, plan.state is PlanState.CLOSED),
        ):
            button.setVisible(wanted)

    def tell(self, sentence: str) -> None:
        """Say what was done, below the buttons."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))

    def _proposed(self, plan: Plan) -> date:
        """A draft that was agreed before keeps its review as long as that is possible."""
        today = self._today()
        if plan.state is PlanState.DRAFT and plan.review_on is not None and not review_fault(plan.review_on, today):
            return plan.review_on
        return proposed_review(today)

    def _hint_of(self, plan: Plan, *, blocked: bool) -> str:
        if plan.state is PlanState.DRAFT and blocked:
            return self.tr("Vereinbaren geht, sobald ein Ziel und ein offener Schritt im Plan stehen.")
        if plan.state is PlanState.DRAFT and plan.agreed_version is not None:
            words = self.tr("Version {number} bleibt, wie sie vereinbart wurde. Der Entwurf wird eine neue Version.")
            return words.format(number=plan.agreed_version)
        if plan.state in _RUNNING:
            return self.tr("Ändern Sie Ziele oder Schritte, wird daraus ein neuer Entwurf. Abhaken ändert nichts.")
        return ""

    def _button(self, words: str, key: str, role: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(key)
        if role:
            button.setProperty("role", role)
        return button

    def _show_fault(self, _value: object = None) -> None:
        fault = "" if self._asked.isHidden() else review_fault(self._day.value, self._today())
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def _send_agreed(self) -> None:
        if self._may_go_on():
            self.agreed.emit(self._day.value)

    def _send_reviewed(self) -> None:
        if self._may_go_on():
            self.reviewed.emit(self._day.value)

    def _may_go_on(self) -> bool:
        """The day of the review can stay; else it is asked for again."""
        if self._day.is_read and not review_fault(self._day.value, self._today()):
            return True
        self._day.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_fault()
        return False
