"""The playground's sample: a dozen teams, their entries, and three people in them."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from importlib.resources import files

from bot.app import App
from bot.chat.card import Card
from bot.chat.inbound import BotAdded, HomeOpened, Origin
from bot.chat.reply import ShowCard
from bot.importing import Import, Numbered
from bot.learning.model import Visibility
from bot.people.model import PlaceKind
from bot.people.ports import LOCAL, Address
from bot.ports import Store
from bot.timing.clock import Clock

WARD = "Ward 7"
LEAD = "ben"
CHAMPION = "cara"


def play_sample(
    app: App, store: Store, clock: Clock, organisation_name: str, people: Mapping[str, str]
) -> dict[str, Card]:
    """Once: not again in an organisation that has a team. `people`: key → name.

    Returns what the bot said meanwhile: a channel's key → the card.
    """
    if app.rooms(*LOCAL):
        return {}
    rows = list(_rows(clock))
    teams = dict.fromkeys(str(row["team"]) for _, row in rows if isinstance(row, dict))
    said: dict[str, Card] = {}
    for person, name in sorted(people.items(), key=lambda each: each[0] != LEAD):
        for team in teams if person == CHAMPION else [WARD]:
            origin = _origin(person, name, team, organisation_name)
            reply = app.receive(BotAdded(origin, adder_known=person == LEAD))
            app.receive(HomeOpened(origin))  # whoever is heard from in a channel is one of its team
            if isinstance(reply, ShowCard):
                said[origin.address.place_key] = reply.card
    with store.desk() as desk:
        organisation = desk.tenancy.organisations()[0][0]
    # Seen by everybody in the organisation, so that one team's learning is found by another.
    work = Import(store, clock, organisation, WARD, team_from_column=True, visibility=Visibility.ORGANISATION)
    work.run(rows)
    return said


def _rows(clock: Clock) -> Iterator[Numbered]:
    """The file says how many days ago, so that the sample is never old."""
    source = files("adapters.playground") / "sample.jsonl"
    for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        day = clock.now().date() - timedelta(days=row.pop("days_ago"))
        yield number, row | {"date": day.isoformat()}


def _origin(person: str, name: str, team: str, organisation_name: str) -> Origin:
    platform, key = LOCAL
    where = Address(platform, key, organisation_name, person, name, f"#{team}", PlaceKind.CHANNEL, team)
    return Origin(where, f"sample {person} {team}")
