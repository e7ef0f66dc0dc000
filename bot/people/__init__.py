"""Who and where: ids, teams, roles, and who may do what."""
