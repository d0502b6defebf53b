"""Printed plans are added and read, never changed."""

import pytest
from sqlalchemy.exc import IntegrityError

from lotse_desktop.domain.report import BoxRole, PlanReport, PlanVersion, ReportGoal, ReportStep, WeekBox
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import TODAY, an_id, jana
from tests.storage.conftest import Lab


def version(number: int) -> PlanVersion:
    box = WeekBox(week=1, day=0, lane=1, start=320, end=450, role=BoxRole.GAP)
    report = PlanReport(
        day=TODAY,
        version=number,
        name="Jana Beispiel",
        resources=("Ich habe Übung.",),
        goals=(ReportGoal(text="Arbeiten"),),
        boxes=(box,),
        steps=(ReportStep(what="Anrufen", who="ich", until="1.12."),),
    )
    return PlanVersion(number=number, printed_on=TODAY, report=report)


def test_versions_and_their_bytes_come_back_as_they_were_printed(lab: Lab, vault: OpenVault) -> None:
    record = jana()
    lab.save(vault, record)
    with lab.unit(vault) as unit:
        for number in (2, 1):
            unit.plan_versions.add(record.client.id, version(number), b"%PDF" + bytes([0, 255, number]))
        unit.commit()
    with lab.unit(vault) as unit:
        assert list(unit.plan_versions.all(record.client.id)) == [version(1), version(2)]
        assert unit.plan_versions.pdf(record.client.id, 2) == b"%PDF\x00\xff\x02"
        assert unit.plan_versions.pdf(record.client.id, 3) is None
        assert list(unit.plan_versions.all(an_id(9))) == []


def test_a_number_is_given_once(lab: Lab, vault: OpenVault) -> None:
    record = jana()
    lab.save(vault, record)
    with lab.unit(vault) as unit:
        unit.plan_versions.add(record.client.id, version(1), b"%PDF")
        with pytest.raises(IntegrityError):
            unit.plan_versions.add(record.client.id, version(1), b"%PDF anders")
