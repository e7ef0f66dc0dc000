"""Finding records by people's own words."""
