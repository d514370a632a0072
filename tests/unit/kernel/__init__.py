"""Behaviour of the kernel."""
