"""A page area of the staff door: who has whom, and leaving."""
