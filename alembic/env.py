"""Alembic runs on the unlocked connection that it is handed; it never sees a key and opens nothing itself."""

from alembic import context
from sqlalchemy import Connection

from lotse_desktop.storage.tables import Base


def run(connection: Connection) -> None:
    """Migrate inside the transaction of the caller."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transactional_ddl=True,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
