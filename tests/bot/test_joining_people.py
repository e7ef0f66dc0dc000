"""One person with an account on each platform, and administrators where a platform names none."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.__main__ import main
from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.ports import Store
from bot.timing.clock import SystemClock
from bot.welcome.intents import ShowPrivacy
from storage.network_tables import links
from storage.unit_of_work import SqlStore, open_store
from tests.bot.trust import SLACK, TEAMS, Trust, code_in
from tests.talk import Talk, buttons, shown, text


@pytest.fixture
def trust(store: Store) -> Trust:
    return Trust(store)


def code(who: Talk) -> str:
    return text(who.say("link")).splitlines()[0].removeprefix("Your code is ")


def linked(trust: Trust) -> tuple[Talk, Talk]:
    """Sam in both, and what Sam has written on each."""
    here, there = trust.person("Sam Carter", SLACK, "Ward 7"), trust.person("Carter, Sam", TEAMS, "Clinic")
    here.say("learn A red lanyard")
    there.say("learn A blue bowl")
    trust.join()
    mine, theirs = trust.person("Sam Carter", SLACK), trust.person("Carter, Sam", TEAMS)
    theirs.say(f"link {code(mine)}")
    trust.now()
    assert "Somebody called Carter, Sam in Microsoft Teams says they are you" in trust.posted(SLACK)[-1].text
    answer = mine.press(trust.last(SLACK), "Yes, that’s me")
    assert "Your accounts are linked: Microsoft Teams, Slack." in text(answer)
    assert "What I have to tell you reaches you in Slack." in text(answer)
    return mine, theirs


def test_two_accounts_become_one_person(trust: Trust) -> None:
    mine, theirs = linked(trust)
    assert trust.known(mine).person.id == trust.known(theirs).person.id
    assert {team.name for team in trust.known(theirs).teams.values()} == {"Ward 7", "Clinic"}
    assert "red lanyard" in text(theirs.say("learn show L-1001"))
    assert "Delete" in str(theirs.say("learn delete L-1001"))
    assert "blue bowl" in text(mine.say("find by:me"))


def test_one_round_up_over_both_platforms(trust: Trust) -> None:
    here, there = linked(trust)
    for who in (here, there):
        assert text(who.say("digest mine")).splitlines()[0].endswith("2 teams (1 Teams, 1 Slack)")


def test_messages_go_where_somebody_wants_them(trust: Trust) -> None:
    mine, theirs = linked(trust)
    answer = theirs.press(theirs.say("join"), "Reach me in Microsoft Teams")
    assert "reaches you in Microsoft Teams" in text(answer)
    assert "Reach me in Slack" in buttons(shown(answer))
    with trust.store.write(asker(trust.known(mine))) as unit:
        unit.outbox.post(encode(ShowPrivacy()), "k", trust.clock.now(), person=trust.known(mine).person.id)
        unit.commit()
    trust.now()
    assert "How private is this?" in trust.posted(TEAMS)[-1].text


def test_nobody_is_linked_who_has_not_said_yes(trust: Trust) -> None:
    trust.join()
    mine, theirs = trust.person("Sam Carter", SLACK), trust.person("Sam Carter", TEAMS)
    first = code(mine)
    theirs.say(f"link {first}")
    trust.now()
    asked = trust.last(SLACK)
    assert "Not linked" in text(mine.press(asked, "No"))
    assert "linked:" not in text(mine.press(asked, "Yes, that’s me"))
    assert "has been used already" in text(theirs.say(f"link {first}"))
    assert "from an account on this same platform" in text(mine.say(f"link {code(mine)}"))
    amina = trust.person("amina", SLACK)
    assert "from an account on this same platform" in text(amina.say(f"link {code(mine)}"))
    last = code(mine)
    theirs.say(f"link {last}")
    trust.now()
    trust.passes(minutes=31)
    assert "linked:" not in text(mine.press(trust.last(SLACK), "Yes, that’s me"))
    assert trust.known(mine).person.id != trust.known(theirs).person.id


def test_what_nobody_answered_is_forgotten(trust: Trust, store: SqlStore) -> None:
    trust.join()
    mine, theirs = trust.person("Sam Carter", SLACK), trust.person("Sam Carter", TEAMS)
    theirs.say(f"link {code(mine)}")
    for minutes, left in ((29, 1), (2, 0)):
        trust.passes(minutes=minutes)
        with store.engines.reader.connect() as connection:
            assert len(connection.execute(select(links)).all()) == left


def test_before_they_are_joined_there_is_nobody_to_link_with(trust: Trust) -> None:
    mine, theirs = trust.person("sam", SLACK), trust.person("sam", TEAMS)
    assert "Once they are one, you can link your own two accounts" in text(mine.say("link"))
    trust.join()
    stranger = trust.person("sam", "other", key="elsewhere")
    assert "belongs to an account in another organisation" in text(stranger.say(f"link {code(theirs)}"))


def test_somebody_becomes_an_administrator_with_a_code_from_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path}/data/x.db"
    monkeypatch.setenv("HUDDLELOG_DATABASE_URL", url)
    store = open_store(url)
    trust = Trust(store)
    trust.clock.moment = SystemClock().now()
    bob, guest = trust.person("bob", TEAMS), trust.person("bob", SLACK)
    assert "Only an administrator" in text(bob.say("join ABCD-EFGH-JKLM"))
    guest.say("hi")
    printed = dict(line.split(" · ")[::-1] for line in _printed(capsys, "admin"))
    assert set(printed) == {"St Mary's Trust (msteams)", "St Mary's (slack)"}
    given = printed["St Mary's Trust (msteams)"]
    assert "I don’t know that code" in text(guest.say(f"admin {given}"))
    assert "You administer Huddlelog here" in text(bob.say(f"admin {given}"))
    assert "has been used already" in text(trust.person("eve", TEAMS).say(f"admin {given}"))
    assert code_in(bob.say("join"), bob)
    assert len(_printed(capsys, "admin", "--organisation", "st mary's")) == 1
    assert main(["admin", "--organisation", "x"]) != 0
    assert "There is no organisation called x" in capsys.readouterr().err
    store.close()


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_how_somebody_becomes_an_administrator_is_told(trust: Trust) -> None:
    assert "huddlelog admin" in text(trust.person("bob", TEAMS).say("admin"))
    assert "You administer" in text(trust.person("ann", SLACK, admin=True).say("admin"))
