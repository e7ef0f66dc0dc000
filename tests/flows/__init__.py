"""Whole stories, in the client that a person uses."""
