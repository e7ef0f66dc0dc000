"""Answers by form: who has answered, nudges, and the summary."""
