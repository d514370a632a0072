"""A page area of the staff door: the council's settings."""
