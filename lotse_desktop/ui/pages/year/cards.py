"""The cards beside the year: balance, next weeks, sick days, emergency chain, changes to come."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lotse_desktop.domain.answers import emergency_options
from lotse_desktop.domain.assessment import EmergencyChain
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.cliffs import Cliff
from lotse_desktop.domain.holiday_balance import HolidayBalance, SickDays
from lotse_desktop.domain.wording import count_text, minutes_text, short_date
from lotse_desktop.figures.year import CellKind, DayCell, YearPicture
from lotse_desktop.ui.widgets.bullets import Bullets
from lotse_desktop.ui.widgets.card import BigNumber, Card, Rule, Tone, Words, empty_layout
from lotse_desktop.ui.widgets.choice import TOUCH
from lotse_desktop.ui.widgets.week_cards import Row, Rows

MOST_CLIFFS = 6


class BalanceCard(Card):
    """„Ferientage – gedeckt – offen“ of each child."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("-", parent)
        self.setObjectName("balance")
        self._number = BigNumber("", "", self)
        self._number.setObjectName("number")
        self._sentence = Words("", "sentence", self)
        self._rows = Rows(self)
        self._parts = Words("", "small", self)
        for widget in (self._number, self._sentence, self._rows, self._parts):
            self.add(widget)

    def show_balances(
        self,
        year: str,
        balances: Sequence[HolidayBalance],
        open_days: int,
        names: Mapping[str, str],
        until: date | None,
    ) -> None:
        """``year``: „2026/27“; ``open_days``: days on which at least one child has nobody; ``until``: end of data."""
        self.show_title(self.tr("Ferientage {year}").format(year=year))
        closed = max((balance.closed for balance in balances), default=0)
        tone: Tone = "gap" if open_days else "good"
        if until is not None and not any(balance.closed for balance in balances):
            number, tone = self.tr("keine Daten"), ""
            sentence = self.tr("Die Schulferien sind nur bis {day} bekannt.").format(day=short_date(until))
        elif until is not None:
            number, tone = self.tr("unvollständig"), ""
            sentence = self.tr("Bis {day} bekannt: {number} offen.").format(
                day=short_date(until), number=count_text(open_days, "Tag", "Tage")
            )
        elif not closed:
            number, tone = "–", ""
            sentence = self.tr("Noch ist keine Betreuung eingetragen, die Ferien hat oder schließt.")
        else:
            number = self.tr("{days} offen").format(days=count_text(open_days, "Tag", "Tage"))
            sentence = self.tr("Werktage, an denen Schule oder Kita zu ist. Tage – gedeckt – offen:")
        self._number.show_number(number, tone)
        self._sentence.setText(sentence)
        rows: list[Row] = [
            (names[one.child], f"{one.closed} – {one.covered} – {one.open}", "gap" if one.open else "strong")
            for one in balances
            if one.closed
        ]
        self._rows.show_rows(rows)
        parts = [self._part(one, names) for one in balances if one.covered]
        self._parts.setText("\n".join(parts))
        self._parts.setVisible(bool(parts))
        self.setAccessibleDescription(f"{number}. {sentence}")

    def _part(self, one: HolidayBalance, names: Mapping[str, str]) -> str:
        counted = (
            (one.care, self.tr("Ferienbetreuung")),
            (one.leave, self.tr("Urlaub")),
            (one.contact, self.tr("anderer Elternteil")),
            (one.helper, self.tr("Helferin oder Helfer")),
            (one.other, self.tr("jemand anderes")),
            (one.regular, self.tr("wie jede Woche betreut")),
            (one.free, self.tr("ohne Arbeit")),
        )
        words = [f"{number} {word}" for number, word in counted if number]
        return self.tr("{name} gedeckt: {parts}").format(name=names[one.child], parts=", ".join(words))


