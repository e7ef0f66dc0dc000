"""Weekly round-ups: for a team, for a champion, for a network's channel."""
