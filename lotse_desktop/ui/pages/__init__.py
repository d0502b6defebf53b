"""The rooms of a case; each knows the editor and no sibling."""