class WeeksCard(Card):
    """The next eight weeks, one row each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("weeks-ahead")
        self.show_title(self.tr("Die nächsten acht Wochen"))
        self._rows = Rows(self)
        self.add(self._rows)

    def show_weeks(self, picture: YearPicture) -> None:
        """One row per column of the picture."""
        self._rows.show_rows(list(self._weeks(picture)))

    def _weeks(self, picture: YearPicture) -> Iterator[Row]:
        weeks: dict[int, list[DayCell]] = {}
        for cell in picture.cells:
            weeks.setdefault(cell.column, []).append(cell)
        for cells in weeks.values():
            monday, sunday = cells[0].day, cells[-1].day
            names = list(dict.fromkeys(cell.name for cell in cells if cell.name))
            label = f"{monday:%d.%m.} – {sunday:%d.%m.}"
            minutes = sum(cell.minutes for cell in cells)
            unknown = any(cell.kind is CellKind.NO_DATA for cell in cells)
            value = self.tr("keine Daten") if unknown else minutes_text(minutes) if minutes else self.tr("gedeckt")
            if minutes and not unknown:
                value = self.tr("{time} offen").format(time=value)
            tone: Tone = "" if unknown else "gap" if minutes else "good"
            yield "\n".join([label, *([", ".join(names)] if names else [])]), value, tone


class SickCard(Card):
    """Child sick-pay days and the emergency chain: what there is when a child is ill."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("sick")
        self.show_title(self.tr("Wenn ein Kind krank ist"))
        self._number = BigNumber("", "", self)
        self._number.setObjectName("number")
        self._sentence = Words("", "sentence", self)
        self._remark = Words("", "small", self)
        self._options = Words("", "strong", self)
        self._options.setObjectName("options")
        self._chain = Bullets(self.tr("Noch ist niemand für den Notfall eingetragen."), self)
        link = QPushButton(self.tr("Notfallkette bearbeiten"), self)
        link.setObjectName("chain")
        link.setProperty("role", "link")
        link.setMinimumHeight(TOUCH)
        link.clicked.connect(lambda: self.wanted.emit("domains", "CHILDCARE"))
        for widget in (self._number, self._sentence, self._remark, Rule(self), self._options, self._chain, link):
            self.add(widget)

    def show_days(self, found: SickDays | None, year: int) -> None:
        """Sick-pay days of ``year``."""
        if found is None or not found.children:
            self._number.show_number("–")
            self._sentence.setText(self.tr("Kinderkrankentage gibt es für Kinder unter 12 Jahren."))
        else:
            self._number.show_number(count_text(found.days, "Tag", "Tage"))
            children = count_text(found.children, "Kind", "Kinder")
            words = self.tr("Kinderkrankentage {year} für {children} unter 12 Jahren.")
            self._sentence.setText(words.format(year=year, children=children))
        ask = self.tr("Bei Minijob oder privater Versicherung: Bitte Krankenkasse fragen.")
        if found is not None and not found.certain:
            ask = self.tr("Für {year} ist nur die Grundregel bekannt: Bitte Krankenkasse fragen.").format(year=year)
        self._remark.setText(ask)

    def show_chain(self, chain: EmergencyChain) -> None:
        """Who may be called, in order; those count who agreed and are there within an hour."""
        number = emergency_options(chain)
        words = self.tr("{options} im Notfall").format(options=count_text(number, "Möglichkeit", "Möglichkeiten"))
        self._options.setText(self.tr("{words}: zugesagt und in 60 Minuten da").format(words=words))
        lines: list[str] = []
        for contact in chain.contacts:
            if contact.who:
                agreed = self.tr("zugesagt") if contact.agreed else self.tr("noch nicht gefragt")
                reach = "" if contact.reach_minutes is None else f", {contact.reach_minutes} min"
                lines.append(f"{contact.who}: {agreed}{reach}")
        self._chain.show_sentences(lines)


