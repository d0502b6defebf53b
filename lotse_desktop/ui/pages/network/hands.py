"""What happens when somebody wishes something of the network map: put it into the editor, open the form."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lotse_desktop.domain.care import Helper
from lotse_desktop.domain.network import MOST_PERSONS, NetworkMap, NetworkPerson, Sector
from lotse_desktop.domain.network_care import TakeOver, missing_persons, take_over
from lotse_desktop.domain.network_words import times_text
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import count_text
from lotse_desktop.ui.kit.page import PageContext
from lotse_desktop.ui.pages.network.person_dialog import PersonDialog


class NetworkHands:
    """Turns wishes into changes of the case; ``chosen`` hears who is meant now, ``told`` what was done."""

    def __init__(
        self, context: PageContext, page: QWidget, chosen: Callable[[str], None], told: Callable[[str], None]
    ) -> None:
        self._context, self._page, self._chosen, self._told = context, page, chosen, told

    @property
    def network(self) -> NetworkMap:
        """The map as it is now."""
        return self._context.editor.record.network_map

    def open_new(self) -> None:
        """Ask for a new person."""
        if len(self.network.persons) >= MOST_PERSONS:
            full = _tr("Auf der Karte ist Platz für {number} Personen.").format(number=MOST_PERSONS)
            self._context.ask.tell(self._page, full)
            return
        self._open(None, self.network.free_id())

    def open(self, person_id: str) -> None:
        """Show everything about a person."""
        person = self.network.find(person_id)
        if person is not None:
            self._open(person, person_id)

    def move(self, person_id: str, sector: Sector, closeness: int, *, by_key: bool) -> None:
        """A person shall stand elsewhere; key strokes on the same person become one undo step."""
        person = self.network.find(person_id)
        if person is not None:
            moved = person.model_copy(update={"sector": sector, "closeness": closeness})
            merge = f"network-move-{person_id}" if by_key else None
            self._change(_tr("{person}: verschieben"), moved, merge)

    def remove(self, person_id: str) -> None:
        """A person shall disappear from the map."""
        person = self.network.find(person_id)
        if person is None or not self._context.ask.confirm(
            self._page,
            _tr("{person} von der Karte entfernen?").format(person=person.label),
            _tr("Einträge in der Betreuungswoche bleiben. Rückgängig bringt die Person zurück."),
            _tr("Entfernen"),
        ):
            return
        name = _tr("{person}: von der Karte entfernen").format(person=person.label)
        self._put(name, self._record.with_network_map(self.network.without_person(person_id)))

    def take_over(self, person_id: str) -> None:
        """The times of a person shall stand in the care week; what changes is shown before."""
        person = self.network.find(person_id)
        if person is None:
            return
        if not self._record.client.children:
            self._told(_tr("Zuerst die Kinder eintragen, dann die Betreuungswoche."))
            return
        children = [child.id for child in self._record.client.children]
        taken = take_over(self._record.care_week, person, children)
        if taken.is_nothing:
            self._told(_tr("Steht schon so in der Betreuungswoche."))
            return
        question = _tr("{person} in die Betreuungswoche übernehmen?").format(person=person.label)
        if self._context.ask.confirm(self._page, question, self._explained(taken), _tr("Übernehmen")):
            name = _tr("{person}: in die Betreuungswoche").format(person=person.label)
            self._put(name, self._record.with_care_week(taken.week))
            self._told(_done(taken))

    def adopt(self, label: str) -> None:
        """A helper of the care week shall stand on the map."""
        found = next((p for p in missing_persons(self.network, self._record.care_week) if p.label == label), None)
        if found is not None and len(self.network.persons) < MOST_PERSONS:
            person = found.model_copy(update={"id": self.network.free_id()})
            self._change(_tr("{person}: auf die Karte"), person)

    @property
    def _record(self) -> CaseRecord:
        return self._context.editor.record

    def _open(self, person: NetworkPerson | None, person_id: str) -> None:
        record = self._record
        dialog = PersonDialog(record.care_week, record.client.children, person, person_id, self._page)
        dialog.decided.connect(self._add if person is None else self._replace)
        dialog.open()

    def _add(self, person: NetworkPerson) -> None:
        self._change(_tr("{person}: auf die Karte"), person)

    def _replace(self, person: NetworkPerson) -> None:
        self._change(_tr("{person}: ändern"), person)

    def _change(self, name: str, person: NetworkPerson, merge: str | None = None) -> None:
        self._chosen(person.id)
        self._put(
            name.format(person=person.label), self._record.with_network_map(self.network.with_person(person)), merge
        )

    def _put(self, name: str, record: CaseRecord, merge: str | None = None) -> None:
        self._context.editor.change(name, record, merge=merge)

    def _explained(self, taken: TakeOver) -> str:
        weeks = taken.week.cycle_weeks
        parts = (
            (_tr("Neu: {times}."), taken.new),
            (_tr("Geändert: {times}."), taken.changed),
            (_tr("Entfällt: {times}."), taken.gone),
        )
        return "\n".join(text.format(times=_times(helpers, weeks)) for text, helpers in parts if helpers)


def _times(helpers: Sequence[Helper], cycle_weeks: int) -> str:
    return "; ".join(times_text(helper, cycle_weeks) for helper in helpers)


def _done(taken: TakeOver) -> str:
    counted = (
        (len(taken.new), _tr("{entries} neu")),
        (len(taken.changed), _tr("{entries} geändert")),
        (len(taken.gone), _tr("{entries} entfernt")),
    )
    parts = [
        text.format(entries=count_text(number, _tr("Eintrag"), _tr("Einträge"))) for number, text in counted if number
    ]
    return _tr("In der Betreuungswoche: {what}.").format(what=", ".join(parts))


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkPage", text)
