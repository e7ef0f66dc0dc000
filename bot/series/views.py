"""What series show: when they come, and what may be done with them."""

from collections.abc import Iterable, Mapping

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.leading import require_lead
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.people.access import may_lead
from bot.people.model import PersonId, TeamId
from bot.questions import sets
from bot.series import cards
from bot.series.cards import Shown
from bot.series.intents import (
    DeleteSeries,
    ListSeries,
    PauseOne,
    PickAsking,
    ShowSeries,
    ShowSeriesDeleted,
    ShowSeriesPaused,
)
from bot.series.led import led
from bot.series.model import Paused, Series
from bot.series.ports import SeriesUnit
from bot.series.words import next_in_words


def shown(several: Iterable[Series], unit: SeriesUnit, turn: Turn) -> tuple[Shown, ...]:
    """With the names that the team may see; all of one team."""
    listed = tuple(several)
    if not listed:
        return ()
    team = listed[0].team
    leads = unit.people.leads(team)
    people = {person for each in listed for person in (*each.plan.people, each.plan.lead) if person}
    names: Mapping[PersonId, str] = unit.people.names([*people, *leads])
    has_channel = unit.people.place_of(team) is not None
    private = turn.audience.person is not None
    return tuple(
        Shown(
            each,
            turn.team_name(team, unit.people),
            names,
            leads=leads,
            questions=sets.find(each.plan.question_set, unit).name,
            next=next_in_words(each, turn.now, turn.say),
            zone=turn.known.person.zone,
            may_change=not private or may_lead(turn.known, team, bool(leads)),
            has_channel=has_channel,
        )
        for each in listed
    )


def show(intent: ShowSeries, unit: SeriesUnit, turn: Turn) -> Reply:
    (each,) = shown([unit.series.get(intent.ref)], unit, turn)
    return ShowCard(cards.show(each, turn.say))


def _seen(id: str, turn: Turn) -> TeamId:
    """Of another team nobody hears even its name."""
    team = TeamId(id)
    if team not in turn.audience.teams:
        raise NotFound
    return team


def show_list(intent: ListSeries, unit: SeriesUnit, turn: Turn) -> Reply:
    team = _seen(intent.team, turn)
    several = shown(unit.series.of_team(team), unit, turn)
    if not several:
        return ShowCard(cards.nothing_yet(turn.team_name(team, unit.people), intent, turn.say))
    return ShowCard(cards.listing(several, intent, turn.say))


def pause_one(intent: PauseOne, unit: SeriesUnit, turn: Turn) -> Reply:
    """The only one is shown, with the button; of several it is asked which."""
    several = unit.series.of_team(_seen(intent.team, turn))
    if several:
        require_lead(several[0].team, unit, turn)
    meant = [each for each in several if (each.paused is not None) == intent.resume]
    if not several or len(meant) == 1:
        return show(ShowSeries(meant[0].ref), unit, turn) if meant else show_list(ListSeries(intent.team), unit, turn)
    return ShowCard(cards.which(shown(meant or several, unit, turn), intent, bool(meant), turn.say))


def pick_asking(intent: PickAsking, unit: SeriesUnit, turn: Turn) -> Reply:
    team = _seen(intent.team, turn)
    require_lead(team, unit, turn)
    several = shown(unit.series.of_team(team), unit, turn)
    if not several:
        return show_list(ListSeries(intent.team), unit, turn)
    return ShowCard(cards.pick_asking(several, sets.exactly(intent.question_set, unit), turn.say))


def ask_delete(intent: DeleteSeries, unit: SeriesUnit, turn: Turn) -> Reply:
    (each,) = shown([led(intent.ref, unit, turn)], unit, turn)
    return ShowCard(cards.really_delete(each, turn.say))


def show_deleted(intent: ShowSeriesDeleted, unit: SeriesUnit, turn: Turn) -> Reply:
    series = unit.series.get_many([intent.ref]).get(intent.ref)
    if series is None:
        raise NotFound
    return ShowCard(cards.deleted(series.plan.name, series.team, turn.say))


def show_paused(intent: ShowSeriesPaused, unit: SeriesUnit, turn: Turn) -> Reply:
    """Those that wait until the bot is in the channel again."""
    team = _seen(intent.team, turn)
    waiting = [each for each in unit.series.of_team(team) if each.paused is Paused.NO_CHANNEL]
    if not waiting:
        return show_list(ListSeries(intent.team), unit, turn)
    return ShowCard(cards.paused(turn.team_name(team, unit.people), shown(waiting, unit, turn), intent, turn.say))


VIEWS: Handlers = {
    ShowSeries: show,
    ListSeries: show_list,
    PauseOne: pause_one,
    PickAsking: pick_asking,
    DeleteSeries: ask_delete,
    ShowSeriesDeleted: show_deleted,
    ShowSeriesPaused: show_paused,
}
