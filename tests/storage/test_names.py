"""Which names are the same."""

import pytest

from storage.names import name_key, spelled


@pytest.mark.parametrize("name", ["Ward 7", "ward-7", "#ward_7", "  WARD   7 ", "ward\u00a07"])
def test_the_same_name(name: str) -> None:
    assert name_key(name) == "ward 7"


@pytest.mark.parametrize(("name", "key"), [("Überwachung", "überwachung"), ("Straße", "strasse"), ("-", ""), ("", "")])
def test_other_names(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ward-7", "Ward 7"),
        ("icu_nights", "ICU nights"),
        ("ed-huddle", "ED huddle"),
        ("Ward-7", "Ward-7"),
        ("stroke unit", "stroke unit"),
        ("überwachung", "Überwachung"),
        ("-", "-"),
        ("7", "7"),
        ("", ""),
    ],
)
def test_a_channels_name_as_people_would_write_it(name: str, shown: str) -> None:
    assert spelled(name) == shown
