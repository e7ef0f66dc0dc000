"""A round-up as its audience may see it: the message, with three lines a section, and the whole."""

from collections.abc import Mapping

from bot.chat.card import Button, Card, Chart, Element, Item
from bot.chat.intent import Intent
from bot.chat.leading import can_lead
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.digests import cards
from bot.digests.cards import Row, Shown
from bot.digests.intents import DigestSettings, ShowPage, ShowRoundUp, ShowSection, SubscribeDigest
from bot.digests.making import RoundUp
from bot.digests.ports import DigestUnit
from bot.digests.said import days_said, heading_of
from bot.learning.cards import line
from bot.learning.views import shown as learned
from bot.people.model import TeamId


def message(made: RoundUp, team: str, view: Intent, unit: DigestUnit, turn: Turn, *, offers: bool = False) -> Card:
    """`team`: whose own it is; "" for one person's."""
    parts, buttons = _parts(made, unit, turn, made.room()), _offers(team, unit, turn, offers)
    if not made.scope.own:
        parts = tuple((heading, _without_charts(elements)) for heading, elements in parts)
    shown = _shown(made, team, view, unit, turn, parts, buttons)
    return cards.message(shown, turn.say)


def _without_charts(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Of many teams they would fill the screens; each is a press away, and stands on the page."""
    return tuple(each for each in elements if not isinstance(each, Chart))


def page(made: RoundUp, team: str, view: Intent, unit: DigestUnit, turn: Turn) -> Card:
    return cards.page(_shown(made, team, view, unit, turn, _parts(made, unit, turn)), turn.say)


def whole(made: RoundUp, team: str, unit: DigestUnit, turn: Turn) -> Card:
    own = made.scope.own
    rows = [
        Row(heading_of(each.heading, each.count, turn.say, own=own), ShowSection(made.ref, team, each.heading))
        for each in made.sections
    ]
    return cards.whole(_shown(made, team, ShowRoundUp(made.ref, team), unit, turn), rows, turn.say)


def title_of(made: RoundUp, team: str, unit: DigestUnit, turn: Turn) -> Text:
    scope, say = made.scope, turn.say
    days = days_said(scope.first, scope.last, turn.today, say)
    one = team or (scope.teams[0] if scope.own else "")
    if one:
        return say.text("digest-title-team", team=turn.team_name(TeamId(one), unit.people), days=days)
    title = say.text("digest-title", days=days, count=len(scope.teams))
    found = unit.people.platforms(scope.teams)
    if len(found) < 2:
        return title
    where = ", ".join(say.line("digest-on", count=many, platform=each) for each, many in found.items())
    return say.text("digest-title-where", title=title, where=where)


def _shown(
    made: RoundUp,
    team: str,
    view: Intent,
    unit: DigestUnit,
    turn: Turn,
    parts: tuple[tuple[Text, tuple[Element, ...]], ...] = (),
    offers: tuple[Button, ...] = (),
) -> Shown:
    ref = turn.say.text("digest-ref", ref=made.ref) if made.ref else ()
    return Shown(
        title_of(made, team, unit, turn),
        view,
        ShowRoundUp(made.ref, team),
        parts,
        _revisit(made, unit, turn),
        made.is_quiet,
        _in_one_line(_footer(made, turn), ref, turn),
        "" if made.is_quiet else turn.link(ShowPage(made.ref, team)),
        DigestSettings(team),
        offers,
    )


def _parts(
    made: RoundUp, unit: DigestUnit, turn: Turn, room: Mapping[str, int] | None = None
) -> tuple[tuple[Text, tuple[Element, ...]], ...]:
    """Without what nobody may see any more. `room`: heading → how many lines; None for all."""
    most = {each.heading: each.count for each in made.sections} if room is None else room
    shown = ((each, each.show(made.scope, unit, turn, most[each.heading])) for each in made.sections)
    own = made.scope.own
    return tuple((heading_of(it.heading, it.count, turn.say, own=own), told) for it, told in shown if told)


def _footer(made: RoundUp, turn: Turn) -> Text:
    say, quiet, waiting = turn.say, made.quiet, made.waiting
    if quiet and waiting:
        return say.text("digest-quiet-and-waiting", quiet=say.text("digest-quiet", count=quiet), count=waiting)
    if quiet:
        return say.text("digest-quiet", count=quiet)
    return say.text("digest-waiting", count=waiting) if waiting else ()


def _in_one_line(footer: Text, ref: Text, turn: Turn) -> tuple[Text, ...]:
    """Quiet: 4 teams. · R-9"""
    if footer and ref:
        return (turn.say.text("digest-and", first=footer, then=ref),)
    return tuple(filter(None, (footer, ref)))


def _revisit(made: RoundUp, unit: DigestUnit, turn: Turn) -> Item | None:
    entries = unit.learning.get_many((made.revisit,)) if made.revisit else ()
    found = learned((each for each in entries if each.hidden is None), unit, turn)
    return line(found[0], turn.say) if found else None


def _offers(team: str, unit: DigestUnit, turn: Turn, offered: bool) -> tuple[Button, ...]:
    """To whoever reads a preview: that it comes by itself."""
    if not offered or turn.audience.person is None:
        return ()
    say, found = turn.say, list[Button]()
    ours = unit.subscriptions.of(team=TeamId(team)) if team else None
    if team and (ours is None or ours.ended) and can_lead(TeamId(team), unit, turn):
        found.append(Button(say.line("digest-here"), SubscribeDigest(team)))
    mine = unit.subscriptions.of(person=turn.person)
    if mine is None or mine.ended:
        found.append(Button(say.line("digest-to-me"), SubscribeDigest()))
    return tuple(found)
