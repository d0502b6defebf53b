"""Use-cases: every public method is one transaction or one document."""
