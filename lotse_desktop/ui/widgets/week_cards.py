"""The cards beside the week: what is open, and which working time is possible.  They follow every pull."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lotse_desktop.domain.care_words import GAP_CLASS_NAMES
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.feasible import Window
from lotse_desktop.domain.frozen import DAY, clock_text
from lotse_desktop.domain.gaps import CareReport, Gap, GapClass, classify
from lotse_desktop.domain.intervals import Interval, cut, intersect, length, merge
from lotse_desktop.domain.timetable import WEEK
from lotse_desktop.domain.wording import (
    clock,
    half_hours_text,
    listing,
    minutes_text,
    short_minutes_text,
    week_letter,
    weekday_list,
    weekday_short,
)
from lotse_desktop.ui.widgets.card import BigNumber, Card, Rule, Tone, ValueRow, Words

Row = tuple[str, str, Tone]


class Rows(QWidget):
    """Rows of label and value that are shown anew many times a second; widgets are kept and filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Rule, ValueRow]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show exactly these, with a thin rule above each."""
        while len(self._rows) < len(rows):
            rule, row = Rule(self), ValueRow("", "", "strong", self)
            self._layout.addWidget(rule)
            self._layout.addWidget(row)
            self._rows.append((rule, row))
        for number, (rule, row) in enumerate(self._rows):
            used = number < len(rows)
            if used:
                label, value, tone = rows[number]
                row.show_label(label)
                row.show_value(value, tone)
            rule.setVisible(used)
            row.setVisible(used)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Label and value of each row that is seen."""
        return [(row.label, row.value) for _, row in self._rows if not row.isHidden()]


