"""The choice of teams to follow: a list of them, or typed for where they are many."""

from bot.chat.form import MOST_OPTIONS, Answers, ChoiceField, Choices, Field, FormSpec, SeveralField, chosen
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.following.errors import GuestsCannotFollow, NoTeamToFollow
from bot.following.intents import AskToFollow, ChooseTeams
from bot.following.model import MOST
from bot.following.ports import FollowingUnit

TYPED = 5
"""Teams that are typed for in one form."""


def _others(unit: FollowingUnit, turn: Turn) -> dict[str, str]:
    """Neither mine nor asked already; one more than are listed tells that they are many."""
    without = {*turn.known.teams, *(each.team for each in unit.follows.of_person(turn.person))}
    found = unit.people.teams_like("", MOST_OPTIONS + 1 + len(without))
    return {team: name for team, name in found.items() if team not in without}


def _start(intent: ChooseTeams, unit: FollowingUnit, turn: Turn) -> tuple[Intent, Answers]:
    if turn.known.person.guest:
        raise GuestsCannotFollow
    if not _others(unit, turn):
        raise NoTeamToFollow
    return intent, {}


def _questions(intent: ChooseTeams, answers: Answers, unit: FollowingUnit, turn: Turn) -> tuple[tuple[Field, ...], ...]:
    others, say = _others(unit, turn), turn.say
    if len(others) <= MOST_OPTIONS:
        return ((listed(tuple(others.items()), say),),)
    return (tuple(typed(number, say) for number in range(1, TYPED + 1)),)


def listed(options: tuple[tuple[str, str], ...], say: Say) -> Field:
    return SeveralField("teams", say.line("follow-teams"), options, say.line("follow-teams-hint"), required=True)


def typed(number: int, say: Say) -> Field:
    label = say.line("follow-team-first" if number == 1 else "follow-team-other")
    hint = say.line("follow-teams-hint") if number == 1 else ""
    return ChoiceField(f"team-{number}", label, look_up="all-teams", hint=hint, required=number == 1)


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    return choices.questions or ((listed((), say),),)


def _intent(intent: ChooseTeams, answers: Answers) -> Intent:
    said = [answers.get(f"team-{number}", "") for number in range(1, TYPED + 1)]
    teams = dict.fromkeys(each for each in (*chosen(answers.get("teams", "")), *said) if each)
    return AskToFollow(tuple(teams)[:MOST])


def _again(intent: AskToFollow) -> tuple[Intent, Answers]:
    said = {f"team-{number}": team for number, team in enumerate(intent.teams[:TYPED], 1)}
    return ChooseTeams(), {"teams": ",".join(intent.teams), **said}


FORMS: dict[type[Intent], FormSpec] = {
    ChooseTeams: FormSpec(
        title="follow-form",
        save="follow-save",
        start=_start,
        steps=_steps,
        intent=_intent,
        again=_again,
        makes=(AskToFollow,),
        questions=_questions,
    )
}
