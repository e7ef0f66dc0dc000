"""Finds the few of many names that somebody means by the first words of one."""

from collections.abc import Mapping


def likely(names: Mapping[str, str], words: str, most: int, first: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(key, name) of those whose key or name holds each of the words, the likeliest first; without any words those
    that are asked for most, then the others by name. Names go from the place to its country: "England, United Kingdom".
    """
    wanted = _plain(words).split()
    said = " ".join(wanted)

    def rank(key: str, name: str) -> int:
        if not wanted:
            return first.index(key) if key in first else len(first)
        plain = _plain(name)
        return [plain == said, said in plain.split(", "), plain.startswith(said), True].index(True)

    fit = [(key, name) for key, name in names.items() if all(word in _plain(f"{key} {name}") for word in wanted)]
    return tuple(sorted(fit, key=lambda each: (rank(*each), each[1], each[0]))[:most])


def _plain(text: str) -> str:
    return text.casefold().replace("_", " ").replace("/", " ")
