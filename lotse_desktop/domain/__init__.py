"""Pure values and functions of the trade: no clock, no random, no files, no Qt, no SQL."""