class _NumberCard(Card):
    """Title, one number, a sentence, rows, a small remark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("-", parent)
        self.number = BigNumber("", "", self)
        self.number.setObjectName("number")
        self.sentence = Words("", "sentence", self)
        self.rows = Rows(self)
        self.remark = Words("", "small", self)
        for widget in (self.number, self.sentence, self.rows, self.remark):
            self.add(widget)
        self.body.addStretch(1)

    def _show(self, number: str, tone: Tone, sentence: str, remark: str = "") -> None:
        self.number.show_number(number, tone)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.setAccessibleDescription(f"{number}. {sentence}")


class GapCard(_NumberCard):
    """„Offene Lücke“ of one week of the cycle."""

    def show_report(self, children: Sequence[Child], report: CareReport, week: int) -> None:
        """``week``: 1 …"""
        title = self.tr("Offene Lücke")
        if report.cycle_weeks > 1:
            title = self.tr("Offene Lücke, Woche {letter}").format(letter=week_letter(week))
        self.show_title(title)
        gaps = [gap for gap in report.gaps if gap.week == week]
        total = report.family_gap_minutes[week - 1]
        if not _of_week((piece for child in report.children for piece in child.demand), week):
            self._show("–", "", self.tr("In dieser Woche steht noch keine Arbeitszeit."))
        elif not total:
            self._show(self.tr("keine"), "good", self.tr("In dieser Woche ist jedes Kind betreut."))
        else:
            words = self.tr("mindestens ein Kind ohne Betreuung") if len(children) > 1 else self.tr("ohne Betreuung")
            self._show(minutes_text(total), "gap", words, self._alone(children, report) if gaps else "")
        self.rows.show_rows([*self._sums(children, report, week, gaps), *self._ways(gaps)])

    def _sums(self, children: Sequence[Child], report: CareReport, week: int, gaps: Sequence[Gap]) -> Iterator[Row]:
        for name, minutes in family_classes(report, week):
            yield GAP_CLASS_NAMES[name], short_minutes_text(minutes), "strong"
        if gaps and len(children) > 1:
            for child in children:
                own = sum(gap.minutes for gap in gaps if gap.child == child.id)
                yield child.given_name, short_minutes_text(own), "strong"
        soft = report.soft_family_gap_minutes[week - 1]
        if soft != report.family_gap_minutes[week - 1]:
            yield self.tr("Wenn alles gut geht"), short_minutes_text(soft), "strong"

    def _ways(self, gaps: Sequence[Gap]) -> Iterator[Row]:
        """Who must bring and fetch: a gap that ends where an institution begins, or begins where it ends."""
        for label, chosen in (
            (self.tr("Bringen nötig"), [gap for gap in gaps if gap.bring]),
            (self.tr("Abholen nötig"), [gap for gap in gaps if gap.fetch]),
        ):
            if chosen:
                yield label, weekday_list(sorted({gap.day for gap in chosen}), short=True), "strong"

    def _alone(self, children: Sequence[Child], report: CareReport) -> str:
        hints = [(child.given_name, report.child(child.id).alone_hint) for child in children]
        parts = [
            self.tr("{name} bis {minutes} am Stück").format(name=name, minutes=minutes_text(most))
            for name, most in hints
            if most
        ]
        return self.tr("Allein möglich wären: {who}.").format(who=listing(parts)) if parts else ""


class FeasibleCard(_NumberCard):
    """„Machbare Arbeitszeit heute“: the smallest week is the headline (handbook 4.9)."""

    def show_report(self, report: CareReport, week: int, *, supplied: bool) -> None:
        """``week``: the week whose windows are listed; ``supplied``: some care or help was entered."""
        self.show_title(self.tr("Machbare Arbeitszeit heute"))
        windows = [window for window in report.feasible if window.week == week]
        if not supplied:
            self._show("–", "", self.tr("Es ist noch keine Betreuung eingetragen."))
            self.rows.show_rows([])
            return
        hours = half_hours_text(min(report.feasible_week_minutes))
        number = self.tr("{hours} h / Woche").format(hours=hours)
        self._show(number, "", self._weeks(report), self._further(windows))
        self.rows.show_rows(list(_grouped(longest_windows(windows))))

    def _weeks(self, report: CareReport) -> str:
        weeks = report.feasible_week_minutes
        if not any(weeks):
            return self.tr("Kein Zeitfenster ist lang genug.")
        if len(set(weeks)) == 1:
            return ""
        parts = [
            self.tr("Woche {letter}: {hours} h").format(letter=week_letter(n), hours=half_hours_text(minutes))
            for n, minutes in enumerate(weeks, start=1)
        ]
        mean = half_hours_text(int(Fraction(sum(weeks), len(weeks))))
        return self.tr("{weeks}; im Schnitt {mean} h. Es zählt die kürzeste Woche.").format(
            weeks=", ".join(parts), mean=mean
        )

    def _further(self, windows: Sequence[Window]) -> str:
        longest = set(longest_windows(windows))
        parts = [
            f"{weekday_short(window.day)} {clock(window.start)}–{clock(window.end)}"
            for window in windows
            if window not in longest
        ]
        if not parts:
            return ""
        return self.tr("Zusätzlich, nur bei geteiltem Dienst: {windows}.").format(windows=", ".join(parts))


def family_classes(report: CareReport, week: int) -> list[tuple[GapClass, int]]:
    """Minutes per class in which at least one child has no care; their sum is the gap of the family in this week."""
    sums = dict.fromkeys(GapClass, 0)
    for start, end in cut(_of_week((piece for child in report.children for piece in child.gap), week), DAY):
        number, minute = divmod(start, DAY)
        for name, minutes in classify(number % 7, minute, minute + end - start):
            sums[name] += minutes
    return [(name, minutes) for name, minutes in sums.items() if minutes]


def longest_windows(windows: Sequence[Window]) -> list[Window]:
    """The longest window of each day, the first of equal ones."""
    longest: dict[int, Window] = {}
    for window in windows:
        known = longest.get(window.day)
        if known is None or window.end - window.start > known.end - known.start:
            longest[window.day] = window
    return list(longest.values())


def _grouped(windows: Sequence[Window]) -> Iterator[Row]:
    """„Mo, Mi, Do“ – „08:30 – 15:00“."""
    days: dict[Interval, list[int]] = {}
    for window in windows:
        days.setdefault((window.start, window.end), []).append(window.day)
    for (start, end), numbers in days.items():
        yield weekday_list(numbers, short=True), f"{clock_text(start)} – {clock_text(end)}", "strong"


def _of_week(pieces: Iterable[Interval], week: int) -> list[Interval]:
    found = intersect(merge(pieces), [((week - 1) * WEEK, week * WEEK)])
    return found if length(found) else []
