"""Kith: one plan that keeps a child safe, the right copy in every hand."""

__version__ = "0.1.0"
