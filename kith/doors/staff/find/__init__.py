"""A page area of the staff door: finding a child or somebody around one."""
