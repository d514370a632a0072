"""A page area of the staff door: restricted records."""
