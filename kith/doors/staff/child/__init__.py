"""A page area of the staff door: who a child and the people around them are, and adding them."""
