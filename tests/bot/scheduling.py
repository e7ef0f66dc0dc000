"""Setting huddles that come again, as the tests of them do it."""

from datetime import UTC, datetime
from typing import Any

from bot.chat.reply import Invalid, Reply
from bot.chat.turn import asker
from bot.people.model import Known
from bot.series.intents import ListSeries
from bot.series.model import Series
from tests.talk import Talk, World, shown, text

FRIDAY = datetime(2029, 11, 23, 9, 0, tzinfo=UTC)


def known(world: World, who: Talk) -> Known:
    with world.store.desk() as desk:
        found = desk.tenancy.find(who.where)
    assert found is not None
    return found


def unit_of(world: World, who: Talk) -> Any:
    return world.store.write(asker(known(world, who)))


def kept(world: World, who: Talk, ref: str = "S-1") -> Series:
    with unit_of(world, who) as unit:
        series: Series = unit.series.get(ref)
    return series


def team_of(who: Talk) -> str:
    view = shown(who.say("huddle list")).view
    assert isinstance(view, ListSeries)
    return view.team


def scheduled(
    world: World, who: Talk, answers: dict[str, str] | None = None, more: dict[str, str] | None = None
) -> str:
    """A new huddle; its card in words."""
    form = who.say("huddle schedule")
    if more is not None:
        form = who.send(form, answers or {}, action="more")
        return text(who.send(form, more))
    return text(who.send(form, answers or {}))


def refused(reply: Reply) -> dict[str, str]:
    assert isinstance(reply, Invalid), reply
    return dict(reply.errors)
