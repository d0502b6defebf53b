"""„Wer könnte diese Lücke schließen?“: a small card for the gap on which the cursor of the week stands."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.care_words import RELIABILITY_NAMES
from lotse_desktop.domain.change_steps import find_change_steps
from lotse_desktop.domain.closers import Closer, find_closers, network_offers, with_possible
from lotse_desktop.domain.gaps import Gap
from lotse_desktop.domain.scenarios import MAX_CHANGES, with_change
from lotse_desktop.domain.wording import clock, listing, minutes_text, weekday_name
from lotse_desktop.ui.kit import trial
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.widgets.card import Card, Rule, Words, empty_layout


class ClosersCard(Card):
    """One press tries somebody (entered as „vielleicht“), a second one makes a step of the plan."""

    told = Signal(str)
    """What came of a press, in words."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("-", parent)
        self.show_title(self.tr("Wer könnte einspringen?"))
        self._context = context
        self._gap: Gap | None = None
        self._shown: object = None
        self._buttons: list[QPushButton] = []
        self._sentence = Words("", "sentence", self)
        self._sentence.setObjectName("gap-words")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.add(self._sentence)
        self.body.addLayout(self._rows)

    def show_gap(self, gap: Gap | None) -> None:
        """Show who could be there; ``None``: no gap is chosen."""
        self._gap = gap
        closers = self._find(gap) if gap is not None else ()
        states = [(closer, *self._state(closer)) for closer in closers]
        self._sentence.setText(self._words(gap, found=bool(closers)))
        if states == self._shown:
            return
        focused = next((number for number, button in enumerate(self._buttons) if button.hasFocus()), None)
        self._shown = states
        self._buttons = []
        empty_layout(self._rows)
        for number, (closer, text, enabled) in enumerate(states):
            self._add_row(number, closer, text, enabled=enabled)
        if focused is not None and focused < len(self._buttons):
            self._buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, gap: Gap) -> tuple[Closer, ...]:
        record = self._context.editor.record
        offers = (*network_offers(record.network_map), *self._context.offers())
        return find_closers(record.client.children, record.care_week, gap, offers, self._context.today())

    def _state(self, closer: Closer) -> tuple[str, bool]:
        """What the button says, and whether it can be pressed."""
        record = self._context.editor.record
        if closer.change not in record.scenarios.trial:
            return self.tr("Ausprobieren"), True
        found = find_change_steps(self._context.catalogue, record, (closer.change,), self._context.today())
        return (self.tr("Steht im Plan"), False) if found.known else (self.tr("Als Schritt in den Plan"), True)

    def _add_row(self, number: int, closer: Closer, text: str, *, enabled: bool) -> None:
        button = QPushButton(text, self)
        button.setObjectName(f"closer-{number}")
        button.setAccessibleName(f"{text}: {closer.label or self.tr('Hilfe')}")
        button.setEnabled(enabled)
        button.clicked.connect(partial(self._press, closer))
        self._buttons.append(button)
        self._rows.addWidget(Rule(self))
        self._rows.addWidget(Words(closer.label or self.tr("Hilfe"), "strong", self))
        self._rows.addWidget(Words(self._details(closer), "small", self))
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _press(self, closer: Closer, _checked: object = None) -> None:
        if closer.change in trial.tried(self._context):
            self.told.emit(trial.to_plan(self._context, (closer.change,)))
            return
        record = self._context.editor.record
        changes = with_change(record.scenarios.trial, closer.change)
        if len(changes) > MAX_CHANGES:
            self.told.emit(trial.too_many())
            return
        changed = record.with_scenarios(record.scenarios.with_trial(changes))
        if closer.entries:
            changed = changed.with_care_week(with_possible(record.care_week, closer))
        name = self.tr("Ausprobieren: {who} schließt die Lücke").format(who=closer.label or self.tr("Hilfe"))
        self._context.editor.change(name, changed)

    def _details(self, closer: Closer) -> str:
        known = closer.source if closer.reliability is None else RELIABILITY_NAMES[closer.reliability]
        times = listing([f"{clock(start)}–{clock(end)}" for start, end in closer.pieces])
        left = (self._gap.minutes if self._gap else 0) - closer.minutes
        rest = self.tr("dann bleiben {length} offen").format(length=minutes_text(left))
        return " · ".join(part for part in (known, closer.area, times, rest if left else self.tr("ganz")) if part)

    def _words(self, gap: Gap | None, *, found: bool) -> str:
        if gap is None:
            return self.tr("Klicken Sie eine Lücke an, oder gehen Sie mit den Pfeiltasten auf eine.")
        names = {child.id: child.given_name for child in self._context.editor.record.client.children}
        when = f"{weekday_name(gap.day)} {clock(gap.start)} bis {clock(gap.end)}"
        words = self.tr("{when}, {child}.").format(when=when, child=names.get(gap.child, ""))
        nobody = self.tr("Bisher ist niemand bekannt, der dann Zeit hat.")
        return words if found else f"{words} {nobody}"
