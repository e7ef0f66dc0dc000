"""Impact stories: an entry of the learning log, grown."""
