"""Alembic scripts of the tables in `schema.py`, run by `Database.upgrade`."""
