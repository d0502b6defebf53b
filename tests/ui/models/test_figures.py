"""The figures before and after as a table."""

from fractions import Fraction

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from lotse_desktop.domain.effects import effect_of
from lotse_desktop.domain.scenarios import Change, HelperOut, LongerBooking
from lotse_desktop.domain.shift_fit import find_fits
from lotse_desktop.ui.models.columns import Role
from lotse_desktop.ui.models.figures import FiguresModel, difference_text, figure_rows, gap_text, percent_text
from lotse_desktop.ui.models.fits import FitsModel
from tests.catalogue.shipped import catalogue
from tests.families import mara, tarek


def rows(*changes: Change) -> dict[str, tuple[str, str, str]]:
    record = tarek()
    effect = effect_of(record.client.children, record.care_week, changes)
    return {row.what: (row.before, row.after, row.difference) for row in figure_rows(effect)}


def test_the_models_are_sound() -> None:
    record = mara()
    figures, fits = FiguresModel(), FitsModel()
    figures.show(figure_rows(effect_of(record.client.children, record.care_week, (LongerBooking(),))))
    fits.show(find_fits(record.client.children, record.care_week, catalogue().shifts))
    for model in (figures, fits):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_tarek_with_the_whole_opening_time() -> None:
    assert rows(LongerBooking())["Offene Lücke"] == ("10 h", "5 h 35 min", "−4 h 25 min")
    assert rows(LongerBooking())["Nachmittag (13–17)"] == ("4 h 25 min", "keine", "−4 h 25 min")
    assert rows()["Gedeckt"] == ("89,6 %", "89,6 %", "gleich")
    assert rows()["Machbar je Woche"] == ("30,5 h", "30,5 h", "gleich")


def test_better_and_worse_are_said_not_only_coloured() -> None:
    record = mara()
    model = FiguresModel()
    for change, said in ((LongerBooking(), "besser"), (HelperOut(helper="Oma I."), "schlechter")):
        model.show(figure_rows(effect_of(record.client.children, record.care_week, (change,))))
        assert str(model.data(model.index(0, 3), Role.AccessibleTextRole)).endswith(said)


@pytest.mark.parametrize(
    ("coverage", "text"),
    [
        (None, "–"),
        (Fraction(0), "0 %"),
        (Fraction(1), "100 %"),
        (Fraction(9999, 10_000), "99,9 %"),
        (Fraction(2100, 4240), "49,5 %"),
    ],
)
def test_coverage_is_never_full_while_a_minute_is_open(coverage: Fraction | None, text: str) -> None:
    assert percent_text(coverage) == text


def test_differences_have_a_sign() -> None:
    assert [difference_text(minutes) for minutes in (-300, 130, 0)] == ["−5 h", "+2 h 10 min", "gleich"]
    assert [gap_text(minutes) for minutes in (0, 95)] == ["keine", "1 h 35 min"]
