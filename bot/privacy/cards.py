"""The guard's warning, and the question which team something is for."""

from collections.abc import Mapping, Sequence

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.privacy.intents import AllowOverruling, ChooseTeam, Discard, EditKept, GoOn, ShowOverruling
from bot.privacy.screening import Found

MOST_FOUND = 5
"""Findings named in one warning; all of them are hidden."""
MOST_BUTTONS = 4
"""Teams offered as buttons; the rest stand behind a choice."""


def warning(
    found: Sequence[Found], key: str, seen_by_others: bool, say: Say, *, may_be_overruled: bool = False
) -> Card:
    """Names what was found and where; the words themselves are hidden here too."""
    lines = [_line(each, seen_by_others, say) for each in found]
    hide = Button(
        say.line("guard-save-hidden" if seen_by_others else "guard-hide"),
        GoOn(key, hidden=True),
        Style.PRIMARY,
    )
    edit = Button(say.line("guard-edit"), EditKept(key))
    discard = Button(say.line("guard-discard"), Discard(key))
    elements: list[Element] = [Paragraph(lines[0])] if len(lines) == 1 else [Items(tuple(map(Item, lines)))]
    if seen_by_others:
        elements.append(Paragraph(say.text("guard-please-delete")))
    buttons = [hide, discard] if seen_by_others else [hide, edit, discard]
    if may_be_overruled:
        buttons.insert(-1, Button(say.line("guard-overrule"), GoOn(key, overruled=True)))
    elements.append(Actions(tuple(buttons)))
    return Card(say.text("guard-not-saved"), tuple(elements))


def _line(found: Found, seen_by_others: bool, say: Say) -> Text:
    kind = say.line(f"guard-{found.kind}")
    return say.text("guard-found-seen" if seen_by_others else "guard-found", kind=kind, excerpt=found.excerpt)


def which_team(teams: Mapping[str, str], key: str, say: Say) -> Card:
    """`teams`: id → name; at least one."""
    buttons = [Button(name, GoOn(key, team)) for team, name in list(teams.items())[:MOST_BUTTONS]]
    if len(teams) > MOST_BUTTONS:
        buttons.append(Button(say.line("another-team"), ChooseTeam(key)))
    return Card(say.text("which-team"), (Actions(tuple(buttons)),))


def overruling(allowed: bool, times: int, say: Say) -> Card:
    """To an administrator."""
    key = "guard-forbid-overruling" if allowed else "guard-allow-overruling"
    elements = (
        Paragraph(say.text("guard-overruling-on" if allowed else "guard-overruling-off")),
        Paragraph(say.text("guard-overruled-times", count=times), Tone.QUIET),
        Actions((Button(say.line(key), AllowOverruling(not allowed)),)),
    )
    return Card(say.text("guard-overruling"), elements, ShowOverruling())
