"""What earlier versions have left to be done, when a process starts; where nothing is left, nothing happens."""

from datetime import datetime
from itertools import groupby

from bot.digests.beginning import begin_for_team
from bot.people.audience import Audience
from bot.ports import Store

AT_ONCE = 200
"""Of each in one transaction."""


def catch_up(store: Store, now: datetime) -> None:
    while _begin_round_ups(store, now) == AT_ONCE:
        pass
    while _index_tests_anew(store) == AT_ONCE:
        pass


def _begin_round_ups(store: Store, now: datetime) -> int:
    """Teams from before there were round-ups have theirs, as a new lead's team does; what was stopped stays so."""
    with store.desk(writes=True) as desk:
        led = desk.without_round_up(AT_ONCE)
        for organisation, teams in groupby(led, key=lambda each: each[0]):
            theirs = {team: zone for _, team, zone in teams}
            unit = desk.unit(Audience(organisation, frozenset(theirs)))
            for team, zone in theirs.items():
                begin_for_team(unit, team, zone, now)
        desk.commit()
    return len(led)


def _index_tests_anew(store: Store) -> int:
    """So that whoever follows a team finds its small tests from before names stood apart in the index."""
    with store.desk(writes=True) as desk:
        done = desk.set_names_apart(AT_ONCE)
        desk.commit()
    return done
