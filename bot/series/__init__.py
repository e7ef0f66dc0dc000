"""Huddles that come again: when, for whom and how."""
