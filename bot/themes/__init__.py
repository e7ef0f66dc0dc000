"""Themes: what learning is about, by an organisation's own list; the ten factors where it has none."""
