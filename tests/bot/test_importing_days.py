"""What came with a file is as old in round-ups as the file says."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.importing import Import, rows_of
from bot.learning.model import Visibility
from bot.ports import Store
from tests.bot.huddling import MONDAY, StillClock, Ward
from tests.talk import text

LAST_WEEK = (MONDAY - timedelta(days=3)).date().isoformat()


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def take(ward: Ward, folder: Path, visibility: Visibility, **day: str) -> None:
    """An entry for each word, with the date that is given."""
    amina = ward.person("amina")
    amina.say("hi")
    file = folder / "rows.jsonl"
    file.write_text("\n".join(json.dumps({"learned": f"A {word} helps", "date": on}) for word, on in day.items()))
    organisation = ward.known(amina).organisation
    work = Import(ward.store, StillClock(MONDAY), organisation, "Ward 7", visibility=visibility)
    assert work.run(rows_of(file)).added == len(day)


@pytest.mark.parametrize("visibility", Visibility)
def test_what_is_years_old_is_no_news(ward: Ward, tmp_path: Path, visibility: Visibility) -> None:
    take(ward, tmp_path, visibility, lanyard="2021-11-18", bowl=LAST_WEEK, chair="2021-11")
    told = text(ward.person("amina").say("digest"))
    assert "A bowl helps" in told
    assert "lanyard" not in told
    assert "chair" not in told
    assert "A lanyard helps" in text(ward.person("amina").say("find lanyard"))


def test_a_day_that_is_not_over_or_not_known_is_the_day_of_the_import(ward: Ward, tmp_path: Path) -> None:
    take(ward, tmp_path, Visibility.TEAM, lanyard=MONDAY.date().isoformat(), bowl="2031-01-01", chair="")
    told = text(ward.person("amina").say("digest"))
    assert all(f"A {word} helps" in told for word in ("lanyard", "bowl", "chair"))
