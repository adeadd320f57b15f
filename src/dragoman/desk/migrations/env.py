"""Run by Alembic: migrates over the connection that `Database.upgrade` hands over, in its transaction."""

from alembic import context

from dragoman.desk.schema import truth

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=truth, render_as_batch=True, transaction_per_migration=False)
context.run_migrations()
