"""What huddles do by themselves when their time has come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.chat.outbox import card_key
from bot.chat.timers import Due, Timer, WhenDue
from bot.concerns.intents import TellSite
from bot.huddles.closing import end
from bot.huddles.intents import KeepHuddle
from bot.huddles.keeping import keep
from bot.huddles.making import Sets, make, occurrence, to_make
from bot.huddles.model import Huddle, NewHuddle, Status
from bot.huddles.ports import HuddleUnit
from bot.huddles.stages import announced, over
from bot.huddles.telling import tell_sites
from bot.series.intents import KeepSeries
from bot.series.model import Series
from bot.series.timer import timer_of


def keep_huddles(dues: Sequence[Due], unit: HuddleUnit, now: datetime) -> None:
    huddles = unit.huddles.get_many([due.intent.ref for due in dues]).values()
    series = unit.series.get_many({huddle.series for huddle in huddles if huddle.series})
    keep(huddles, series, unit, now)


def keep_series(dues: Sequence[Due], unit: HuddleUnit, now: datetime) -> None:
    """What is planned is made and begun; what is not to be held any more goes."""
    series = unit.series.get_many([due.intent.ref for due in dues])
    unopened = unit.huddles.unopened(series)
    stopped = {ref for ref, each in series.items() if each.paused or each.ended}
    _call_off([each for each in unopened if each.series in stopped], series, unit, now)
    going = {ref: each for ref, each in series.items() if ref not in stopped}
    kept = _bring_in_line([each for each in unopened if each.series in going], going, unit, now)
    keep([*kept, *_make(going, unit, now)], going, unit, now)


def _make(series: Mapping[str, Series], unit: HuddleUnit, now: datetime) -> Iterable[Huddle]:
    sets, new = Sets(unit), list[NewHuddle]()
    reached, timers = dict[str, Mapping[int, date]](), list[Timer]()
    for each in series.values():
        found, later = to_make(each, now)
        new += [make(each, when, sets, now) for when in found]
        if found:
            reached[each.ref] = {**each.reached, **{when.slot: when.day for when in found}}
        if later is not None:
            timers.append(timer_of(each.ref, each.team, later))
    made = unit.huddles.add(*new)
    if reached:
        unit.series.reach(reached)
    unit.timers.set(*timers)
    return [each for each in made if each.status is Status.PLANNED]


def _bring_in_line(
    unopened: Iterable[Huddle], series: Mapping[str, Series], unit: HuddleUnit, now: datetime
) -> Sequence[Huddle]:
    """Huddles that were made before their series was changed become what it says now."""
    sets, kept = Sets(unit), list[Huddle]()
    changes, gone = list[tuple[Huddle, Huddle]](), list[Huddle]()
    for huddle in unopened:
        of = series[huddle.series]
        when = occurrence(of, huddle.slot, huddle.day)
        if when is None:
            gone.append(huddle)
            continue
        after = _as_planned(huddle, make(of, when, sets, now), now)
        if after == huddle:
            kept.append(huddle)
        else:
            changes.append((huddle, after))
    for (_, after), done in zip(changes, unit.huddles.save(*changes), strict=True):
        if done:
            kept.append(after)
            unit.outbox.show_again(card_key(after.ref), now)
    _call_off(gone, series, unit, now)
    return kept


def _as_planned(huddle: Huddle, new: NewHuddle, now: datetime) -> Huddle:
    """One whose time was moved into the past stays where it was."""
    if new.starts != huddle.starts and over(new) <= now:
        return huddle
    return replace(
        huddle,
        name=new.name,
        way=new.way,
        questions=new.questions,
        starts=new.starts,
        ends=new.ends,
        minutes=new.minutes,
        lead=new.lead,
        lead_told=huddle.lead_told and new.starts == huddle.starts,
    )


def _call_off(huddles: Iterable[Huddle], series: Mapping[str, Series], unit: HuddleUnit, now: datetime) -> None:
    """What nobody has seen or answered is as if it had never been made. What was answered before its time waits while
    its series is paused."""
    listed = list(huddles)
    unseen = {each.ref for each in listed if announced(each, series[each.series].plan) > now}
    # Whoever is answering comes before or after, never between.
    unit.huddles.get_many(unseen, lock=True)
    answered = unit.huddles.answered_in(unseen)
    unit.huddles.delete(*(ref for ref in unseen if ref not in answered))
    cancelled = [
        (each, replace(each, status=Status.CANCELLED))
        for each in listed
        if each.ref not in unseen or (each.ref in answered and not series[each.series].paused)
    ]
    for (_, after), done in zip(cancelled, unit.huddles.save(*cancelled), strict=True):
        if done:
            end(after, unit, now)


WHEN_DUE: WhenDue = {KeepSeries: keep_series, KeepHuddle: keep_huddles, TellSite: tell_sites}
