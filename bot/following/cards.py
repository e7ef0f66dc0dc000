"""Following as cards: to whoever follows, and to the team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.concerns.cards import Shown as ConcernShown
from bot.concerns.cards import line as concern_line
from bot.concerns.intents import ShowConcern
from bot.digests.intents import SubscribeDigest
from bot.following.intents import (
    AnswerRequest,
    AskToFollow,
    ChooseTeams,
    EndFollow,
    ShowFollowed,
    ShowFollowers,
    ShowFollows,
    ShowRequest,
    StopFollowing,
)
from bot.following.model import Consent, Follow
from bot.measures.intents import ShowMeasure
from bot.measures.model import Measure
from bot.pdsa.board_cards import Reader, found_items
from bot.pdsa.model import Cycle
from bot.people.model import PersonId, TeamId
from bot.projects.intents import ShowProject
from bot.projects.model import Project


class Told(StrEnum):
    """What became of a team that somebody would like to follow."""

    ASKED = "follow-asked"
    NO_LEAD = "follow-asked-no-lead"
    AGREED = "follow-agreed-already"
    NOT_NOW = "follow-not-again"


@dataclass(frozen=True)
class Mine:
    """A page of the teams that somebody follows, or has asked."""

    teams: Sequence[tuple[TeamId, str, Consent]]
    given: int
    waiting: int
    """Of all, for consent."""
    view: ShowFollows
    more: ShowFollows | None = None


def _choose(say: Say) -> Button:
    return Button(say.line("follow-choose"), ChooseTeams())


def mine(shown: Mine, say: Say) -> Card:
    elements: list[Element] = []
    if shown.teams:
        elements.append(Items(tuple(_standing(*each, say) for each in shown.teams)))
    else:
        elements.append(Paragraph(say.text("follow-none-how")))
    buttons = [_choose(say)]
    if shown.more is not None:
        buttons.insert(0, Button(say.line("follow-more"), shown.more))
    elements.append(Actions(tuple(buttons)))
    if not shown.given and not shown.waiting:
        return Card(say.text("follow-none"), tuple(elements), shown.view)
    return Card(say.text("follow-mine", given=shown.given, waiting=shown.waiting), tuple(elements), shown.view)


def _standing(team: TeamId, name: str, consent: Consent, say: Say) -> Item:
    if consent is Consent.GIVEN:
        return Item(say.text("follow-line", team=name), Button(say.line("follow-see"), ShowFollowed(team)))
    take_back = Button(say.line("follow-take-back"), StopFollowing(team))
    return Item(say.text("follow-line-waiting", team=name), take_back)


def found(teams: Mapping[TeamId, str], own: bool, say: Say) -> Card:
    """Of a name that was said; `own`: only teams that the asker is in are called so."""
    if not teams:
        title = say.text("follow-own" if own else "follow-unknown")
        return Card(title, (Actions((_choose(say),)),))
    ask = say.line("follow-ask")
    items = tuple(
        Item(say.text("follow-line", team=name), Button(ask, AskToFollow((team,)))) for team, name in teams.items()
    )
    return Card(say.text("follow-which"), (Items(items), Paragraph(say.text("follow-lead-decides"), Tone.QUIET)))


def asked(told: Mapping[Told, Sequence[str]], say: Say) -> Card:
    lines = tuple(Item(say.text(key, teams=", ".join(names), count=len(names))) for key, names in told.items())
    elements: list[Element] = [Items(lines)] if lines else []
    elements.append(Actions((Button(say.line("follow-all"), ShowFollows()), _choose(say))))
    sent = {Told.ASKED, Told.NO_LEAD} & told.keys()
    return Card(say.text("follow-told" if sent else "follow-form"), tuple(elements))


@dataclass(frozen=True)
class Followed:
    """What a team lets whoever follows it see."""

    team: TeamId
    name: str
    tests: Sequence[Cycle]
    reader: Reader
    measures: Sequence[Measure]
    projects: Sequence[Project]
    concerns: Sequence[ConcernShown]


def followed(shown: Followed, say: Say) -> Card:
    elements: list[Element] = []
    if shown.tests:
        elements += [Paragraph(say.text("follow-tests")), found_items(shown.tests, shown.reader, say)]
    see = say.line("follow-see")
    named = [(ShowProject(each.ref), each.ref, each.aim.name) for each in shown.projects]
    numbers = [(ShowMeasure(each.ref), each.ref, each.plan.name) for each in shown.measures]
    for key, listed in (("follow-projects", named), ("follow-measures", numbers)):
        if listed:
            lines = [(say.text("follow-record", ref=ref, name=name), view) for view, ref, name in listed]
            items = tuple(Item(line, Button(see, view)) for line, view in lines)
            elements += [Paragraph(say.text(key)), Items(items)]
    if shown.concerns:
        passed_up = tuple(_concern(each, say) for each in shown.concerns)
        elements += [Paragraph(say.text("follow-concerns")), Items(passed_up)]
    if not elements:
        elements.append(Paragraph(say.text("follow-nothing-yet")))
    stop = Button(say.line("follow-stop"), StopFollowing(shown.team))
    elements.append(Actions((stop, Button(say.line("follow-all"), ShowFollows()))))
    return Card(say.text("follow-team", team=shown.name), tuple(elements), ShowFollowed(shown.team))


def _concern(shown: ConcernShown, say: Say) -> Item:
    text = concern_line(shown.concern, shown.today, say)
    return Item(text, Button(say.line("follow-see"), ShowConcern(shown.concern.ref)))


_STANDS = {Consent.GIVEN: "follow-request-agreed", Consent.ENDED: "follow-request-ended"}


def request(follow: Follow, name: str, team: str, say: Say) -> Card:
    """To a team's leads."""
    title, view = say.text("follow-request-for", team=team), ShowRequest(follow.team, follow.person)
    if follow.consent is not Consent.ASKED:
        stands = Paragraph(say.text(_STANDS[follow.consent], name=name, team=team))
        all_of_them = (Actions((Button(say.line("follow-followers-see"), ShowFollowers(follow.team)),)),)
        return Card(title, (stands, *all_of_them), view)
    would_see = (
        say.text("follow-request-learning"),
        say.text("follow-request-tests"),
        say.text("follow-request-measures"),
        say.text("follow-request-concerns"),
    )
    elements = (
        Paragraph(say.text("follow-request", name=name, team=team)),
        Items(tuple(map(Item, would_see))),
        Paragraph(say.text("follow-request-never")),
        Actions(
            (
                Button(say.line("follow-yes"), AnswerRequest(follow.team, follow.person, agrees=True), Style.PRIMARY),
                Button(say.line("follow-no"), AnswerRequest(follow.team, follow.person)),
            )
        ),
    )
    return Card(title, elements, view)


