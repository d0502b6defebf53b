"""What may leave a laptop: rows without names, narrow sheets, and the tests that they pass (handbook 9)."""
