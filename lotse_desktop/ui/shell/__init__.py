"""The main window and what holds the pages together."""
