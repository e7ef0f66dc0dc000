"""One trust on two platforms: two organisations become one, and two accounts one person."""
