"""Overview: the case on one calm screen; every card leads to its page."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from lotse_desktop.domain.client import age_in_years
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.needs import by_urgency, find_needs, find_resources
from lotse_desktop.domain.plan import Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import (
    clock,
    count_text,
    half_hours_text,
    minutes_text,
    phase_name,
    short_date,
    week_letter,
    weekday_list,
)
from lotse_desktop.ui.kit.new_round import NewRoundButton
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.kit.urgent_card import UrgentCard
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import BigNumber, Card, Tone, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.two_columns import Scroll

MOST: Final = 4
"""Lines of a card; more are counted."""
WIDE: Final = 100
"""Average characters that must fit for three cards side by side."""


class LinkCard(Card):
    """A card that leads to a page."""

    wanted = Signal(str, str)

    def __init__(self, title: str, page: str, part: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setObjectName(f"card-{page}-{part}" if part else f"card-{page}")
        self._link = QPushButton(self.tr("Öffnen"), self)
        self._link.setObjectName("open")
        self._link.setProperty("role", "link")
        self._link.setMinimumHeight(TOUCH)
        self._link.setAccessibleName(self.tr("{title} öffnen").format(title=title))
        self.head.addWidget(self._link)
        self._link.clicked.connect(partial(self._open, page, part))

    def _open(self, page: str, part: str, _checked: object = None) -> None:
        self.wanted.emit(page, part)


class OverviewPage(CasePage):
    """Where the case stands, what is there, what is open, what comes next."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._concern = Words("", "", self)
        self._concern.setObjectName("concern")
        self._children = Bullets(self.tr("Noch kein Kind eingetragen."), self)
        self._next = Bullets(self.tr("Noch keine Schritte vereinbart."), self)
        self._gap = BigNumber("", parent=self)
        self._gap.setObjectName("gap")
        self._gap_words = Words("", "sentence", self)
        self._needs = Bullets(self.tr("Noch ist nichts als Bedarf festgehalten."), self)
        self._resources = Bullets(self.tr("Noch nichts eingetragen."), self)
        self._feasible = BigNumber("", parent=self)
        self._feasible.setObjectName("feasible")
        self._windows = Bullets(self.tr("Erst mit Betreuung lässt sich eine Arbeitszeit berechnen."), self)
        self._cards = (
            self._card(self.tr("Anliegen"), "family", (self._concern,)),
            self._card(self.tr("Was schon da ist"), "domains", (self._resources,)),
            self._card(self.tr("Betreuung"), "care_week", (self._gap, self._gap_words)),
            self._card(self.tr("Kinder"), "family", (self._children,), "children"),
            self._card(self.tr("Was noch fehlt"), "plan", (self._needs,), "needs"),
            self._card(self.tr("Machbare Arbeitszeit heute"), "care_week", (self._feasible, self._windows), "feasible"),
            self._card(self.tr("Nächste Schritte"), "plan", (self._next,), "steps"),
        )
        self._urgent = UrgentCard(self)
        self._urgent.wanted.connect(self.wanted)
        self._new_round = NewRoundButton(context, self)
        self.header.addWidget(self._new_round, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget(self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._urgent)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.body.addWidget(Scroll(inside, self))
        self._arrange(wide=True)
        self.refresh()

    @override
    def refresh(self) -> None:
        record, today = self.context.seen, self.context.today()
        client, catalogue = record.client, self.context.catalogue
        report = self.context.care_report()
        self.set_heading(self.tr("Überblick"), self._standing(record))
        self._new_round.refresh()
        self._concern.setText(f"„{client.concern}“" if client.concern else self.tr("Noch nicht aufgeschrieben."))
        self._children.show_sentences(
            [
                f"{c.given_name}, {count_text(age_in_years(c.birth_month, today), 'Jahr', 'Jahre')}"
                for c in client.children
            ]
        )
        self._urgent.show_urgent(catalogue, record)
        found = find_resources(catalogue, record, report, today)
        self._resources.show_sentences(self._first([resource.sentence for resource in found]))
        needs = by_urgency(need for need in find_needs(catalogue, record, report, today) if need.confirmed)
        self._needs.show_sentences(self._first([need.kind.title for need in needs]))
        self._next.show_sentences(self._first([self._step_words(step) for step in record.plan.open_steps]))
        self._show_gap(report)
        week = record.care_week
        has_care = bool(client.children and (week.care or week.helpers or week.absences))
        self._show_feasible(report, has_care=has_care)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= WIDE * self.fontMetrics().averageCharWidth())

    def _card(self, title: str, page: str, inside: Sequence[QWidget], part: str = "") -> LinkCard:
        card = LinkCard(title, page, part, self)
        for widget in inside:
            card.add(widget)
        card.body.addStretch(1)
        card.wanted.connect(self.wanted)
        return card

    def _arrange(self, *, wide: bool) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(self._cards[:6]):
            if wide:
                self._grid.addWidget(card, number // 3, number % 3)
            else:
                self._grid.addWidget(card, number, 0)
        self._grid.addWidget(self._cards[6], 2 if wide else 6, 0, 1, 3 if wide else 1)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if wide or not column else 0)

    def _standing(self, record: CaseRecord) -> str:
        client, appointment = record.client, record.plan.next_appointment
        words = self.tr("{phase} · begonnen am {day}").format(
            phase=phase_name(client.phase), day=short_date(client.opened_on)
        )
        if appointment is None:
            return words
        when = short_date(appointment.day)
        if appointment.minute is not None:
            when = self.tr("{day}, {time} Uhr").format(day=when, time=clock(appointment.minute))
        return self.tr("{words} · nächster Termin {when}").format(words=words, when=when)

    def _first(self, sentences: Sequence[str]) -> list[str]:
        if len(sentences) <= MOST:
            return list(sentences)
        more = self.tr("und {number} weitere").format(number=len(sentences) - MOST + 1)
        return [*sentences[: MOST - 1], more]

    def _step_words(self, step: Step) -> str:
        if step.due is None:
            return self.tr("{step} – ohne Datum").format(step=step.text)
        late = step.is_late(self.context.today())
        words = self.tr("{step} – überfällig seit {day}") if late else self.tr("{step} – bis {day}")
        return words.format(step=step.text, day=short_date(step.due))

    def _show_gap(self, report: CareReport) -> None:
        largest = max(report.family_gap_minutes, default=0)
        if not report.demand_minutes:
            self._gap.show_number("–")
            self._gap_words.setText(self.tr("Noch ist nicht eingetragen, wann Betreuung gebraucht wird."))
            return
        tone: Tone = "gap" if largest else "good"
        self._gap.show_number(minutes_text(largest) if largest else self.tr("keine Lücke"), tone)
        words = (
            self.tr("mindestens ein Kind ohne Betreuung, in der Woche")
            if largest
            else self.tr("Alle Zeiten sind gedeckt.")
        )
        self._gap_words.setText(words)

    def _show_feasible(self, report: CareReport, *, has_care: bool) -> None:
        least = min(report.feasible_week_minutes, default=0)
        hours = self.tr("{hours} h / Woche").format(hours=half_hours_text(least))
        self._feasible.show_number(hours if has_care and report.feasible else "–")
        windows = self._windows_words(report)
        none = self.tr("Mit der Betreuung von heute ist keine Arbeitszeit machbar.") if has_care else ""
        self._windows.show_sentences(self._first(windows) if has_care else [], none)

    def _windows_words(self, report: CareReport) -> list[str]:
        """One week: days with the same hours together; several weeks: the hours of each."""
        if report.cycle_weeks > 1:
            words = self.tr("Woche {letter}: {hours} h")
            weeks = enumerate(report.feasible_week_minutes, start=1)
            return [words.format(letter=week_letter(week), hours=half_hours_text(minutes)) for week, minutes in weeks]
        days: dict[tuple[int, int], list[int]] = {}
        for window in report.feasible:
            days.setdefault((window.start, window.end), []).append(window.day)
        words = self.tr("{days} {start}–{end} Uhr")
        return [
            words.format(days=weekday_list(found, short=True), start=clock(start), end=clock(end))
            for (start, end), found in days.items()
        ]
