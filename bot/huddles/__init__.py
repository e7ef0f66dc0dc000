"""One huddle, in the room or by form, from its reminder to its end."""
