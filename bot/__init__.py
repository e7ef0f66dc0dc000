"""Huddlelog's platform-neutral core: it knows no chat platform, no database and no network."""
