"""Qualification: what is there, what the target asks for, what may close the gap, and how a CV says it."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from typing_extensions import override

from lotse_desktop.domain import qualification as q
from lotse_desktop.domain.answers import answer_line
from lotse_desktop.domain.catalogue import Occupation
from lotse_desktop.domain.courses import (
    FittingMeasure,
    course_text,
    find_course_fit,
    find_measures,
    step_of,
    wanted_kinds,
)
from lotse_desktop.domain.needs import find_needs
from lotse_desktop.domain.plan import MAX_OPEN_STEPS
from lotse_desktop.domain.shift_fit import Fit
from lotse_desktop.ui.kit.page import CasePage, PageContext
from lotse_desktop.ui.pages.qualification.cards import pair_card
from lotse_desktop.ui.pages.qualification.course_check import CourseCheck
from lotse_desktop.ui.pages.qualification.measures import MeasureList, ShownMeasure
from lotse_desktop.ui.widgets.card import Card, Words
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.tab_order import order_tabs
from lotse_desktop.ui.widgets.two_columns import TwoColumns

WORK_WISH = "WORK_WISH"
LEVEL_WORDS = {1: "Helferin oder Helfer", 2: "Fachkraft", 3: "Spezialistin oder Spezialist", 4: "Expertin oder Experte"}


class QualificationPage(CasePage):
    """Gaps and measures at the left; what is there, a course to try, and words for a CV at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._chosen: str | None = None
        self._verdicts: dict[str, tuple[str, bool]] = {}
        self._tested: tuple[object, ...] = ()
        self._measures: dict[str, FittingMeasure] = {}
        self._box = QComboBox(self)
        self._box.setObjectName("target")
        self._box.setMinimumHeight(TOUCH)
        self._box.setAccessibleName(self.tr("Zielberuf"))
        self._asks = Words("", "small", self)
        self._asks.setObjectName("asks")
        self._none = QPushButton(self.tr("Zielberuf eintragen"), self)
        self._none.setObjectName("enter-target")
        target = Card(self.tr("Zielberuf"), self)
        for widget in (self._box, self._asks, self._none):
            target.add(widget)
        gaps, self._gaps = pair_card(self.tr("Was noch fehlt"), "gaps", self.tr("Keine Lücke gefunden."), self)
        self._list = MeasureList(self.tr("Zurzeit passt keine Maßnahme."), self)
        measures = Card(self.tr("Was beantragt werden kann"), self)
        measures.setObjectName("measures")
        measures.add(
            Words(self.tr("Immer zuerst beantragen, dann bezahlen. Fast immer ist es Ermessen."), "small", self)
        )
        measures.add(self._list)
        there, self._there = pair_card(self.tr("Was da ist"), "there", self.tr("Noch nichts eingetragen."), self)
        cv, self._cv = pair_card(
            self.tr("Für den Lebenslauf"), "cv", self.tr("Noch keine Aufgaben aus der Familie eingetragen."), self
        )
        self._coach, self._strains = pair_card(self.tr("Nur für Coach"), "coach", "", self)
        self._check = CourseCheck(lambda: context.editor.record, self)
        columns = TwoColumns(parent=self)
        for card in (target, gaps, measures):
            columns.main.addWidget(card)
        for card in (there, self._check, cv, self._coach):
            columns.side.addWidget(card)
        self.body.addWidget(columns)
        self._box.activated.connect(self._choose)
        self._none.clicked.connect(partial(self._want_target))
        self._list.wanted.connect(self._into_plan)
        self.refresh()

    @override
    def refresh(self) -> None:
        context, catalogue = self.context, self.context.catalogue
        record, today = context.seen, context.today()
        self.set_heading(self.tr("Qualifikation"), self.tr("Was habe ich, was brauche ich, und wie komme ich dahin?"))
        occupation = self._show_targets()
        gaps = q.find_gaps(catalogue, record, today, occupation)
        titles = {kind.key: kind.title for kind in catalogue.needs}
        hints = q.find_hints(catalogue, record, occupation) if occupation is not None else ()
        pairs = [(titles.get(gap.need, gap.need), gap.reason) for gap in gaps]
        self._gaps.show_pairs([*pairs, *((hint, self.tr("Hinweis, kein Bedarf")) for hint in hints)])
        needs = find_needs(catalogue, record, context.care_report(), today)
        fitting = find_measures(catalogue, record, wanted_kinds(catalogue, needs, gaps))
        self._measures = {one.measure.key: one for one in fitting}
        self._list.show_measures([self._shown(one) for one in fitting])
        self._there.show_pairs(self._what_is_there())
        self._cv.show_pairs([(words, task) for task, words in q.find_cv_words(catalogue, record)])
        strains = q.find_strains(catalogue, record, occupation) if occupation is not None else ()
        against = self.tr("geht mit diesem Beruf oft nicht zusammen")
        self._strains.show_pairs([(strain, against) for strain in strains])
        self._coach.setVisible(bool(strains) and not context.mirror())
        self._check.refresh()
        order_tabs(self)

    def _show_targets(self) -> Occupation | None:
        """The occupations to choose from, those of the client first; the chosen one."""
        catalogue, record = self.context.catalogue, self.context.editor.record
        named = [found for found in q.find_targets(catalogue, record) if found is not None]
        others = [occupation for occupation in catalogue.occupations if occupation not in named]
        known = {occupation.key: occupation for occupation in (*named, *others)}
        if self._chosen not in known:
            self._chosen = named[0].key if named else None
        titles = [f"{number}. {one.title}" for number, one in enumerate(named, start=1)]
        titles.extend(one.title for one in others)
        with QSignalBlocker(self._box):
            if [self._box.itemText(number) for number in range(self._box.count())] != titles:
                self._box.clear()
                for title, key in zip(titles, known, strict=True):
                    self._box.addItem(title, key)
            self._box.setPlaceholderText(self.tr("Beruf ansehen"))
            self._box.setCurrentIndex(self._box.findData(self._chosen) if self._chosen is not None else -1)
        self._none.setVisible(not named)
        occupation = known.get(self._chosen or "")
        self._asks.setText(self._asked_words(occupation) if occupation is not None else "")
        self._asks.setVisible(occupation is not None)
        return occupation

    def _asked_words(self, occupation: Occupation) -> str:
        parts = [LEVEL_WORDS[occupation.level], occupation.path, occupation.note]
        if occupation.regulated:
            parts.append(self.tr("reglementiert: nur mit anerkanntem Abschluss oder Erlaubnis"))
        if occupation.german is not None:
            least, better = occupation.german.value, (occupation.german_better or occupation.german).value
            words = self.tr("Deutsch {least}, empfohlen {better}") if least != better else self.tr("Deutsch {least}")
            parts.append(words.format(least=least, better=better))
        return " · ".join(part for part in parts if part)

    def _what_is_there(self) -> list[tuple[str, str]]:
        names = (
            (q.SCHOOL, self.tr("Schule")),
            (q.TRAININGS, self.tr("Ausbildung und Studium")),
            (q.RECOGNITION, self.tr("Anerkennung")),
            (q.LICENCES, self.tr("Scheine und Nachweise")),
            (q.DRIVING, self.tr("Führerschein")),
            (q.EXPERIENCE, self.tr("Erfahrung")),
            (q.LANGUAGES, self.tr("Sprachen")),
            (q.DIGITAL, self.tr("Digitales")),
            (q.PROGRAMS, self.tr("Programme")),
        )
        catalogue, record = self.context.catalogue, self.context.editor.record
        lines = ((name, answer_line(catalogue, record, item_id)) for item_id, name in names)
        return [(name, line) for name, line in lines if line]

    def _shown(self, fitting: FittingMeasure) -> ShownMeasure:
        plan = self.context.editor.record.plan
        verdict, fits = self._verdict(fitting)
        in_plan = any(step.id == step_of(fitting, self.context.today()).id for step in plan.steps)
        return ShownMeasure(fitting, verdict, fits, in_plan, len(plan.open_steps) >= MAX_OPEN_STEPS)

    def _verdict(self, fitting: FittingMeasure) -> tuple[str, bool]:
        """The care test of a measure; tested again only when care or children have changed."""
        record, measure = self.context.editor.record, fitting.measure
        tested = (record.client.children, record.care_week)
        if self._tested != tested:
            self._tested, self._verdicts = tested, {}
        if measure.key not in self._verdicts:
            fit = find_course_fit(record.client.children, record.care_week, measure.blocks)
            words = course_text(fit, record.care_week.cycle_weeks) if fit is not None else ""
            self._verdicts[measure.key] = words, fit is not None and fit.fit is Fit.FITS
        return self._verdicts[measure.key]

    def _choose(self, _row: int) -> None:
        self._chosen = self._box.currentData()
        self.refresh()

    def _want_target(self, _checked: object = None) -> None:
        self.wanted.emit("domains", WORK_WISH)

    def _into_plan(self, key: str) -> None:
        editor = self.context.editor
        step = step_of(self._measures[key], self.context.today())
        name = QCoreApplication.translate("QualificationPage", "Schritt in den Plan")
        editor.change(name, editor.record.with_plan(editor.record.plan.with_step(step)))
