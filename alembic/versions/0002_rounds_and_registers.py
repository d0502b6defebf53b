"""When an assessment began, more about a step, registers of the vault."""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Columns are added in place, no table is rebuilt."""
    op.add_column("assessment", sa.Column("begun_on", sa.Date(), nullable=True))
    op.add_column("step", sa.Column("body", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "register_entry",
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("register", "id", name=op.f("pk_register_entry")),
    )
