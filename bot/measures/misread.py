"""What is wrong with a value as somebody wrote it."""

from datetime import date


class Misread(Exception):
    """`key` is a phrase's."""

    def __init__(self, key: str, **values: str | int | date) -> None:
        super().__init__(key)
        self.key = key
        self.values_of = values
