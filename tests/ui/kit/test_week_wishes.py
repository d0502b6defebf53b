"""What wishes do and tell, in plain words."""

from lotse_desktop.domain.care import CareKind, CarePlace, CareWeek, Helper, Weekday
from lotse_desktop.domain.care_changes import Occurrence, find_occurrence
from lotse_desktop.domain.report import BoxRole, WeekBox
from lotse_desktop.ui.kit.week_wishes import WORKDAYS, Origin, added_days, added_weeks, deleted, drawn, pulled
from tests.builders import an_early_week


def _box(role: BoxRole, entry: str, start: int, end: int) -> WeekBox:
    return WeekBox(week=1, day=0, lane=1, start=start, end=end, role=role, label="", entry=entry)


KITA = _box(BoxRole.CARE, "c1", 420, 960)


def test_a_pull_changes_this_day_and_offers_all_of_them() -> None:
    wish = pulled(an_early_week(), KITA, (0, 420, 990))

    assert wish is not None
    assert (wish.name, wish.told) == ("Kita: Zeit ändern", "Nur Montag geändert.")
    assert [(place.days, place.booked) for place in wish.week.care] == [
        (WORKDAYS[1:], (420, 960)),
        ((Weekday.MO,), (420, 990)),
    ]
    assert wish.offer is not None
    assert wish.offer.button == "Für alle Tage (Mo–Fr)"
    assert [(place.days, place.booked) for place in wish.offer.week.care] == [(WORKDAYS, (420, 990))]


def test_with_several_weeks_the_words_name_the_week() -> None:
    week = an_early_week().model_copy(update={"cycle_weeks": 2})

    wish = pulled(week, KITA, (0, 420, 990))

    assert wish is not None
    assert wish.told == "Nur Montag in Woche A geändert."
    assert wish.offer is not None
    assert wish.offer.button == "Für alle Tage (Mo–Fr, jede Woche)"


def test_several_strokes_still_offer_all_days_of_the_beginning() -> None:
    week = an_early_week()
    first = pulled(week, KITA, (0, 420, 965))
    assert first is not None
    assert first.offer is not None
    monday = next(place for place in first.week.care if place.days == (Weekday.MO,))
    origin = Origin(week, _occurrence(week))

    second = pulled(first.week, _box(BoxRole.CARE, monday.id, 420, 965), (0, 420, 970), origin)

    assert second is not None
    assert second.offer is not None
    assert [(place.days, place.booked) for place in second.offer.week.care] == [(WORKDAYS, (420, 970))]


def _occurrence(week: CareWeek) -> Occurrence:
    found = find_occurrence(week, KITA)
    assert found is not None
    return found


def test_moving_to_another_day_says_so() -> None:
    wish = pulled(an_early_week(), KITA, (5, 420, 960))

    assert wish is not None
    assert wish.name == "Kita: verschieben"
    assert {day for place in wish.week.care for day in place.days} == {*WORKDAYS[1:], Weekday.SA}


def test_a_pull_stops_where_the_institution_closes() -> None:
    kita = CarePlace(
        id="c1",
        kind=CareKind.KINDERGARTEN,
        children=("mia",),
        days=(Weekday.MO,),
        booked=(420, 960),
        opening=(420, 990),
    )

    wish = pulled(CareWeek(care=(kita,)), KITA, (0, 420, 1080))

    assert wish is not None
    assert wish.told == "Geöffnet ist nur von 7:00 bis 16:30 Uhr; Doppelklick ändert das."
    assert wish.week.care[0].booked == (420, 990)


def test_a_block_that_was_drawn_can_be_taken_for_the_whole_week() -> None:
    oma = Helper(id="-", label="Oma", children=("mia",), days=(Weekday.DI,), start=330, end=420)

    wish = drawn(an_early_week(), oma, 1, 330, 420)

    assert (wish.name, wish.told) == ("Block zeichnen", "Eingetragen: Dienstag 5:30 bis 7:00 Uhr.")
    assert [helper.days for helper in wish.week.helpers] == [(Weekday.DI,)]
    assert wish.offer is not None
    assert [helper.days for helper in wish.offer.week.helpers] == [WORKDAYS]


def test_on_a_saturday_nothing_is_offered() -> None:
    oma = Helper(id="-", label="Oma", children=("mia",), days=(Weekday.SA,), start=330, end=420)

    assert drawn(an_early_week(), oma, 5, 330, 420).offer is None


def test_deleting_takes_one_day_and_offers_the_rest() -> None:
    wish = deleted(an_early_week(), KITA)

    assert wish is not None
    assert (wish.name, wish.told) == ("Kita: entfernen", "Kita nur Montag entfernt.")
    assert wish.week.care[0].days == WORKDAYS[1:]
    assert wish.offer is not None
    assert wish.offer.week.care == ()


def test_gaps_cannot_be_pulled_or_deleted() -> None:
    gap = _box(BoxRole.GAP, "", 350, 420)

    assert pulled(an_early_week(), gap, (0, 350, 400)) is None
    assert deleted(an_early_week(), gap) is None


def test_further_days_and_weeks() -> None:
    week = an_early_week().model_copy(update={"cycle_weeks": 2})
    shift = week.activities[0].model_copy(update={"weeks": (1,)})
    week = week.with_entry(shift)

    assert added_days(week, shift, [Weekday.MI, Weekday.DO]).told == "Frühdienst gilt jetzt auch Mi, Do."
    assert added_weeks(week, shift).week.activities[0].weeks is None
