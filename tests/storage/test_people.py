"""Everybody in the vault as the figures see them: days, gender and goals, no name."""

from datetime import date

from lotse_desktop.domain.client import Gender
from lotse_desktop.domain.period import PeriodCase
from lotse_desktop.domain.plan import Goal, GoalStatus, Plan
from lotse_desktop.storage.vault_file import OpenVault
from tests.builders import a_client, a_record
from tests.storage.conftest import Lab


def test_everybody_with_goals_archived_ones_too(lab: Lab, vault: OpenVault) -> None:
    father = a_client().model_copy(update={"gender": Gender.M})
    goals = (Goal(id="a", status=GoalStatus.REACHED), Goal(id="b"), Goal(id="c", status=GoalStatus.DROPPED))
    archived = a_client("Karim", "Muster").model_copy(update={"archived_on": date(2026, 11, 20)})
    lab.save(vault, a_record(father).with_plan(Plan(goals=goals)))
    lab.save(vault, a_record(archived))
    with lab.unit(vault) as unit:
        assert unit.people.all() == {
            father.id: PeriodCase(father.opened_on, gender="M", goals_set=3, goals_reached=1),
            archived.id: PeriodCase(archived.opened_on, archived.archived_on),
        }
