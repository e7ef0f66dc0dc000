"""Champions: who follows which team, with its lead's consent."""
