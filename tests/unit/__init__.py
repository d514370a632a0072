"""Tests of Kith."""
