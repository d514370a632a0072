"""A page area of the staff door: session."""
