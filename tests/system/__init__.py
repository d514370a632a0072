"""Whole walks through the product in a real browser, as the people who use it."""
