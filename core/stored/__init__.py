"""The versions of what is stored: of a SQLite file, of a record, of a blob that holds JSON."""
