"""The whole history of a case to read: appointments with results and notes, newest first; filtered and searched."""

from dataclasses import dataclass
from datetime import date

from lotse_desktop.domain.catalogue import Catalogue
from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.meetings import Meeting
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.today import MEETINGS
from lotse_desktop.domain.wording import clock, long_date


@dataclass(frozen=True, slots=True)
class Chapter:
    """One appointment: heading, what came out, and paragraphs of (title, text)."""

    meeting: str
    day: date
    heading: str
    result: str
    notes: tuple[tuple[str, str], ...]


def find_chapters(catalogue: Catalogue, record: CaseRecord, words: str = "", domain: str = "") -> tuple[Chapter, ...]:
    """Appointments, newest first; with ``words`` those that hold every one of them, with ``domain`` their notes on it.

    An appointment without any note on ``domain`` is left out.
    """
    titles = {one.key: one.title for one in catalogue.domains}
    steps = {step.id: step.text for step in record.plan.steps}
    wanted = folded(words).split()
    found: list[Chapter] = []
    for meeting in reversed(record.meetings.meetings):
        chapter = _chapter(meeting, titles, steps, domain)
        text = folded(" ".join([chapter.heading, chapter.result, *(part for note in chapter.notes for part in note)]))
        if (chapter.notes or not domain) and all(word in text for word in wanted):
            found.append(chapter)
    return tuple(found)


def _chapter(meeting: Meeting, titles: dict[str, str], steps: dict[str, str], domain: str) -> Chapter:
    at = "" if meeting.start is None else f", {clock(meeting.start)} Uhr"
    notes = [
        (titles.get(note.domain, note.domain) if note.domain else "Notiz", note.text)
        for note in meeting.notes
        if not domain or note.domain == domain
    ]
    done = [steps[key] for key in meeting.steps_done if key in steps]
    if done and not domain:
        notes.append(("Erledigt", " · ".join(done)))
    heading = f"{long_date(meeting.day)}{at} – {MEETINGS[meeting.purpose]}"
    return Chapter(meeting.id, meeting.day, heading, meeting.result, tuple(notes))
