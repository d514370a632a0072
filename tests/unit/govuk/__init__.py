"""The design system's room: fields, pages, macros, words."""
