"""The form of a round-up: when it comes first, what is in it behind *More*."""

from typing import Any

from bot.chat.form import Answers, ChoiceField, Choices, Field, FormSpec, SeveralField, TextField
from bot.chat.intent import Intent
from bot.chat.leading import require_lead
from bot.chat.offering import Options, offered, options
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.digests.intents import ChangeDigest, SaveDigest
from bot.digests.making import Parts, headings
from bot.digests.model import Quiet
from bot.digests.ports import DigestUnit
from bot.digests.reading import FIELDS, answers_of, faults
from bot.digests.said import heading_name
from bot.digests.scoping import all_of
from bot.digests.settings import current, team_for
from bot.networks.model import Standing
from bot.people.model import TeamId
from bot.series.words import EVERY_DAY
from bot.themes import listing

LONGEST_TAGS = 500
LONGEST_SECTIONS = 1000
_QUIET = {Quiet.SILENT: "digest-form-silent", Quiet.SAY: "digest-form-say"}
_RHYTHMS = {
    "1": "series-rhythm-1",
    "2": "series-rhythm-2",
    "3": "series-rhythm-3",
    "4": "series-rhythm-4",
    "first": "series-rhythm-first",
    "second": "series-rhythm-second",
    "third": "series-rhythm-third",
    "fourth": "series-rhythm-fourth",
    "last": "series-rhythm-last",
}


def forms(parts: Parts) -> dict[type[Intent], FormSpec]:
    def start(intent: ChangeDigest, unit: DigestUnit, turn: Turn) -> tuple[Intent, Answers]:
        team = _led(intent, unit, turn)
        return ChangeDigest(team), answers_of(current(team, unit, turn)[0], parts, turn)

    def steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
        names = ", ".join(heading_name(each, say) for each in headings(parts))
        return _when(say), _what(choices, names, say)

    spec = FormSpec(
        title="digest-form",
        save="digest-form-save",
        start=start,
        steps=steps,
        intent=_save,
        again=_again,
        makes=(SaveDigest,),
        faults=faults,
        more="digest-form-more",
        questions=_read,
        ends_early=True,
    )
    return {ChangeDigest: spec}


def _led(intent: ChangeDigest, unit: DigestUnit, turn: Turn) -> str:
    team = team_for(intent.team, unit, turn, here=False)
    if team:
        require_lead(TeamId(team), unit, turn)
    return team


def _when(say: Say) -> tuple[Field, ...]:
    weekdays = tuple((str(day), say.line("series-weekday", day=day)) for day in EVERY_DAY)
    return (
        SeveralField("days", say.line("series-days"), weekdays),
        TextField("times", say.line("series-times"), say.line("digest-form-times-hint"), required=True, most=100),
        ChoiceField("rhythm", say.line("series-rhythm"), options(_RHYTHMS, say), required=True),
        ChoiceField("quiet", say.line("digest-form-quiet"), options(_QUIET, say), required=True),
    )


def _what(choices: Choices, sections: str, say: Say) -> tuple[Field, ...]:
    """What there is nothing to choose among is not asked."""

    def several(name: str, key: str, hint: str) -> tuple[Field, ...]:
        found = offered(name, choices, say)
        return (SeveralField(name, say.line(key), found, say.line(hint)),) if found else ()

    return (
        *several("teams", "digest-form-teams", "digest-form-teams-hint"),
        *several("networks", "digest-form-networks", "digest-form-networks-hint"),
        *several("themes", "digest-form-themes", "digest-form-themes-hint"),
        TextField("tags", say.line("digest-form-tags"), say.line("digest-form-tags-hint"), most=LONGEST_TAGS),
        TextField(
            "sections",
            say.line("digest-form-sections"),
            say.line("digest-form-sections-hint", names=sections),
            long=True,
            most=LONGEST_SECTIONS,
        ),
        ChoiceField("zone", say.line("series-zone"), look_up="zones", hint=say.line("series-zone-hint")),
    )


def _read(intent: ChangeDigest, answers: Answers, unit: DigestUnit, turn: Turn) -> tuple[tuple[Field, ...], ...]:
    """What can be chosen: the asker's teams, the organisation's networks and themes."""
    team = _led(intent, unit, turn)
    joined = tuple((each.id, each.name) for each in unit.networks.mine() if each.standing is Standing.MEMBER)
    themes = tuple((each.key, each.name) for each in listing.open_ones(unit))
    fields = (
        SeveralField("teams", "", () if team else _teams(unit, turn)),
        SeveralField("networks", "", joined),
        SeveralField("themes", "", themes),
    )
    return (fields,)


def _teams(unit: DigestUnit, turn: Turn) -> Options:
    seen = all_of(turn)
    names = sorted(unit.people.team_names(seen).items(), key=lambda each: each[1].casefold())
    return tuple((str(id), name) for id, name in names) if len(seen) > 1 else ()


def _save(opened_by: ChangeDigest, answers: Answers) -> Intent:
    values: dict[str, Any] = {name: answers[name] for name in FIELDS if name in answers}
    return SaveDigest(team=opened_by.team, answered=tuple(values), **values)


def _again(intent: SaveDigest) -> tuple[Intent, Answers]:
    answers = {name: str(getattr(intent, name)) for name in FIELDS if name in intent.answered}
    return ChangeDigest(intent.team), answers
