"""A page area of the staff door: who looked at a child's record, and who did what."""
