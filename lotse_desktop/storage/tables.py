"""The tables.  What is searched, due or counted is relational; what is asked or drawn is a JSON body.

Nothing is loaded behind the repository's back: every relation raises when it was not asked for.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.orm.collections import attribute_keyed_dict


class Base(DeclarativeBase):
    """Every table belongs to this metadata; constraints have names, so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON, str: Text}  # noqa: RUF012 - SQLAlchemy reads it as it is


CLIENT = "client.id"


class KeyHeaderRow(Base):
    """The second copy of ``schluessel.json``; one row."""

    __tablename__ = "key_header"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[str]


class ClientRow(Base):
    """A client, and what the list shows of the case (``sort_name`` … ``next_due``), so that it reads one table only."""

    __tablename__ = "client"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    gender: Mapped[str | None]
    birth_month: Mapped[date | None]
    state: Mapped[str]
    plan_language: Mapped[str]
    phase: Mapped[str]
    special_categories: Mapped[bool]
    concern: Mapped[str]
    opened_on: Mapped[date]
    archived_on: Mapped[date | None]
    sort_name: Mapped[str]
    search_text: Mapped[str]
    children_listed: Mapped[str]
    """JSON, ``[[first name, month of birth], …]``; plain text, because 200 of them are read at once."""
    gap_minutes: Mapped[int | None]
    open_steps: Mapped[int]
    next_due: Mapped[date | None]
    changed_at: Mapped[datetime]

    children: Mapped[list["ChildRow"]] = relationship(
        order_by="ChildRow.position", cascade="all, delete-orphan", lazy="raise"
    )
    assessments: Mapped[list["AssessmentRow"]] = relationship(
        order_by="AssessmentRow.number", cascade="all, delete-orphan", lazy="raise"
    )
    plan: Mapped["PlanRow"] = relationship(cascade="all, delete-orphan", lazy="raise")


Index("ix_client_listing", ClientRow.archived_on, ClientRow.sort_name, ClientRow.search_text)


class ChildRow(Base):
    """A child of a client."""

    __tablename__ = "child"

    client_id: Mapped[UUID] = mapped_column(ForeignKey(CLIENT, ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    given_name: Mapped[str]
    birth_month: Mapped[date]
    alone_max_minutes: Mapped[int]
    alone_from: Mapped[int]
    alone_to: Mapped[int]
    extra_out: Mapped[int]
    extra_back: Mapped[int]


class AssessmentRow(Base):
    """An assessment; the one with the highest number is the present one."""

    __tablename__ = "assessment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID] = mapped_column(ForeignKey(CLIENT, ondelete="CASCADE"), index=True)
    number: Mapped[int]
    begun_on: Mapped[date | None]
    """The day of its first talk; unknown for the first assessment of old vaults."""

    sections: Mapped[dict[str, "SectionRow"]] = relationship(
        collection_class=attribute_keyed_dict("domain_key"), cascade="all, delete-orphan", lazy="raise"
    )


class SectionRow(Base):
    """What was said about one life domain; ``body`` is the payload as JSON."""

    __tablename__ = "section"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    domain_key: Mapped[str] = mapped_column(primary_key=True)
    catalogue_version: Mapped[int]
    body: Mapped[dict[str, Any]]


class PlanRow(Base):
    """The plan as it is being written; ``body`` holds what is neither goal nor step."""

    __tablename__ = "plan"

    client_id: Mapped[UUID] = mapped_column(ForeignKey(CLIENT, ondelete="CASCADE"), primary_key=True)
    body: Mapped[dict[str, Any]]

    goals: Mapped[list["GoalRow"]] = relationship(
        order_by="GoalRow.position", cascade="all, delete-orphan", lazy="raise"
    )
    steps: Mapped[list["StepRow"]] = relationship(
        order_by="StepRow.position", cascade="all, delete-orphan", lazy="raise"
    )


class GoalRow(Base):
    """A goal of a plan."""

    __tablename__ = "goal"

    client_id: Mapped[UUID] = mapped_column(ForeignKey("plan.client_id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    sign_of_success: Mapped[str]
    due: Mapped[date | None]
    need: Mapped[str | None]
    status: Mapped[str]


class StepRow(Base):
    """A step of a plan."""

    __tablename__ = "step"

    client_id: Mapped[UUID] = mapped_column(ForeignKey("plan.client_id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    actor: Mapped[str]
    who: Mapped[str]
    due: Mapped[date | None]
    place: Mapped[str]
    need: Mapped[str | None]
    status: Mapped[str]
    body: Mapped[dict[str, Any]]
    """What nobody searches for, as JSON."""


class PlanVersionRow(Base):
    """A printed plan; never changed afterwards."""

    __tablename__ = "plan_version"

    client_id: Mapped[UUID] = mapped_column(ForeignKey(CLIENT, ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    printed_on: Mapped[date]
    report: Mapped[dict[str, Any]]
    pdf: Mapped[bytes] = mapped_column(LargeBinary)


class RegisterRow(Base):
    """An entry of a register of the vault, which belongs to no client: directory, findings, edited chains, texts.

    ``register`` names the register, ``body`` is the value as JSON.
    """

    __tablename__ = "register_entry"

    register: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[dict[str, Any]]


class DueRow(Base):
    """A date of a case, derived from it each time it is saved."""

    __tablename__ = "due_item"

    client_id: Mapped[UUID] = mapped_column(ForeignKey(CLIENT, ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    minute: Mapped[int | None]
    text: Mapped[str]


class AuditRow(Base):
    """Who did what when, without contents; append only, until its time is over."""

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    action: Mapped[str]
    client_id: Mapped[UUID | None]
    """No foreign key: the entry outlives the case, but not the tombstone."""


class TombstoneRow(Base):
    """A case that was deleted: the month and why, nothing else."""

    __tablename__ = "tombstone"

    number: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[date]
    reason: Mapped[str]
