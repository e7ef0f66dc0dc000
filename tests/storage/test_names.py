"""Which names are the same."""

import pytest

from storage.names import name_key


@pytest.mark.parametrize("name", ["Ward 7", "ward-7", "#ward_7", "  WARD   7 ", "ward\u00a07"])
def test_the_same_name(name: str) -> None:
    assert name_key(name) == "ward 7"


@pytest.mark.parametrize(("name", "key"), [("Überwachung", "überwachung"), ("Straße", "strasse"), ("-", ""), ("", "")])
def test_other_names(name: str, key: str) -> None:
    assert name_key(name) == key
