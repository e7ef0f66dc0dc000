"""Sharing beyond the team: with the organisation, and with other organisations in a network."""
