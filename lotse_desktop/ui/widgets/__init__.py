"""Widgets that draw values and emit wishes; they know no use-case."""