class CliffCard(Card):
    """„Umbrüche“: what changes by itself, how large the gap is then, by when to act."""

    step_wanted = Signal(object)
    """The :class:`Cliff` whose step shall come into the plan."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("cliffs")
        self.show_title(self.tr("Was sich ändern wird"))
        self._shown: tuple[object, ...] | None = None
        self._inside = QVBoxLayout()
        self._inside.setSpacing(8)
        self.body.addLayout(self._inside)

    def show_cliffs(
        self, cliffs: Sequence[Cliff], taken: Sequence[str], claims: Sequence[tuple[Child, int]], today: date
    ) -> None:
        """``taken``: ids of the steps in the plan; ``claims``: children who may have a claim to all-day care now."""
        shown = (tuple(cliffs), tuple(taken), tuple(claims), today)
        if shown == self._shown:
            return
        self._shown = shown
        empty_layout(self._inside)
        for child, number in claims:
            words = self.tr("{name}, Klasse {number}: Anspruch auf Ganztag prüfen: Jugendamt.")
            self._inside.addWidget(Words(words.format(name=child.given_name, number=number), "", self))
        for number, cliff in enumerate(cliffs[:MOST_CLIFFS]):
            if number or claims:
                self._inside.addWidget(Rule(self))
            self._inside.addWidget(self._entry(cliff, taken, today))
        if not cliffs and not claims:
            self._inside.addWidget(Words(self.tr("In den nächsten Jahren ist nichts zu erwarten."), "sentence", self))

    def _entry(self, cliff: Cliff, taken: Sequence[str], today: date) -> QWidget:
        entry = QWidget(self)
        layout = QVBoxLayout(entry)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        head = QHBoxLayout()
        title = f"{cliff.title} · {cliff.name}" if cliff.name not in cliff.title else cliff.title
        head.addWidget(Words(title, "strong", entry), stretch=1)
        about = "" if cliff.certain else self.tr("etwa ")
        day = Words(f"{about}{short_date(cliff.day)}", "", entry)
        day.setWordWrap(False)
        head.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        size = self._size(cliff)
        if size:
            layout.addWidget(Words(size, "", entry))
        layout.addWidget(Words(" ".join(self._remarks(cliff, today)), "small", entry))
        button = QPushButton(self.tr("Als Schritt in den Plan"), entry)
        button.setObjectName(f"step-{cliff.step_id}")
        button.setProperty("role", "link")
        button.setMinimumHeight(TOUCH)
        button.setAccessibleName(self.tr("{title}: als Schritt in den Plan").format(title=title))
        if cliff.step_id in taken:
            button.setText(self.tr("Steht im Plan"))
            button.setEnabled(False)
        button.clicked.connect(partial(self._want, cliff))
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return entry

    def _size(self, cliff: Cliff) -> str:
        if cliff.before is None or cliff.after is None:
            return ""
        words = self.tr("Lücke je Woche: heute {before}, dann {after}").format(
            before=minutes_text(cliff.before), after=minutes_text(cliff.after)
        )
        if cliff.with_all_day is None:
            return f"{words}."
        return self.tr("{words}, mit Ganztag bis 16 Uhr {full}.").format(
            words=words, full=minutes_text(cliff.with_all_day)
        )

    def _remarks(self, cliff: Cliff, today: date) -> Iterator[str]:
        if cliff.apply_by > today + timedelta(days=1):
            yield self.tr("Kümmern bis {day}.").format(day=short_date(cliff.apply_by))
        else:
            yield self.tr("Jetzt kümmern.")
        if cliff.claims:
            source = ", ".join(filter(None, (cliff.kind.source, self._checked(cliff.kind.checked))))
            yield self.tr("{claim}: Anspruch prüfen: Jugendamt ({source}).").format(
                claim=cliff.kind.claim, source=source
            )
        if not cliff.certain:
            yield self.tr("Tag noch unsicher: Bitte Stichtag und Ferien prüfen.")
        if cliff.note:
            yield cliff.note

    def _checked(self, day: date | None) -> str:
        return self.tr("Stand {day}").format(day=short_date(day)) if day else self.tr("nicht geprüft")

    def _want(self, cliff: Cliff, _checked: object = None) -> None:
        self.step_wanted.emit(cliff)
