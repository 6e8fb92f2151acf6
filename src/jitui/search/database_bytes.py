"""A SQLite database in memory as bytes, and the other way round."""

from __future__ import annotations

import sqlite3
import sys


def connect() -> sqlite3.Connection:
    """Return an empty database in memory that every thread may read."""
    return sqlite3.connect(":memory:", check_same_thread=False)


if sys.version_info >= (3, 11):

    def dump(db: sqlite3.Connection) -> bytes:
        """Return a database as bytes."""
        return db.serialize()

    def restore(data: bytes | memoryview) -> sqlite3.Connection:
        """Return the database that some bytes were made from."""
        db = connect()
        db.deserialize(data)
        return db

else:  # Python 3.10 gets there by way of a file
    from contextlib import closing
    from pathlib import Path
    from tempfile import TemporaryDirectory

    def dump(db: sqlite3.Connection) -> bytes:
        """Return a database as bytes."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "index.db"
            with closing(sqlite3.connect(path)) as file:
                db.backup(file)
            return path.read_bytes()

    def restore(data: bytes | memoryview) -> sqlite3.Connection:
        """Return the database that some bytes were made from."""
        db = connect()
        with TemporaryDirectory() as folder:
            path = Path(folder) / "index.db"
            path.write_bytes(data)
            with closing(sqlite3.connect(path)) as file:
                file.backup(db)
        return db
