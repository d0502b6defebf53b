"""Whole cases and the list of clients in the database.

A case is loaded into rows, the rows are brought to the values of the record, and SQLAlchemy writes the columns that
differ.  The list reads columns only.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased, selectinload

from lotse_desktop.domain.assessment import Payload, Section
from lotse_desktop.domain.client import Child, Client
from lotse_desktop.domain.folding import folded
from lotse_desktop.domain.listing import ClientEntry, ListFigures
from lotse_desktop.domain.plan import Goal, Plan, Step
from lotse_desktop.domain.record import CaseRecord
from lotse_desktop.domain.rounds import Round
from lotse_desktop.storage.tables import AssessmentRow, Base, ChildRow, ClientRow, GoalRow, PlanRow, SectionRow, StepRow

_CLIENT_COLUMNS: Final = tuple(name for name in Client.model_fields if name not in {"id", "children"})
_GOAL_COLUMNS: Final = tuple(Goal.model_fields)
_STEP_COLUMNS: Final = ("id", "text", "actor", "who", "due", "place", "need", "status")
_STEP_BODY: Final = set(Step.model_fields) - set(_STEP_COLUMNS)
_PLAN_BODY: Final = set(Plan.model_fields) - {"goals", "steps"}
_CLIENT: Final = Base.metadata.tables[ClientRow.__tablename__]
_SHOWN: Final = (
    "id",
    "given_name",
    "family_name",
    "phase",
    "gap_minutes",
    "open_steps",
    "next_due",
    "changed_at",
)
"""Columns that go into a :class:`ClientEntry` as they are."""


class SqlCaseRepository:
    """Committing is the unit of work's part."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[UUID, ClientRow] = {}

    def get(self, client_id: UUID) -> CaseRecord | None:
        """The whole case, ``None`` when there is none."""
        row = self._row(client_id)
        return None if row is None else _to_record(row)

    def save(self, record: CaseRecord, figures: ListFigures, changed_at: datetime) -> None:
        """Store the case as it is; only what differs is written."""
        row = self._row(record.client.id)
        if row is None:
            row = ClientRow(id=record.client.id, children=[], assessments=[], plan=PlanRow(goals=[], steps=[]))
            self._session.add(row)
            self._rows[row.id] = row
        _fill_client(row, record.client)
        _fill_figures(row, record.client, figures, changed_at)
        _fill_rounds(row, record)
        _fill_plan(row, record.plan)

    def find(self, text: str, *, archived: bool, limit: int) -> Sequence[ClientEntry]:
        """Clients whose search text holds every word of ``text``, by family name."""
        self._session.flush()  # columns are read past the rows in memory
        words = (_CLIENT.c.search_text.op("GLOB")(f"*{_literal(word)}*") for word in _searchable(text).split())
        columns = (*(_CLIENT.c[name] for name in _SHOWN), _CLIENT.c.children_listed)
        wanted = select(*columns).where(_is_archived(archived), *words).order_by(_CLIENT.c.sort_name).limit(limit)
        rows: Sequence[Any] = self._session.connection().execute(wanted).all()
        families = json.loads(f"[{','.join(row[-1] for row in rows)}]")  # one call for all of them
        return [
            ClientEntry(
                **dict(zip(_SHOWN, row[:-1], strict=True)),
                children=tuple((name, date.fromisoformat(month)) for name, month in family),
                archived=archived,
            )
            for row, family in zip(rows, families, strict=True)
        ]

    def count(self, *, archived: bool) -> int:
        """How many clients there are."""
        return self._session.scalar(select(func.count()).select_from(ClientRow).where(_is_archived(archived))) or 0

    def sections(self, key: str) -> Sequence[tuple[UUID, Payload]]:
        """What the section ``key`` of the present round holds, of every case that has one, with the client's id."""
        self._session.flush()
        later = aliased(AssessmentRow)
        is_past = select(later.id).where(
            later.client_id == AssessmentRow.client_id, later.number > AssessmentRow.number
        )
        wanted = (
            select(AssessmentRow.client_id, SectionRow.catalogue_version, SectionRow.body)
            .join(AssessmentRow, SectionRow.assessment_id == AssessmentRow.id)
            .where(SectionRow.domain_key == key, ~is_past.exists())
            .order_by(AssessmentRow.client_id)
        )
        return [
            (client_id, Section.model_validate({"catalogue_version": version, "payload": body}).payload)
            for client_id, version, body in self._session.execute(wanted)
        ]

    def _row(self, client_id: UUID) -> ClientRow | None:
        if client_id not in self._rows:
            wanted = select(ClientRow).where(ClientRow.id == client_id)
            row = self._session.scalar(
                wanted.options(
                    selectinload(ClientRow.children),
                    selectinload(ClientRow.assessments).selectinload(AssessmentRow.sections),
                    selectinload(ClientRow.plan).selectinload(PlanRow.goals),
                    selectinload(ClientRow.plan).selectinload(PlanRow.steps),
                )
            )
            if row is None:
                return None
            self._rows[client_id] = row
        return self._rows[client_id]


def _is_archived(archived: bool) -> ColumnElement[bool]:  # noqa: FBT001 - the one thing it is about
    return ClientRow.archived_on.is_not(None) if archived else ClientRow.archived_on.is_(None)


def _searchable(text: str) -> str:
    """Folded; for GLOB a text ends at NUL."""
    return folded(text.replace("\0", " "))


