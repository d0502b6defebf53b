"""The encrypted vault: SQLCipher, SQLAlchemy, keys, backups, catalogue files."""
