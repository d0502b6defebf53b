"""The table twin: everything of the picture as rows."""

from pytestqt.modeltest import ModelTester

from lotse_desktop.domain.care import Absence, Activity, CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.gaps import compute
from lotse_desktop.ui.models.entries import EntriesModel, entry_rows
from tests.builders import a_child, an_early_week


def _rows(week: CareWeek) -> list[tuple[str, ...]]:
    children = (a_child(),)
    rows = entry_rows(children, week, compute(children, week))
    return [(r.what, r.kind, r.who, r.days, r.weeks, r.start, r.end) for r in rows]


def test_the_model_is_sound(qtmodeltester: ModelTester) -> None:
    children, week = (a_child(),), an_early_week()
    model = EntriesModel()
    model.show(entry_rows(children, week, compute(children, week)))

    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]

    assert model.rowCount() == 4


def test_entries_and_gaps_are_told_in_words() -> None:
    assert _rows(an_early_week()) == [
        ("Frühdienst", "Arbeit", "", "Mo, Di", "jede", "6:00", "14:00"),
        ("Kita", "Kita", "Mia", "Mo–Fr", "jede", "7:00", "16:00"),
        ("Lücke, 1 h 10 min", "ohne Betreuung", "Mia", "Mo", "jede", "5:50", "7:00"),
        ("Lücke, 1 h 10 min", "ohne Betreuung", "Mia", "Di", "jede", "5:50", "7:00"),
    ]


def test_nights_weeks_helpers_and_contact_time() -> None:
    week = CareWeek(
        cycle_weeks=2,
        activities=(Activity(id="a", weeks=(2,), days=(Weekday.MO,), start=1290, end=360),),
        helpers=(
            Helper(
                id="h",
                label="Oma",
                children=("mia",),
                weeks=(1, 2),
                days=(Weekday.MO,),
                start=1200,
                end=480,
                reliability=Reliability.FIRM,
            ),
        ),
        absences=(Absence(id="u", children=("mia",), weeks=(1,), days=(Weekday.SA,), start=0, end=1440),),
    )

    assert _rows(week) == [
        ("Arbeit", "Arbeit", "", "Mo", "B", "21:30", "6:00 am nächsten Tag"),
        ("Oma", "Hilfe, sicher", "Mia", "Mo", "jede", "20:00", "8:00 am nächsten Tag"),
        ("Umgang", "beim anderen Elternteil", "Mia", "Sa", "A", "0:00", "24:00"),
    ]
