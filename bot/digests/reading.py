"""From what somebody has answered to a subscription, and back; nothing of it is believed."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.chat.errors import HuddlelogError, OldButton, TooLong
from bot.chat.form import Answers, Fault, chosen
from bot.chat.phrases import Say
from bot.chat.spans import without_mentions
from bot.chat.tags import tidy_tags
from bot.chat.turn import Turn
from bot.digests.errors import NoSuchSection, OneTimeOnly
from bot.digests.intents import SaveDigest
from bot.digests.making import Parts, headings
from bot.digests.model import MOST_TEAMS, Quiet, Subscription
from bot.digests.ports import DigestUnit
from bot.digests.said import heading_name
from bot.digests.scoping import all_of
from bot.networks.model import Standing
from bot.people.model import NetworkId, TeamId
from bot.series import reading
from bot.series.reading import NTH, ONCE, read_schedule, read_times
from bot.themes import listing
from bot.timing.recurrence import Schedule

FIELDS = ("days", "times", "rhythm", "zone", "quiet", "teams", "networks", "themes", "tags", "sections")
MOST_TAGS = 20
_TIMES = ("times", "days", "rhythm", "zone")
_BETWEEN = re.compile(r"[\n,;]")
_LONGEST_ECHO = 40


def answers_of(subscription: Subscription, parts: Parts, turn: Turn) -> Answers:
    """As the form shows it."""
    schedule, sections = subscription.schedule, subscription.sections or headings(parts)
    known = headings(parts)
    return {
        "days": ",".join(map(str, schedule.weekdays)),
        "times": ", ".join(f"{slot.at:%H:%M}" for slot in schedule.slots),
        "rhythm": _rhythm(schedule),
        "zone": schedule.zone,
        "quiet": subscription.quiet.value,
        "teams": ",".join(subscription.teams),
        "networks": ",".join(subscription.networks),
        "themes": ",".join(subscription.themes),
        "tags": ", ".join(subscription.tags),
        "sections": "\n".join(heading_name(each, turn.say) for each in sections if each in known),
    }


def _rhythm(schedule: Schedule) -> str:
    nth = {number: name for name, number in NTH.items()}
    return nth[schedule.nth] if schedule.nth else str(schedule.every_weeks)


def faults(answers: Answers) -> dict[str, Fault]:
    """What stands at its field while the form is open."""
    found = reading.faults({name: answers[name] for name in _TIMES if name in answers})
    try:
        if answers.get("times") and "times" not in found:
            _one_time(answers["times"])
    except HuddlelogError as error:
        found["times"] = (error.phrase, error.values)
    return found


def _one_time(said: str) -> None:
    if len(read_times(said)) != 1:
        raise OneTimeOnly


def subscription_from(
    intent: SaveDigest, before: Subscription, parts: Parts, unit: DigestUnit, turn: Turn
) -> Subscription:
    """`before` with what was answered."""
    answers = {name: str(getattr(intent, name)) for name in FIELDS if name in intent.answered}
    after = replace(before, schedule=_schedule(answers, before.schedule))
    if answers.get("quiet"):
        after = replace(after, quiet=_quiet(answers["quiet"]))
    if "teams" in answers and before.person is not None:
        after = replace(after, teams=_teams(answers["teams"], turn))
    if "networks" in answers:
        joined = {each.id for each in unit.networks.mine() if each.standing is Standing.MEMBER}
        after = replace(after, networks=tuple(map(NetworkId, _known(answers["networks"], joined))))
    if "themes" in answers:
        after = replace(after, themes=_known(answers["themes"], {each.key for each in listing.every(unit)}))
    if "tags" in answers:
        after = replace(after, tags=_tags(answers["tags"]))
    if "sections" in answers:
        after = replace(after, sections=sections_said(answers["sections"], parts, turn.say))
    return after


def _schedule(answers: Mapping[str, str], before: Schedule) -> Schedule:
    if answers.get("rhythm") == ONCE:
        raise OldButton
    if answers.get("times"):
        _one_time(answers["times"])
    return read_schedule({name: answers[name] for name in _TIMES if name in answers}, before)


def _quiet(answer: str) -> Quiet:
    try:
        return Quiet(answer)
    except ValueError as error:
        raise OldButton from error


def _teams(answer: str, turn: Turn) -> tuple[TeamId, ...]:
    """All of them is the same as no choice: one that is followed later is in it too."""
    seen = all_of(turn)
    some = tuple(map(TeamId, _known(answer, seen)))[:MOST_TEAMS]
    return () if set(some) == set(seen) else some


def _known(answer: str, known: Collection[str]) -> tuple[str, ...]:
    """Without what was there when the form was opened, and is gone."""
    return tuple(each for each in dict.fromkeys(chosen(answer)) if each in known)


def _tags(answer: str) -> tuple[str, ...]:
    tags = tidy_tags(without_mentions(each) for each in _BETWEEN.split(answer))
    if len(tags) > MOST_TAGS:
        raise TooLong(length=len(tags), most=MOST_TAGS)
    return tags


def sections_said(answer: str, parts: Parts, say: Say) -> tuple[str, ...]:
    """() for all in the usual order. Raises NoSuchSection."""
    usual = headings(parts)
    names = {heading_name(each, say).casefold(): each for each in usual}
    found: dict[str, None] = {}
    for said in (each.strip() for each in _BETWEEN.split(answer)):
        if said and said.casefold() not in names:
            known = ", ".join(heading_name(each, say) for each in usual)
            raise NoSuchSection(said=said[:_LONGEST_ECHO], names=known)
        if said:
            found[names[said.casefold()]] = None
    return () if tuple(found) == usual else tuple(found)