def standing_with(follows: Sequence[Follow], names: Mapping[PersonId, str], led: bool, say: Say) -> tuple[Element, ...]:
    """Who follows a team; its leads end it, and answer who asks."""
    items = []
    for each in follows:
        name: Text = say.text("plain", text=names.get(each.person, "…"))
        if each.consent is Consent.GIVEN:
            end = Button(say.line("follow-end"), EndFollow(each.team, each.person))
            items.append(Item(say.text("follow-by", name=name), end if led else None))
        elif led:
            answer = Button(say.line("follow-request-see"), ShowRequest(each.team, each.person))
            items.append(Item(say.text("follow-asks", name=name), answer))
    return (Items(tuple(items)),) if items else ()


def followers(
    team: str, view: ShowFollowers, follows: Sequence[Follow], names: Mapping[PersonId, str], led: bool, say: Say
) -> Card:
    elements = standing_with(follows, names, led, say) or (Paragraph(say.text("follow-nobody")),)
    return Card(say.text("follow-followers", team=team), elements, view)


def decision(follow: Follow, team: str, say: Say) -> Card:
    """To whoever asked; a no is said once, gently."""
    if follow.consent is Consent.GIVEN:
        see = Button(say.line("follow-see"), ShowFollowed(follow.team), Style.PRIMARY)
        monday = Button(say.line("digest-their-week"), SubscribeDigest())
        return Card(say.text("follow-decided-yes", team=team), (Actions((see, monday)),))
    return Card(say.text("follow-decided-no", team=team), (Paragraph(say.text("follow-decided-no-how")),))
