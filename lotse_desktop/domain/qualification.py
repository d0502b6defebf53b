"""What a target occupation asks for and what is there: the gap rules of handbook 5.7, and words for a CV (5.6).

Only what was answered counts: nothing follows from a question that was not discussed.  Gaps in a CV are never counted
against anybody; only the years since the last work in the target group are (5.5).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from lotse_desktop.domain.answers import answer_of, chosen, option_texts
from lotse_desktop.domain.assessment import Cefr, Choice, Choices, Experience, Languages, Targets, Trainings
from lotse_desktop.domain.catalogue import Catalogue, Occupation
from lotse_desktop.domain.client import MONTHS_OF_A_YEAR
from lotse_desktop.domain.learning import (
    LEVEL_NAMES,
    RECENT_MONTHS,
    german_level,
    has_worked,
    last_worked,
    told,
)
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.wording import count_text, listing

TARGETS: Final = "ARB2"
SCHOOL: Final = "BIL1"
TRAININGS: Final = "BIL2"
RECOGNITION: Final = "BIL3"
LICENCES: Final = "BIL4"
EXPERIENCE: Final = "KOM1"
FAMILY_TASKS: Final = "KOM2"
LANGUAGES: Final = "SPR1"
DIGITAL: Final = "DIG3"
PROGRAMS: Final = "DIG4"
DRIVING: Final = "WOH4"
LIMITS: Final = "GES1"
"""Questions that something is computed with; their ids stay (handbook 3.3)."""

NONE: Final = "none"
"""The option that says „nothing of it“."""
SKILLED: Final = 2
"""From this level on a job asks for a vocational qualification (handbook 5.7)."""
UNRECOGNISED: Final = frozenset(
    {"not_started", "advised", "papers_missing", "applied", "partial", "adaptation", "exam_pending"}
)
"""Options of BIL3 with which the recognition is still open (handbook 5.3, 5.7)."""


@dataclass(frozen=True, slots=True)
class QualificationGap:
    """A kind of need and why it is there, in words."""

    need: str
    reason: str


def find_target(catalogue: Catalogue, record: CaseRecord) -> Occupation | None:
    """The occupation that matters most; ``None`` when none was named or it is not in the catalogue."""
    return next(iter(find_targets(catalogue, record)), None)


def find_targets(catalogue: Catalogue, record: CaseRecord) -> tuple[Occupation | None, ...]:
    """The named occupations by rank; ``None`` stands for one that the catalogue does not know."""
    answer = answer_of(catalogue, record, TARGETS)
    known = {occupation.key: occupation for occupation in catalogue.occupations}
    return tuple(known.get(target.occupation or "") for target in answer.targets) if isinstance(answer, Targets) else ()


def find_gaps(
    catalogue: Catalogue, record: CaseRecord, today: date, occupation: Occupation | None
) -> tuple[QualificationGap, ...]:
    """What is missing for ``occupation``, in the order of the table in handbook 5.7.

    Working times and hours are compared elsewhere (``domain.needs``).
    """
    gaps = list(_work_gaps(catalogue, record, today, occupation))
    if occupation is not None:
        gaps = [
            *_vocational_gaps(catalogue, record, occupation),
            *_german_gaps(catalogue, record, occupation),
            *_licence_gaps(catalogue, record, occupation),
            *gaps,
            *_digital_gaps(catalogue, record, occupation),
        ]
    return tuple(gaps)


def find_hints(catalogue: Catalogue, record: CaseRecord, occupation: Occupation) -> tuple[str, ...]:
    """What is good to know and no need: recommended German, trainings that cannot be compared."""
    hints: list[str] = []
    level, wanted = _german(catalogue, record), occupation.german_better
    enough = occupation.german is None or (level is not None and level.rank >= occupation.german.rank)
    if level is not None and wanted is not None and enough and level.rank < wanted.rank:
        hints.append(f"Deutsch {LEVEL_NAMES[wanted]} empfohlen")
    answer = answer_of(catalogue, record, TRAININGS)
    unsorted = [t.what for t in told(answer.trainings) if t.group is None] if isinstance(answer, Trainings) else []
    if unsorted:
        hints.append(f"Noch ohne Berufsgruppe: {listing(unsorted)}")
    return tuple(hints)


def find_strains(catalogue: Catalogue, record: CaseRecord, occupation: Occupation) -> tuple[str, ...]:
    """What the client asked to be considerate of and the occupation does not go with; for the coach only."""
    answer = answer_of(catalogue, record, LIMITS)
    names = option_texts(catalogue, LIMITS)
    limits = chosen(answer) if answer is not None else ()
    return tuple(names.get(key, key) for key in limits if key in occupation.strains)


def find_cv_words(catalogue: Catalogue, record: CaseRecord) -> tuple[tuple[str, str], ...]:
    """Each family task and how a CV says it (handbook 5.6)."""
    answer = answer_of(catalogue, record, FAMILY_TASKS)
    names = option_texts(catalogue, FAMILY_TASKS)
    tasks = chosen(answer) if answer is not None else ()
    return tuple((names.get(key, key), catalogue.cv_words[key]) for key in tasks if key in catalogue.cv_words)


def german_is_enough(catalogue: Catalogue, record: CaseRecord, occupation: Occupation) -> bool:
    """The level of German is known and the occupation asks for no more."""
    level = _german(catalogue, record)
    return level is not None and occupation.german is not None and level.rank >= occupation.german.rank


def knows_programs(catalogue: Catalogue, record: CaseRecord, occupation: Occupation) -> bool:
    """A program that the occupation asks for is known."""
    return bool(set(_options(catalogue, record, PROGRAMS) or ()) & set(occupation.programs))


def german_of(catalogue: Catalogue, record: CaseRecord) -> Cefr | None:
    """The level of German; ``None`` when it is not known."""
    return _german(catalogue, record)


def digital_level(skills: Iterable[str]) -> int:
    """0 … 4 from what somebody can do without help (handbook 5.4)."""
    return (sum(skill != NONE for skill in skills) + 1) // 2


def _vocational_gaps(catalogue: Catalogue, record: CaseRecord, occupation: Occupation) -> Iterator[QualificationGap]:
    answer = answer_of(catalogue, record, TRAININGS)
    if not isinstance(answer, Trainings):
        return
    kept = [training for training in told(answer.trainings) if training.state.value != "dropped"]
    fitting = [training for training in kept if training.group in {None, occupation.group}]
    if occupation.level >= SKILLED and occupation.group is not None and not fitting:
        yield QualificationGap("VOCATIONAL_CERTIFICATE", f"Abschluss für „{occupation.title}“ fehlt")
    recognition = _options(catalogue, record, RECOGNITION) or ()
    abroad = [training.what for training in kept if training.abroad and training.state.value == "completed"]
    if abroad and UNRECOGNISED & set(recognition):
        must = "ist vorgeschrieben" if occupation.regulated else "ist empfohlen"
        yield QualificationGap("RECOGNITION", f"Anerkennung {must}: {listing(abroad)}")


def _german_gaps(catalogue: Catalogue, record: CaseRecord, occupation: Occupation) -> Iterator[QualificationGap]:
    level, least = _german(catalogue, record), occupation.german
    if level is not None and least is not None and level.rank < least.rank:
        reason = f"Deutsch {LEVEL_NAMES[level]}, für „{occupation.title}“ mindestens {LEVEL_NAMES[least]}"
        yield QualificationGap("LANGUAGE_GERMAN", reason)


def _licence_gaps(catalogue: Catalogue, record: CaseRecord, occupation: Occupation) -> Iterator[QualificationGap]:
    driving = _options(catalogue, record, DRIVING)
    if occupation.driving and driving and not set(driving) & set(occupation.driving):
        names = option_texts(catalogue, DRIVING)
        answered = listing([names.get(key, key) for key in driving])
        yield QualificationGap("DRIVING_LICENCE", f"„{occupation.title}“ verlangt ihn; Antwort: {answered}")
    licences = _options(catalogue, record, LICENCES)
    missing = [key for key in occupation.licences if licences is not None and key not in licences]
    if missing:
        names = option_texts(catalogue, LICENCES)
        yield QualificationGap("LICENCE", f"es fehlt: {listing([names.get(key, key) for key in missing])}")


def _work_gaps(
    catalogue: Catalogue, record: CaseRecord, today: date, occupation: Occupation | None
) -> Iterator[QualificationGap]:
    answer = answer_of(catalogue, record, EXPERIENCE)
    if not isinstance(answer, Experience):
        return
    if not has_worked(answer):
        yield QualificationGap("NO_EXPERIENCE", "noch keine Berufserfahrung eingetragen")
        return
    last = last_worked(answer, occupation.group, today) if occupation is not None and occupation.group else None
    if last is None:
        return
    months = (today.year - last.year) * MONTHS_OF_A_YEAR + today.month - last.month
    if months > RECENT_MONTHS:
        years = count_text(months // MONTHS_OF_A_YEAR, "Jahr", "Jahren")
        yield QualificationGap("EXPERIENCE_GAP", f"zuletzt vor {years} im Zielberuf ({last:%m/%Y})")


def _digital_gaps(catalogue: Catalogue, record: CaseRecord, occupation: Occupation) -> Iterator[QualificationGap]:
    skills, programs = _options(catalogue, record, DIGITAL), _options(catalogue, record, PROGRAMS)
    if skills is not None and digital_level(skills) < occupation.digital:
        yield QualificationGap("DIGITAL_SKILLS", f"„{occupation.title}“ verlangt mehr Sicherheit am Computer")
    elif occupation.programs and programs is not None and not set(programs) & set(occupation.programs):
        names = option_texts(catalogue, PROGRAMS)
        wanted = listing([names.get(key, key) for key in occupation.programs])
        yield QualificationGap("DIGITAL_SKILLS", f"eines davon wird verlangt: {wanted}")


def _german(catalogue: Catalogue, record: CaseRecord) -> Cefr | None:
    answer = answer_of(catalogue, record, LANGUAGES)
    return german_level(answer) if isinstance(answer, Languages) else None


def _options(catalogue: Catalogue, record: CaseRecord, item_id: str) -> tuple[str, ...] | None:
    """The chosen options; ``None`` when the question was not answered."""
    answer = answer_of(catalogue, record, item_id)
    return chosen(answer) if isinstance(answer, Choice | Choices) else None
