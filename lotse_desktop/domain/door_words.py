"""Doors, clashes and runs in words."""

from collections.abc import Iterable, Mapping, Sequence

from lotse_desktop.domain.care import CareWeek
from lotse_desktop.domain.care_words import CARE_NAMES
from lotse_desktop.domain.client import Child
from lotse_desktop.domain.door_clashes import DoorClash
from lotse_desktop.domain.door_runs import DoorRun
from lotse_desktop.domain.frozen import DAY
from lotse_desktop.domain.wording import clock, count_text, listing, weekday_list


def door_names(children: Sequence[Child], week: CareWeek) -> dict[str, str]:
    """What each door is called: by its place, and by the children too where two doors have the same name."""
    plain: dict[str, str] = {}
    kids: dict[str, list[str]] = {}
    for place in week.care:
        if place.door is not None:
            plain.setdefault(place.door, place.label or CARE_NAMES[place.kind])
            kids.setdefault(place.door, []).extend(c.given_name for c in children if c.id in place.children)
    names = list(plain.values())
    return {
        door: f"{name} ({listing(list(dict.fromkeys(kids[door])))})" if names.count(name) > 1 else name
        for door, name in plain.items()
    }


def clash_lines(clashes: Iterable[DoorClash], names: Mapping[str, str]) -> tuple[str, ...]:
    """„Mo–Do 16:00: Kita und Schule zugleich – es fehlen 10 Minuten.“, days that are alike together."""
    days: dict[str, list[int]] = {}
    for clash in clashes:
        days.setdefault(_clash_words(clash, names), []).append(clash.day)
    return tuple(f"{weekday_list(when, short=True)} {words}" for words, when in days.items())


def run_lines(runs: Iterable[DoorRun], names: Mapping[str, str]) -> tuple[str, ...]:
    """„Mo–Do: 7:25 Kita, 7:35 Schule, 8:00 Arbeit“, days that are alike together."""
    days: dict[str, list[int]] = {}
    for run in runs:
        stops = [f"{clock(minute % DAY)} {names[door]}" for door, minute in run.stops]
        work = f"{clock(run.minute)} {run.activity}"
        words = ", ".join([work, *stops] if run.fetch else [*stops, work])
        days.setdefault(words, []).append(run.day)
    return tuple(f"{weekday_list(sorted(set(when)), short=True)}: {words}" for words, when in days.items())


def question_lines(questions: Iterable[tuple[str, str]], names: Mapping[str, str]) -> tuple[str, ...]:
    """What has to be asked before a way can be computed."""
    return tuple(
        f"Wie lange dauert der Weg zwischen {names[first]} und {names[second]}?" for first, second in questions
    )


def _clash_words(clash: DoorClash, names: Mapping[str, str]) -> str:
    first, second = clash.stops
    missing = count_text(clash.missing, "Minute", "Minuten")
    verb = "fehlt" if clash.missing == 1 else "fehlen"
    if first.minute == second.minute:
        both = f"{names[first.door]} und {names[second.door]}"
        return f"{clock(first.minute)}: {both} zugleich – es {verb} {missing}."
    both = f"{clock(first.minute)} {names[first.door]}, {clock(second.minute)} {names[second.door]}"
    return f"{both}: Für den Weg {verb} {missing}."
