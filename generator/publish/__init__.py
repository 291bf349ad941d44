"""Pages to files: the only code that writes."""
