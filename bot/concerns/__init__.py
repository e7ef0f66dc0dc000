"""What worries a team, and what became of it when it was passed up."""
