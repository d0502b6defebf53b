"""The figures of the projects that Lotse comes from, through the ordinary vault and the ordinary indicators."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import uuid4

from lotse_desktop.domain.assessment import EFFORTS, OUTCOMES
from lotse_desktop.domain.client import Gender
from lotse_desktop.domain.efforts import Efforts, MeasureGroup, StartedMeasure
from lotse_desktop.domain.outcomes import IntegrationKind, Outcome, Outcomes
from lotse_desktop.domain.project import Project
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.services.cases import Clients
from lotse_desktop.services.figures import FiguresDesk
from lotse_desktop.services.registers import ProjectDesk
from lotse_desktop.storage.unit_of_work import SqlUnitOfWork
from tests.builders import NOW, a_client, a_record
from tests.storage.conftest import Lab

FIRST, LAST = date(2013, 5, 1), date(2014, 4, 30)
KINDS = tuple(kind for kind in IntegrationKind if kind.is_official)


def a_person(number: int, gender: Gender = Gender.W) -> CaseRecord:
    client = a_client("Person", f"Nr. {number}")
    return a_record(client.model_copy(update={"opened_on": date(2012, 3, 1), "gender": gender}))


def began(record: CaseRecord, *starts: date, kind: IntegrationKind = IntegrationKind.INSURED_PART) -> CaseRecord:
    found = tuple(Outcome(id=f"o{number}", what=kind, start=day) for number, day in enumerate(starts))
    return record.with_payload(OUTCOMES, Outcomes(outcomes=found))


def darmstadt() -> list[CaseRecord]:
    """1,000 persons, 60 of them men, 320 with one integration, spread over the twelve months."""
    people = [a_person(number, Gender.M if number % 50 < 3 else Gender.W) for number in range(1000)]
    return [
        began(one, date(2013 + (4 + n % 12) // 12, (4 + n % 12) % 12 + 1, 1 + n % 28), kind=KINDS[n % len(KINDS)])
        if n < 320
        else one
        for n, one in enumerate(people)
    ]


def oldenburg() -> list[CaseRecord]:
    """1,450 cases: 25 began a training in part time or a retraining, 32 prepare themselves."""
    measure = StartedMeasure(id="m", group=MeasureGroup.PREPARATION, start=date(2013, 2, 1))
    trained = (IntegrationKind.APPRENTICESHIP_PT, IntegrationKind.RETRAINING)
    people = [a_person(number) for number in range(1450)]
    return [
        *(began(one, date(2013, 9, 2), kind=trained[n % 2]) for n, one in enumerate(people[:25])),
        *(one.with_payload(EFFORTS, Efforts(measures=(measure,))) for one in people[25:57]),
        *people[57:],
    ]


class Told:
    """A vault with cases, and its indicators: number or title → value."""

    def __init__(self, lab: Lab, cases: Sequence[CaseRecord]) -> None:
        vault = lab.open()

        def units() -> SqlUnitOfWork:
            return lab.unit(vault)

        self.clients = Clients(units, lambda: NOW, uuid4)
        self.clients.add_all(cases)
        ProjectDesk(units).write(Project(coach_hundredths=800))
        self._desk = FiguresDesk(units, lambda: NOW)

    def __call__(self, name: str) -> str:
        lines = self._desk.indicators(FIRST, LAST)
        return next(line.value for line in lines if name in {line.id, line.title})

    def all(self, *names: str) -> list[str]:
        return [self(name) for name in names]


def a_lab(folder: Path) -> Lab:
    lab = Lab(folder / "tresor", folder / "einstellungen")
    lab.create()
    return lab


def test_darmstadt_dieburg_and_twenty_persons_with_a_second_integration(tmp_path: Path) -> None:
    lab = a_lab(tmp_path)
    cases = darmstadt()
    told = Told(lab, cases)
    whole = ["1.000", "1.000,0", "125,0", "320", "320", "32,0 %", "32,0 %"]
    assert told.all("I01", "I02", "I04", "I05", "I06", "I07", "I08") == whole
    assert told("I03") == "6,0 % (60 von 1.000)"

    twice = [began(one, one.outcomes.outcomes[0].start, date(2014, 4 - n // 11, 1)) for n, one in enumerate(cases[:20])]
    assert all(len(one.outcomes.integrations()) == 2 for one in twice)
    told.clients.add_all(twice)
    assert told.all("I05", "I06", "I07", "I08") == ["340", "320", "32,0 %", "34,0 %"]
    lab.close()


def test_two_starts_in_one_month_count_once(tmp_path: Path) -> None:
    lab = a_lab(tmp_path)
    told = Told(lab, [began(a_person(1), date(2013, 9, 1), date(2013, 9, 30))])
    assert told.all("I05", "I06") == ["1", "1"]
    lab.close()


def test_oldenburg(tmp_path: Path) -> None:
    lab = a_lab(tmp_path)
    told = Told(lab, oldenburg())
    names = ("I01", "I04", "Personen in Teilzeitausbildung oder Umschulung", "Personen in Vorbereitung")
    assert told.all(*names) == ["1.450", "181,3", "25", "32"]
    lab.close()
