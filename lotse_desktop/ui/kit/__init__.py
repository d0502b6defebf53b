"""House widgets and helpers that every page and dialog shares."""
