"""Between teams: an offer of help, a question to a team's lead, and who else is working on this."""
