"""The bench of this checkout."""
