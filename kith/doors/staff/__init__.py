"""The door for people who work for the council: a folder per page area."""
