"""How learning travels: who tries what others have learned, what they change about it, and how it goes there."""
