"""Time: the only clock."""
