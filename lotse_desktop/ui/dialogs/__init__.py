"""Dialogs; each knows no sibling."""
