"""A card in a team's channel that is shown again when its record changes, for tests of what changes it."""

from datetime import timedelta

from bot.chat.turn import asker
from tests.talk import Talk, World

PATIENCE = timedelta(seconds=10)
"""Until everything that was asked for is shown."""


def live_card(world: World, who: Talk, view: str, *, key: str = "live", follows: bool = True) -> None:
    """Posts `view` to the channel; it follows the team, or else its key alone."""
    with world.store.desk() as desk:
        known = desk.tenancy.find(who.where)
    assert known is not None
    team = known.place.team
    assert team is not None
    with world.store.write(asker(known)) as unit:
        at = world.clock.now()
        unit.outbox.post(view, key, at, place=known.place.id, follows=team if follows else "")
        unit.commit()
    shown_now(world)


def shown_now(world: World) -> None:
    """Everything that waits to be sent or shown again."""
    for _ in range(3):
        world.clock.ahead += PATIENCE
        world.app.deliver(world.clock.now())
