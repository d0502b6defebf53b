"""Plans of plainly fictional people, as they come to the paper."""

from datetime import date

from lotse_desktop.domain.care import Absence, Activity, CareKind, CarePlace, CareWeek, Helper, Reliability, Weekday
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.gaps import compute
from lotse_desktop.domain.plan import PlanState
from lotse_desktop.domain.report import PlanReport, PlanTexts, ReportGoal, ReportStep
from lotse_desktop.figures.week import week_boxes, week_in_words
from lotse_desktop.paths import resources_folder
from lotse_desktop.storage.catalogue_files import load_plan_texts
from tests.builders import WORKDAYS

LONG = "Wir klären mit der Leitung, ob die Betreuung am Morgen früher beginnt, und wer in dieser Zeit einspringt. " * 4
WEEKEND = (Weekday.SA, Weekday.SO)


def german() -> PlanTexts:
    """The texts that are shipped."""
    return load_plan_texts(resources_folder() / "texts", "de")


def a_rota(children: tuple[Child, ...]) -> CareWeek:
    """Two weeks with every kind of box, a night shift too."""
    ids = tuple(child.id for child in children)
    return CareWeek(
        cycle_weeks=2,
        activities=(
            Activity(id="f", label="Frühdienst", weeks=(1,), days=WORKDAYS, start=360, end=810),
            Activity(id="n", label="Nacht", weeks=(2,), days=(Weekday.FR,), start=1260, end=360),
        ),
        care=(CarePlace(id="k", kind=CareKind.KINDERGARTEN, children=ids, days=WORKDAYS, booked=(450, 960)),),
        helpers=(
            Helper(
                id="o", label="Oma", children=ids, days=(Weekday.DO,), start=300, end=450, reliability=Reliability.FIRM
            ),
            Helper(id="n", label="Nachbarin", children=ids, days=(Weekday.MO,), start=960, end=1080),
        ),
        absences=(Absence(id="x", children=ids[:1], weeks=(1,), days=WEEKEND, start=0, end=1440),),
    )


def children_called(*names: str) -> tuple[Child, ...]:
    """Children of four years and above."""
    return tuple(Child(id=f"k{n}", given_name=name, birth_month=date(2022 - n, 6, 1)) for n, name in enumerate(names))


def with_week(report: PlanReport, *names: str) -> PlanReport:
    """The report with the week picture of these children."""
    children = children_called(*names)
    week = a_rota(children)
    boxes = week_boxes(children, week, compute(children, week), work_lane=True)
    told = {
        "lanes": names,
        "weeks": ("Woche A", "Woche B"),
        "boxes": boxes,
        "week_alternative": week_in_words(boxes, names),
    }
    return report.model_copy(update=told)


def maras_plan() -> PlanReport:
    """The example of a plan that fits well."""
    steps = (
        ("Bei der Kita die Zeit von 7:00 bis 16:30 Uhr anmelden", "ich", "Freitag, 20. November 2026", "Kita-Büro"),
        ("Das Papa-Wochenende auf die Spätwoche legen", "ich und Lios Vater", "Freitag, 27. November 2026", "Gespräch"),
        ("Eine Betreuung zu Hause anfragen, früh und abends", "Coach", "Freitag, 13. November 2026", "Kinderschirm"),
        ("Kinderzuschlag und Wohngeld prüfen lassen", "ich", "Freitag, 11. Dezember 2026", "Sozialberatung"),
    )
    report = PlanReport(
        name="Mara",
        day=date(2026, 11, 10),
        version=1,
        next_appointment="Nächster Termin: Dienstag, 24. November 2026, 10:00 Uhr",
        resources=(
            "Ich habe einen Beruf und eine Stelle in der Pflege.",
            "Lio hat einen Platz in der Kita.",
            "Oma hilft jeden Donnerstag früh.",
            "Ich habe einen Führerschein.",
        ),
        goals=(
            ReportGoal(
                text="Ich behalte meine Stelle.", sign_of_success="Ich merke es daran, dass jede Schicht abgedeckt ist."
            ),
            ReportGoal(text="Bis 30. April 2027 weiß ich: Geht die Pflegeausbildung auch in Teilzeit?"),
        ),
        open_times=(
            "Offen in Woche A: Montag bis Mittwoch von 5:50 bis 7:30 Uhr.",
            "Offen in Woche B: Freitag von 20:50 bis 24:00 Uhr.",
        ),
        feasible=("Montag bis Freitag: 8:05 bis 15:25 Uhr.", "Das sind 35 Stunden in der Woche."),
        steps=tuple(ReportStep(what=what, who=who, until=until, where=where) for what, who, until, where in steps),
        emergency=("Oma anrufen.", "Nachbarin anrufen.", "Einen Kinderkrankentag nehmen."),
        good_to_know=("Sie haben 2026 bis zu 30 Kinderkrankentage.",),
    )
    return with_week(report, "Lio")


def an_agreed_plan() -> PlanReport:
    """Agreed, with a step whose time is open and one whose time is not."""
    report = maras_plan()
    first, second, *others = report.steps
    notes = (
        "Dienstag von 9:00 bis 9:45 Uhr.",
        "Offen: Dienstag von 8:25 bis 8:50 Uhr.",
        "Darum kümmert sich: Oma I.",
    )
    steps = (
        first.model_copy(update={"notes": notes}),
        second.model_copy(update={"notes": ("Freitag, 27. November 2026, von 9:00 bis 10:00 Uhr.",)}),
        *others,
    )
    agreement = "Vereinbart am 10. November 2026. Am 8. Dezember 2026 schauen wir gemeinsam, was geklappt hat."
    return report.model_copy(update={"steps": steps, "state": PlanState.AGREED, "agreement": agreement})


def the_longest_plan() -> PlanReport:
    """As much as the values allow: everything 400 letters long."""
    line = LONG[:400]
    step = ReportStep(what=line, who=line, until="Donnerstag, 24. September 2026", where="W" * 400, notes=(line,) * 5)
    report = maras_plan().model_copy(
        update={
            "resources": (line,) * 6,
            "goals": (ReportGoal(text=line, sign_of_success=line),) * 3,
            "open_times": ("Maximiliane, Ben und Lio – offen in Woche A: Montag bis Mittwoch von 5:20 bis 7:30 Uhr.",)
            * 8,
            "steps": (step,) * 7,
            "emergency": (line,) * 6,
            "good_to_know": (line,) * 3,
        }
    )
    return with_week(report, "Maximiliane", "Ben", "Lio")


def an_empty_plan() -> PlanReport:
    """A case in which nothing was entered yet."""
    return PlanReport(day=date(2026, 11, 10), version=1)


def sentences(report: PlanReport) -> list[str]:
    """Every text of the report that a reader must find on paper."""
    found = [report.name, report.next_appointment, *report.resources, *report.open_times, *report.feasible]
    for goal in report.goals:
        found += [goal.text, goal.sign_of_success]
    for step in report.steps:
        found += [step.what, step.who, step.until, step.where]
    return [text for text in (*found, *report.emergency, *report.good_to_know) if text]
