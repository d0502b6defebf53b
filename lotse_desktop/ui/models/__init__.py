"""Qt item models over plain values; they know no use-case."""
