"""A page area of the staff door: teams, who is in them and who manages them."""
