"""What a form's choice offers while somebody types, and what the chosen one is called when the form is shown again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.chat.form import MOST_OPTIONS, ChoiceField, Field
from bot.chat.reply import Invalid, OpenForm, Options, Reply
from bot.chat.turn import asker
from bot.people.model import Known, TeamId
from bot.ports import Store, Unit
from bot.timing.zones import usable, zones_like

LONGEST = 100
"""Characters that are looked at of what somebody types."""

Found = tuple[tuple[str, str], ...]
"""(value, label)"""


@dataclass(frozen=True)
class LookUp:
    like: Callable[[str, Known, Unit], Found]
    called: Callable[[str, Known, Unit], str]
    """The label of a value; "" of one that is none."""


def options(look_up: str, words: str, known: Known, store: Store) -> Reply:
    found = LOOK_UPS.get(look_up)
    if found is None:
        return Options(())
    with store.read(asker(known)) as unit:
        return Options(found.like(words[:LONGEST], known, unit)[:MOST_OPTIONS])


def with_labels(reply: Reply, known: Known, store: Store) -> Reply:
    """A form in which each choice that was looked up is shown by its name, however it came there."""
    if not isinstance(reply, OpenForm | Invalid) or not any(map(_is_unnamed, reply.form.fields)):
        return reply
    with store.read(asker(known)) as unit:
        fields = tuple(_named(each, known, unit) for each in reply.form.fields)
    return replace(reply, form=replace(reply.form, fields=fields))


def _is_unnamed(field: Field) -> bool:
    if not isinstance(field, ChoiceField) or field.look_up not in LOOK_UPS:
        return False
    return bool(field.value) and field.value not in dict(field.options)


def _named(field: Field, known: Known, unit: Unit) -> Field:
    if not (isinstance(field, ChoiceField) and _is_unnamed(field)):
        return field
    label = LOOK_UPS[field.look_up].called(field.value, known, unit)
    return replace(field, options=((field.value, label),)) if label else field


def _own_teams(words: str, known: Known, unit: Unit) -> Found:
    sought = words.casefold()
    teams = [(team.id, team.name) for team in known.teams.values() if sought in team.name.casefold()]
    return tuple(sorted(teams, key=lambda team: team[1]))


def _all_teams(words: str, known: Known, unit: Unit) -> Found:
    """Of the organisation; a guest sees no more than their own."""
    if known.person.guest:
        return _own_teams(words, known, unit)
    return tuple(unit.people.teams_like(words, MOST_OPTIONS).items())


def _team_called(value: str, known: Known, unit: Unit) -> str:
    team = TeamId(value)
    if known.person.guest:
        return known.teams[team].name if team in known.teams else ""
    return unit.people.team_names([team]).get(team, "")


def _zones(words: str, known: Known, unit: Unit) -> Found:
    return zones_like(words, MOST_OPTIONS)


def _zone_called(value: str, known: Known, unit: Unit) -> str:
    """An older name of a zone is understood, though it is not offered."""
    found = dict(zones_like(value, MOST_OPTIONS))
    return found.get(value, usable(value))


LOOK_UPS = {
    "teams": LookUp(_own_teams, _team_called),
    "all-teams": LookUp(_all_teams, _team_called),
    "zones": LookUp(_zones, _zone_called),
}
"""The names that a ChoiceField's `look_up` may have."""
