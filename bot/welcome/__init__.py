"""The first ten minutes: hello, help, the team's name and its lead."""
