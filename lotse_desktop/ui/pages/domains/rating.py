"""Both ratings of a life domain: the client's own, and the coach's beside the note that is never printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lotse_desktop.domain.assessment import FormAnswers, Standing
from lotse_desktop.domain.catalogue import LifeDomain
from lotse_desktop.domain.last_answers import LastForm
from lotse_desktop.domain.needs import differs
from lotse_desktop.ui.kit.last_time import LastTime, last_time_text, told_rating
from lotse_desktop.ui.widgets.card import Card, Rule, Words
from lotse_desktop.ui.widgets.choice import ChoiceRow
from lotse_desktop.ui.widgets.typed import TextArea

MOST_NOTE = 4000


class SelfRating(Card):
    """Five levels with what each of them means, and the two ways not to rate."""

    rated = Signal(object)
    """``int | None``."""
    stood = Signal(object)
    """The :class:`Standing` that was chosen."""

    def __init__(self, domain: LifeDomain, levels: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Wie sehen Sie es selbst?"))
        options = [(str(level), words) for level, words in enumerate(levels, start=1)]
        self._levels = ChoiceRow(
            options, self.tr("Wie sehen Sie es selbst?"), column=True, details=domain.anchors, parent=self
        )
        self._levels.setObjectName("self-rating")
        standings = (
            (str(Standing.NOT_DISCUSSED), self.tr("noch nicht besprochen")),
            (str(Standing.DECLINED), self.tr("möchte ich nicht besprechen")),
        )
        self._standing = ChoiceRow(standings, self.tr("Oder"), quiet=True, parent=self)
        self._standing.setObjectName("standing")
        self._last, self._last_form = LastTime(self.tr("Wie sehen Sie es selbst?"), self), FormAnswers()
        self._last.hide()
        self._texts = (levels, domain.anchors)
        self.add(self._last)
        self.add(self._levels)
        self.add(self._standing)
        self._last.taken.connect(self._take_over)
        self._levels.picked.connect(self._rate)
        self._standing.picked.connect(self._stand)

    def show_form(self, form: FormAnswers, last: LastForm | None = None) -> None:
        """Show the client's rating and whether the domain was talked about; ``last``: in an earlier round."""
        self._levels.show_keys((str(form.self_rating),) if form.self_rating is not None else ())
        shown = form.standing is not Standing.DISCUSSED and form.self_rating is None
        self._standing.show_keys((str(form.standing),) if shown else ())
        told = told_rating(last, *self._texts)
        self._last.setVisible(bool(told))
        if last is not None:
            self._last_form, declined = last.form, Standing.DECLINED
            same = form.self_rating == last.form.self_rating and (form.standing is declined) is (
                last.form.standing is declined
            )
            self._last.show_words(told, offered=not same)

    def _rate(self, keys: tuple[str, ...]) -> None:
        self.rated.emit(int(keys[0]) if keys else None)

    def _take_over(self) -> None:
        last = self._last_form
        declined = last.standing is Standing.DECLINED
        chosen = self.findChild(QPushButton, f"option-{last.standing if declined else last.self_rating}")
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        if declined:
            self.stood.emit(Standing.DECLINED)
        else:
            self.rated.emit(last.self_rating)

    def _stand(self, keys: tuple[str, ...]) -> None:
        self.stood.emit(Standing(keys[0]) if keys else Standing.NOT_DISCUSSED)


class CoachCard(Card):
    """What only the coach sees: rating, suggestion, difference, note."""

    rated = Signal(object)
    """``int | None``."""
    noted = Signal(str)

    def __init__(self, domain: LifeDomain, levels: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_title(self.tr("Nur für Coach"))
        self._anchors, self._words = domain.anchors, levels
        self._suggested: int | None = None
        options = [(str(level), words) for level, words in enumerate(levels, start=1)]
        self._levels = ChoiceRow(options, self.tr("Einschätzung des Coachs"), plain=True, parent=self)
        self._levels.setObjectName("coach-rating")
        self._difference = Words(self.tr("Darüber sprechen wir – die Einschätzungen liegen auseinander."), "gap", self)
        self._difference.setObjectName("difference")
        self._suggestion = Words("", "small", self)
        self._suggestion.setObjectName("suggestion")
        self._take = QPushButton(self.tr("Vorschlag übernehmen"), self)
        self._take.setObjectName("take-suggestion")
        self._last = Words("", "small", self)
        self._last.setObjectName("last-coach")
        self._note = TextArea(self.tr("Notiz, wird nie gedruckt"), MOST_NOTE, 3, self)
        self._note.setObjectName("note")
        if domain.coach_rating:
            for widget in (self._levels, self._difference, self._suggestion, self._take, Rule(self)):
                self.add(widget)
        else:
            self.add(Words(self.tr("Diesen Bereich schätzt nur die Klientin oder der Klient ein."), "small", self))
            for widget in (self._levels, self._difference, self._suggestion, self._take):
                widget.hide()
        self.add(self._last)
        self.add(Words(self.tr("Notiz – wird nie gedruckt"), "small", self))
        self.add(self._note)
        self._levels.picked.connect(self._rate)
        self._take.clicked.connect(self._take_suggestion)
        self._note.edited.connect(self.noted)
        self._rates = domain.coach_rating

    def show_form(self, form: FormAnswers, suggested: int | None, reason: str, last: LastForm | None = None) -> None:
        """Show the coach's rating and note; ``suggested``: the level that was computed, and why."""
        told = self._told(last) if last is not None else []
        self._last.setVisible(bool(told))
        self._last.setText(last_time_text(last, " ".join(told)) if last is not None else "")
        self._suggested = suggested
        self._levels.show_keys((str(form.coach_rating),) if form.coach_rating is not None else ())
        self._difference.setVisible(self._rates and differs(form))
        offered = self._rates and suggested is not None
        if suggested is not None:
            sentence = self.tr("Vorschlag aus der Betreuungswoche: {level}. {anchor} {reason}")
            words, anchor = self._words[suggested - 1], self._anchors[suggested - 1]
            self._suggestion.setText(sentence.format(level=words, anchor=anchor, reason=reason).strip())
        self._suggestion.setVisible(offered)
        self._take.setVisible(offered and suggested != form.coach_rating)
        self._note.show_text(form.note)

    def _rate(self, keys: tuple[str, ...]) -> None:
        self.rated.emit(int(keys[0]) if keys else None)

    def _told(self, last: LastForm) -> list[str]:
        """Rating and note of an earlier round."""
        told: list[str] = []
        if self._rates and last.form.coach_rating is not None:
            told.append(f"{self._words[last.form.coach_rating - 1]}.")
        if last.form.note:
            told.append(self.tr("Notiz: {note}").format(note=last.form.note))
        return told

    def _take_suggestion(self) -> None:
        self.rated.emit(self._suggested)
