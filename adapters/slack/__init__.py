"""Slack, through Bolt: HTTP or Socket Mode, one workspace or many."""
