"""An adoption together with who asks for it, and who hears of it: the source's author, and another organisation."""

from datetime import datetime

from bot.chat.errors import NotAllowed, NotFound
from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.chat.turn import Turn
from bot.learning.model import Tried
from bot.people.access import may
from bot.people.model import PersonId, Role, TeamId
from bot.spread.intents import HearOfAdoption, ShowTold
from bot.spread.model import Adoption
from bot.spread.ports import SpreadUnit
from bot.spread.sources import OURS


def own(ref: str, unit: SpreadUnit, turn: Turn, *, lock: bool = False) -> Adoption:
    """Of a team that the asker is in."""
    adoption = unit.adoptions.get(ref, lock=lock)
    if not may(turn.known, adoption.team, Role.MEMBER):
        raise NotAllowed
    return adoption


def spread_word(adoption: Adoption, unit: SpreadUnit, now: datetime, by: PersonId | None) -> None:
    """It has begun, or it is known how it went. `by`: who has just said so, and need not be told."""
    unit.outbox.show_again(adoption.ref, now)
    if adoption.source.startswith(OURS):
        heard(adoption, unit, now, by)
    else:
        _tell_elsewhere(adoption, unit, now)


def heard(adoption: Adoption, unit: SpreadUnit, now: datetime, by: PersonId | None = None) -> None:
    """The source's card shows it, its networks count it, and its author is told once that it is tried and once how it
    went, unless it was they who tried it."""
    source = adoption.source
    unit.outbox.show_again(source, now)
    unit.networks.hold(source)
    unit.networks.count(source, unit.adoptions.tried((source,)).get(source, Tried()))
    began, went = f"tried {adoption.ref}", f"went {adoption.ref}"
    unit.outbox.show_again(went, now)
    author = next((each.author for each in unit.learning.get_many((source,))), None)
    if author is not None and author not in (adoption.by, by):
        unit.outbox.post(encode(ShowTold(adoption.ref)), went if adoption.outcome else began, now, person=author)


def _tell_elsewhere(adoption: Adoption, unit: SpreadUnit, now: datetime) -> None:
    """Whoever shared it hears of the setting and of how it went, and nothing else of what was written here."""
    try:
        source = unit.shared.source(adoption.source)
    except NotFound:
        return  # withdrawn meanwhile
    told = HearOfAdoption(
        key=adoption.elsewhere,
        ref=source.ref,
        called=adoption.called,
        setting=adoption.setting or "",
        service=adoption.service,
        outcome=adoption.outcome or "",
    )
    unit.mail.send(source.organisation, Timer(f"heard {adoption.elsewhere}", encode(told), now, source.team))


def called_there(ref: str, team: TeamId, unit: SpreadUnit, turn: Turn) -> str:
    """What another organisation is told of who tries what it shared: as ours is called in that network, with the
    team's name where it names its teams there."""
    network = unit.networks.get(unit.shared.get(ref).network)
    team_name = turn.team_name(team, unit.people) if network.team_names else ""
    return ", ".join(filter(None, (team_name, network.called)))
