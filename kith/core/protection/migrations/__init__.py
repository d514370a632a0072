"""Tables of this room, one line of migrations."""