def _literal(word: str) -> str:
    """``word`` with the letters that mean something to GLOB in brackets."""
    return re.sub(r"([*?\[])", r"[\1]", word)


def _fill_client(row: ClientRow, client: Client) -> None:
    for name in _CLIENT_COLUMNS:
        setattr(row, name, getattr(client, name))
    row.children[:] = _matched(row.children, client.children, ChildRow)
    for child_row, child in zip(row.children, client.children, strict=True):
        child_row.given_name = child.given_name
        child_row.birth_month = child.birth_month
        child_row.alone_max_minutes = child.alone_max_minutes
        child_row.alone_from, child_row.alone_to = child.alone_window
        child_row.extra_out, child_row.extra_back = child.extra_out, child.extra_back


def _fill_figures(row: ClientRow, client: Client, figures: ListFigures, changed_at: datetime) -> None:
    row.sort_name = folded(f"{client.family_name} {client.given_name}")
    row.search_text = _searchable(figures.search_text)
    row.children_listed = json.dumps([(child.given_name, child.birth_month.isoformat()) for child in client.children])
    row.gap_minutes = figures.gap_minutes
    row.open_steps = figures.open_steps
    row.next_due = figures.next_due
    row.changed_at = changed_at


def _fill_rounds(row: ClientRow, record: CaseRecord) -> None:
    """Every round of the record, oldest first; one that undo took back goes."""
    known = {stored.id: stored for stored in row.assessments}
    ids = [*(past.id for past in record.earlier), record.assessment_id]
    row.assessments[:] = [known.get(round_id) or AssessmentRow(id=round_id, sections={}) for round_id in ids]
    for number, stored in enumerate(row.assessments, start=1):
        stored.number = number
    *earlier, present = row.assessments
    for stored, past in zip(earlier, record.earlier, strict=True):
        stored.begun_on = past.begun_on
        _fill_sections(stored, past.sections)
    present.begun_on = record.begun_on
    _fill_sections(present, record.sections)


def _fill_sections(row: AssessmentRow, sections: Mapping[str, Section]) -> None:
    for key in set(row.sections) - set(sections):
        del row.sections[key]
    for key, section in sections.items():
        body = section.payload.model_dump(mode="json")
        stored = row.sections.get(key)
        if stored is None:
            row.sections[key] = SectionRow(domain_key=key, catalogue_version=section.catalogue_version, body=body)
        else:
            stored.catalogue_version = section.catalogue_version
            _set_body(stored, body)


def _fill_plan(row: ClientRow, plan: Plan) -> None:
    stored = row.plan
    _set_body(stored, plan.model_dump(mode="json", include=_PLAN_BODY))
    stored.goals[:] = _matched(stored.goals, plan.goals, GoalRow)
    stored.steps[:] = _matched(stored.steps, plan.steps, StepRow)
    for names, rows, values in ((_GOAL_COLUMNS, stored.goals, plan.goals), (_STEP_COLUMNS, stored.steps, plan.steps)):
        for item_row, item in zip(rows, values, strict=True):
            for name in names:
                setattr(item_row, name, getattr(item, name))
    for step_row, step in zip(stored.steps, plan.steps, strict=True):
        _set_body(step_row, step.model_dump(mode="json", include=_STEP_BODY))


def _set_body(row: SectionRow | PlanRow | StepRow, body: dict[str, Any]) -> None:
    """An equal body is not written again."""
    if row.body != body:
        row.body = body


class _Positioned(Protocol):
    id: Any
    position: Any


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Row = TypeVar("_Row", bound=_Positioned)


def _matched(rows: Iterable[_Row], values: Sequence[_Identified], make: Callable[..., _Row]) -> list[_Row]:
    """A row for each value, in its order: the stored one with its id, or a new one."""
    known = {row.id: row for row in rows}
    matched = [known.get(value.id) or make(id=value.id) for value in values]
    for position, row in enumerate(matched):
        row.position = position
    return matched


def _to_record(row: ClientRow) -> CaseRecord:
    *earlier, present = row.assessments
    plan = row.plan
    return CaseRecord.model_validate(
        {
            "client": {
                **{name: getattr(row, name) for name in _CLIENT_COLUMNS},
                "id": row.id,
                "children": tuple(_to_child(child) for child in row.children),
            },
            "assessment_id": present.id,
            "begun_on": present.begun_on,
            "sections": _to_sections(present),
            "earlier": tuple(
                Round(id=past.id, begun_on=past.begun_on or row.opened_on, sections=_to_sections(past))
                for past in earlier
            ),
            "plan": {
                **plan.body,
                "goals": tuple({name: getattr(goal, name) for name in _GOAL_COLUMNS} for goal in plan.goals),
                "steps": tuple(
                    {**step.body, **{name: getattr(step, name) for name in _STEP_COLUMNS}} for step in plan.steps
                ),
            },
        }
    )


def _to_child(row: ChildRow) -> Child:
    return Child(
        id=row.id,
        given_name=row.given_name,
        birth_month=row.birth_month,
        alone_max_minutes=row.alone_max_minutes,
        alone_window=(row.alone_from, row.alone_to),
        extra_out=row.extra_out,
        extra_back=row.extra_back,
    )


def _to_sections(row: AssessmentRow) -> dict[str, Section]:
    return {
        key: Section.model_validate({"catalogue_version": section.catalogue_version, "payload": section.body})
        for key, section in row.sections.items()
    }
