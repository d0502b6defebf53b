"""Files that leave or enter the vault because somebody asked for it."""
