"""Behaviour of the core rooms."""
