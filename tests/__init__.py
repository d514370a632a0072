"""Tests of Kith; TESTING.md says which kind goes where."""
