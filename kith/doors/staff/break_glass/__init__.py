"""A page area of the staff door: break-glass."""
