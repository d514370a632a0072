"""A page area of the staff door: unusual looking, for the data-protection reader."""
