"""Alembic's door: runs the migrations on the connection it is given."""

from alembic import context

from citizen_portal.storage.tables import Base

# Whoever gives the connection has begun a transaction on it, also on SQLite, where a table can be changed in one.
context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True,
    transactional_ddl=True,
)  # fmt: skip
with context.begin_transaction():
    context.run_migrations()
