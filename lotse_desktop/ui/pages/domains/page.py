"""Life domains: talk about one after the other, in any order; everything may stay open."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from lotse_desktop.domain.answers import asked_items, former_answers, next_open, open_items, with_present_names
from lotse_desktop.domain.assessment import Standing
from lotse_desktop.domain.catalogue import Catalogue, LifeDomain
from lotse_desktop.domain.gaps import CareReport
from lotse_desktop.domain.last_answers import former_last_answers, last_answers, last_form
from lotse_desktop.domain.needs import CHILDCARE, FoundResource, find_needs, find_resources, suggested_level
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import minutes_text
from lotse_desktop.ui.kit.domain_edits import DomainEdits
from lotse_desktop.ui.kit.fields import Around
from lotse_desktop.ui.kit.last_time import told_answers
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.pages.domains.view import DomainView
from lotse_desktop.ui.widgets.stepper import Progress, Stage, Stepper
from lotse_desktop.ui.widgets.tab_order import order_tabs

WIDE: Final = 100
"""Average characters that must fit, else the list goes above the domain."""
_DIRECTIONS: Final = (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight)


class DomainsPage(CasePage):
    """The list of life domains at the left, the chosen one at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._key = ""
        self._views: dict[str, DomainView] = {}
        self._edits: dict[str, DomainEdits] = {}
        self._stepper = Stepper(self.tr("Lebensbereiche"), self)
        self._stepper.setObjectName("domains")
        self._mirror = QPushButton(self.tr("Gemeinsam schauen"), self)
        self._mirror.setObjectName("mirror")
        self._mirror.setToolTip(self.tr("Blendet aus, was nur für die Beratung ist (Strg+M)."))
        self._back = QPushButton(self.tr("Zurück"), self)
        self._back.setObjectName("previous")
        self._forth = QPushButton(self.tr("Weiter"), self)
        self._forth.setObjectName("next")
        self._turns = QWidget(self)
        turns = QHBoxLayout(self._turns)
        turns.setContentsMargins(0, 0, 0, 0)
        turns.addWidget(self._back)
        turns.addWidget(self._forth)
        self.header.addWidget(self._turns, 0, Qt.AlignmentFlag.AlignTop)
        self.header.addWidget(self._mirror, 0, Qt.AlignmentFlag.AlignTop)
        self._list = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._list.addWidget(self._stepper)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addLayout(self._list)
        self._stack = QStackedWidget(self)
        self._row.addWidget(self._stack, stretch=1)
        self.body.addLayout(self._row)
        self._stepper.chosen.connect(self._choose)
        self._mirror.clicked.connect(context.switch_mirror)
        self._back.clicked.connect(partial(self._step, -1))
        self._forth.clicked.connect(partial(self._step, 1))
        for keys, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            sequence = QKeySequence(Qt.KeyboardModifier.ControlModifier | keys)
            shortcut = QShortcut(sequence, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))
        self.refresh()

    @override
    def refresh(self) -> None:
        record, domains = self.context.seen, self._domains()
        self._mirror.setVisible(not self.context.mirror())
        if not domains:
            self.set_heading(self.tr("Lebensbereiche"), self.tr("Der Katalog enthält noch keinen Lebensbereich."))
            return
        if self._key not in {domain.key for domain in domains}:
            self._key = _first_open(domains, record)
        domain = self.context.catalogue.domain(self._key)
        self.set_heading(domain.title, domain.sentence)
        self._stepper.show_stages([self._stage(other, record) for other in domains], self._key)
        place = domains.index(domain)
        self._back.setEnabled(place > 0)
        self._forth.setEnabled(place < len(domains) - 1)
        turned = self._stack.currentWidget() is not self._views.get(self._key)
        view = self._view_of(domain)
        self._show_domain(view, record)
        order_tabs(self if turned else view)  # views that wait hidden are many controls

    @override
    def show_part(self, part: str) -> None:
        """``HOUSING`` or ``HOUSING/WOH3``; a domain that was begun is shown where the talk goes on."""
        key, _, item_id = part.partition("/")
        domain = next((domain for domain in self._domains() if domain.key == key), None)
        if domain is not None:
            self._choose(key)
            record = self.context.editor.record
            form = record.answers(key)
            begun = bool(form.answers) or form.self_rating is not None
            wanted = item_id or (next_open(domain, record) if begun else "")
            QTimer.singleShot(0, self._views[key], partial(self._views[key].show_question, wanted))

    @override
    def shown_part(self) -> str:
        view = self._views.get(self._key)
        if view is None:
            return ""
        focused = view.form.focused_item
        item_id = next_open(view.domain, self.context.editor.record, focused) if focused else ""
        return "/".join(filter(None, (self._key, item_id or focused)))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        letter, down, right = self.fontMetrics().averageCharWidth(), *_DIRECTIONS
        wide = self.width() >= WIDE * letter
        self._row.setDirection(right if wide else down)
        self._list.setDirection(down if wide else right)
        self._place_turns(wide=wide)
        self._stepper.setMaximumSize(27 * letter if wide else self.width(), self.height() if wide else 9 * letter)

    def _place_turns(self, *, wide: bool) -> None:
        """Beside the title, so that the whole list is seen; beside the list where the room is narrow."""
        if wide and self.header.indexOf(self._turns) < 0:
            self._list.removeWidget(self._turns)
            self.header.insertWidget(1, self._turns, 0, Qt.AlignmentFlag.AlignTop)
        elif not wide and self._list.indexOf(self._turns) < 0:
            self.header.removeWidget(self._turns)
            self._list.addWidget(self._turns)

    def _domains(self) -> tuple[LifeDomain, ...]:
        return tuple(sorted(self.context.catalogue.domains, key=lambda domain: domain.order))

    def _stage(self, domain: LifeDomain, record: CaseRecord) -> Stage:
        form, still_open = record.answers(domain.key), open_items(domain, record)
        if form.standing is Standing.DECLINED:
            return Stage(domain.key, domain.title, self.tr("nicht gewünscht"), Progress.LEFT_OUT)
        if still_open:
            begun = bool(form.answers) or form.self_rating is not None
            words = self.tr("{number} offen").format(number=still_open)
            return Stage(domain.key, domain.title, words, Progress.PART if begun else Progress.EMPTY)
        if form.self_rating is None:
            return Stage(domain.key, domain.title, self.tr("Einschätzung offen"), Progress.PART)
        return Stage(domain.key, domain.title, self.tr("besprochen"), Progress.DONE)

    def _view_of(self, domain: LifeDomain) -> DomainView:
        """The view of ``domain``, made when it is looked at for the first time."""
        view = self._views.get(domain.key) or self._make_view(domain)
        if view is not self._stack.currentWidget():
            self._stack.setCurrentWidget(view)
        return view

    def _make_view(self, domain: LifeDomain) -> DomainView:
        view = DomainView(domain, self.context.catalogue.levels, self)
        self._stack.addWidget(view)
        edits = DomainEdits(self.context, domain)
        view.self_rating.rated.connect(edits.rate_self)
        view.self_rating.stood.connect(edits.stand)
        view.coach.rated.connect(edits.rate_coach)
        view.coach.noted.connect(edits.note)
        view.form.answered.connect(edits.answer)
        view.form.wanted.connect(self._want)
        view.needs.decided.connect(edits.decide)
        self._views[domain.key] = view
        self._edits[domain.key] = edits
        return view

    def _show_domain(self, view: DomainView, record: CaseRecord) -> None:
        domain, client = view.domain, record.client
        form = with_present_names(domain, record.answers(domain.key))
        declined = form.standing is Standing.DECLINED
        last = last_form(domain, record)
        view.self_rating.show_form(form, last)
        view.respected.setVisible(declined)
        view.questions.setVisible(not declined)
        catalogue = self.context.catalogue
        around = Around(client.children, catalogue.occupations, catalogue.groups)
        items, children = asked_items(domain, client), [child.id for child in client.children]
        told = told_answers(items, last_answers(domain, record), children)
        view.form.show_questions(items, around, form.answers, told)
        view.show_former(former_answers(domain, former_last_answers(domain, record)), shown=not declined)
        report, today = self.context.care_report(), self.context.today()
        found = find_resources(self.context.catalogue, record, report, today)
        view.resources.show_sentences([f.sentence for f in _resources_of(domain, self.context.catalogue, found)])
        needs = find_needs(self.context.catalogue, record, report, today)
        view.needs.show_needs([need for need in needs if need.kind.domain == domain.key])
        suggested = suggested_level(record, report) if domain.key == CHILDCARE else None
        view.coach.show_form(form, suggested, self._open_time(report), last)
        view.coach.setVisible(not self.context.mirror())

    def _open_time(self, report: CareReport) -> str:
        largest = max(report.family_gap_minutes, default=0)
        if not largest:
            return ""
        return self.tr("In der Woche sind {time} offen.").format(time=minutes_text(largest))

    def _choose(self, key: str) -> None:
        if key != self._key:
            self._key = key
            self.refresh()

    def _step(self, step: int, _checked: object = None) -> None:
        keys = [domain.key for domain in self._domains()]
        place = keys.index(self._key) + step
        if 0 <= place < len(keys):
            self._choose(keys[place])

    def _want(self, page: str) -> None:
        self.wanted.emit(page, "")


def _first_open(domains: tuple[LifeDomain, ...], record: CaseRecord) -> str:
    """Where the talk goes on: the first domain with something open, else the first."""
    waiting = (
        domain
        for domain in domains
        if (form := record.answers(domain.key)).standing is not Standing.DECLINED
        and (open_items(domain, record) or form.self_rating is None)
    )
    return next(waiting, domains[0]).key


def _resources_of(
    domain: LifeDomain, catalogue: Catalogue, found: tuple[FoundResource, ...]
) -> tuple[FoundResource, ...]:
    """Resources that questions of ``domain`` speak for; those of no question go where the care week is asked for."""
    asked = {rule.resource for item in domain.items for rule in item.rules}
    everywhere = {rule.resource for other in catalogue.domains for item in other.items for rule in item.rules}
    has_week = any(item.page == "care_week" for item in domain.items)
    return tuple(
        f
        for f in found
        if f.kind.key in asked
        or f.kind.domain == domain.key
        or (has_week and f.kind.domain is None and f.kind.key not in everywhere)
    )
