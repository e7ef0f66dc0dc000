"""Every card and form that somebody may be shown, easy ones and hard ones, for whoever renders them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.chat.card import Card, Items, Paragraph
from bot.chat.form import Choices, Form, FormSpec, check, offer_again, show_step
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.chat.spans import mark
from bot.features import COMMANDS, FORMS
from bot.learning import cards as learning
from bot.learning.cards import Confirmation, Shown
from bot.learning.intents import (
    AskWhatToFind,
    EditLearning,
    FindLearning,
    HideLearning,
    ListLearning,
    MoveLearning,
    WriteLearning,
)
from bot.learning.model import Content, Edit, Entry, Evidence, Hidden, Imported, Kind, Setting
from bot.people.model import PersonId, Team, TeamId
from bot.privacy.intents import ChooseTeam
from bot.welcome import cards as welcome
from bot.welcome.intents import NameTeam
from tests import (
    elements,
    examples_actions,
    examples_answers,
    examples_boards,
    examples_concerns,
    examples_digests,
    examples_following,
    examples_helping,
    examples_huddles,
    examples_joining,
    examples_measures,
    examples_networks,
    examples_pdsa,
    examples_privacy,
    examples_projects,
    examples_questions,
    examples_reports,
    examples_series,
    examples_spread,
    examples_stories,
    examples_themes,
)
from tests.elements import HOSTILE, LONGEST, words
from tests.examples_privacy import KEY, MANY_TEAMS, Made

SAY = load()
AMINA, BEN, CARA = PersonId("a" * 16), PersonId("b" * 16), PersonId("c" * 16)
NAMES = {AMINA: "Amina Yusuf", BEN: "Ben <!here> & Sons", CARA: "Cara <at>everyone</at>"}
WARD_7, GENERAL = Team(TeamId("7" * 16), "Ward 7", True), Team(TeamId("8" * 16), "general", False)
WRITTEN = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
MANY_PEOPLE = {f"{number:016x}": f"Nurse {number} O’Neill-Błaszczykowska" for number in range(150)}

LINE = Content(learned="Drug trolley key on a red lanyard stops the 8 am hunt.")
FULL = Content(
    title="Red lanyard for the trolley key",
    expected="The key is found in under a minute.",
    happened=f"{mark(BEN)} hung it on the hook by the sink.",
    why="Everybody passes the sink.",
    learned="A red lanyard stops the 8 am hunt.\nThe hook alone did not.",
    next_step="Order ten more.",
    owner=BEN,
    due=date(2026, 11, 30),
    kind=Kind.WORKED,
    setting=Setting.URBAN,
    service="Stroke rehabilitation",
    evidence=Evidence.MEASURED,
    tags=("medicines", "keys"),
    show_author=True,
)


def _everywhere(text: str, tags: tuple[str, ...]) -> Content:
    long: Any = dict.fromkeys(("expected", "happened", "why", "learned", "next_step"), text)
    return replace(FULL, title=text[:200], service=text[:120], tags=tags, owner=CARA, kind=Kind.DID_NOT_WORK, **long)


HOSTILE_CONTENT = _everywhere(f"{HOSTILE} {mark(CARA)}", (HOSTILE, "<!channel>", "a&b"))
LONG_CONTENT = _everywhere("long " * (LONGEST // 5), tuple(f"a-tag-of-some-length-{number}" for number in range(20)))
ESCAPED_CONTENT = _everywhere("&" * LONGEST, ("<" * 400,))
WIDE_CONTENT = _everywhere("🧑🏽‍⚕️é漢" * (LONGEST // 8), ("łóżko", "🏥"))


def entry(content: Content = LINE, **changes: Any) -> Entry:
    written = Entry("L-12", WARD_7.id, AMINA, content, WRITTEN, WRITTEN.date(), useful=3)
    return replace(written, **changes)


def shown(content: Content = LINE, **changes: Any) -> Shown:
    return Shown(entry(content), "Ward 7", NAMES, **changes)


def cards() -> dict[str, Card]:
    """By "feature.function: what is special"."""
    found = {
        **_learning(),
        **_listings(),
        **_named("privacy", examples_privacy.cards()),
        **_welcome(),
        **elements.cards(),
    }
    for each in OF_FEATURES:
        found |= each.cards()
    return found


def _named(feature: str, made: list[Made]) -> dict[str, Card]:
    return {f"{feature}.{function.__name__}{': ' if about else ''}{about}": card for function, about, card in made}


def _learning() -> dict[str, Card]:
    asked = Confirmation(
        shown(FULL, mine=True),
        tuple(shown(each) for each in (LINE, FULL, HOSTILE_CONTENT)),
        several_teams=True,
        points_to_person=True,
        speaks_of_harm=True,
        with_picture=True,
    )
    hidden = replace(shown(FULL), entry=entry(FULL, hidden=Hidden(HOSTILE, BEN, WRITTEN), edited=WRITTEN))
    imported = Imported("17", HOSTILE, "OGL", {})
    from_file = entry(
        HOSTILE_CONTENT, author=None, imported=imported, day=date.min, message_link="https://x.example/?a=1&b=%3C>"
    )
    saved, show = learning.saved, learning.show
    made: list[Made] = [
        (saved, "", saved(Confirmation(shown(mine=True)), SAY)),
        (saved, "on its way", saved(Confirmation(shown(mine=True), can_post=False, on_its_way=True), SAY)),
        (saved, "everything asked", saved(asked, SAY)),
        *((saved, about, saved(replace(asked, shown=shown(each)), SAY)) for about, each in _hard()),
        (show, "one line, mine", show(shown(mine=True), SAY, 2)),
        (show, "somebody else's", show(shown(FULL), SAY)),
        (show, "in a channel", show(shown(FULL, private=False), SAY)),
        (show, "led", show(shown(FULL, led=True), SAY)),
        (show, "hidden, led", show(replace(hidden, led=True), SAY)),
        (show, "hidden, mine", show(replace(hidden, mine=True), SAY, 1)),
        (show, "another team's", show(shown(FULL, ours=False), SAY)),
        (show, "imported, hostile", show(replace(shown(), entry=from_file), SAY)),
        *((show, about, show(shown(each, mine=True), SAY, 1)) for about, each in _hard()),
    ]
    return _named("learning", made)


def _hard() -> tuple[tuple[str, Content], ...]:
    return (
        ("hostile", HOSTILE_CONTENT),
        ("longest", LONG_CONTENT),
        ("longest, to be escaped", ESCAPED_CONTENT),
        ("longest, wide characters", WIDE_CONTENT),
    )


def _listings() -> dict[str, Card]:
    listing, found, history, offer = learning.listing, learning.found, learning.history, learning.offer
    ten, more = (
        [shown(each) for each in (FULL, HOSTILE_CONTENT, LONG_CONTENT, ESCAPED_CONTENT, WIDE_CONTENT)] * 2,
        ListLearning(skip=10),
    )
    title, hard = SAY.text("learning-list-of", team=HOSTILE), [content for _, content in _hard()]
    edits = [Edit(WRITTEN, each) for each in (LINE, FULL, *hard)]
    made: list[Made] = [
        (listing, "", listing(SAY.text("learning-list-of", team="Ward 7"), [shown()], None, SAY, ListLearning())),
        (listing, "ten long ones", listing(title, ten, more, SAY, more)),
        (learning.nothing_yet, "", learning.nothing_yet(HOSTILE, SAY, ListLearning())),
        (found, "", found("lanyard", [shown(), shown(FULL)], None, [], SAY)),
        (
            found,
            "ten hostile ones, notes",
            found(HOSTILE, ten, FindLearning("x" * 300, 10), [words(HOSTILE), words("x" * 300)], SAY),
        ),
        (found, "nothing", found("x" * 300, [], None, [], SAY)),
        (learning.what_to_find, "", learning.what_to_find(SAY)),
        (learning.really_delete, "", learning.really_delete(shown(mine=True), SAY)),
        (learning.really_delete, "hostile", learning.really_delete(shown(HOSTILE_CONTENT, mine=True), SAY)),
        (history, "", history(shown(mine=True), edits[:2], SAY)),
        (history, "long", history(shown(mine=True), edits, SAY)),
        (history, "thirty edits", history(shown(mine=True), edits[:1] * 30, SAY)),
        (learning.not_posted, "", learning.not_posted(shown(mine=True), SAY)),
        (learning.not_posted, "hostile", learning.not_posted(shown(HOSTILE_CONTENT, mine=True), SAY)),
        (learning.line_card, "", learning.line_card(SAY.text("learning-deleted", ref="L-12"))),
        (learning.line_card, "longest", learning.line_card(words("&" * LONGEST))),
        (offer, "", offer(words("Two clocks help the night shift."), "Ward 7", KEY, True, SAY)),
        (offer, "hostile", offer(words(HOSTILE), HOSTILE[:80], KEY, True, SAY)),
        (offer, "longest", offer(words("<" * LONGEST), "W" * 80, KEY, False, SAY)),
    ]
    return _named("learning", made)


def _welcome() -> dict[str, Card]:
    hello, team, not_understood = welcome.hello, welcome.team, welcome.not_understood
    greeting = hello("Amina Yusuf", WARD_7, False, True, SAY)
    mine = (Paragraph(words("What you learned")), Items(tuple(learning.line(shown(each), SAY) for _, each in _hard())))
    near = ("learn find", "learn list", "help")
    made: list[Made] = [
        (hello, "", hello("Ward 7", WARD_7, False, False, SAY)),
        (hello, "everything", hello("general", GENERAL, False, True, SAY)),
        (hello, "to somebody without a team", hello(HOSTILE, None, False, False, SAY)),
        (welcome.home, "", welcome.home(greeting, [mine], SAY)),
        (welcome.home, "much that is mine", welcome.home(greeting, [(), mine, mine * 3], SAY)),
        (welcome.help_card, "", welcome.help_card(COMMANDS, SAY)),
        (welcome.help_overview, "", welcome.help_overview(COMMANDS, SAY)),
        (welcome.privacy, "", welcome.privacy(SAY)),
        (team, "without a lead", team(WARD_7, (), False, True, False, SAY)),
        (team, "led by me", team(WARD_7, ("Amina Yusuf", HOSTILE[:80]), True, True, True, SAY)),
        (team, "with a site", team(WARD_7, ("Ben Carter",), False, True, False, SAY, HOSTILE[:80])),
        (team, "of others", team(WARD_7, ("Ben Carter",), False, False, False, SAY)),
        (welcome.no_team, "", welcome.no_team(KEY, SAY)),
        (welcome.unreachable, "", welcome.unreachable(WARD_7.name, SAY)),
        (welcome.unreachable, "hostile", welcome.unreachable(HOSTILE, SAY)),
        (not_understood, "", not_understood(near, COMMANDS, "lern fnid", SAY)),
        (not_understood, "hostile", not_understood((), COMMANDS, HOSTILE[:100], SAY)),
    ]
    return _named("welcome", made)


OF_FEATURES = (
    examples_following,
    examples_helping,
    examples_networks,
    examples_spread,
    examples_stories,
    examples_themes,
    examples_huddles,
    examples_answers,
    examples_series,
    examples_questions,
    examples_actions,
    examples_concerns,
    examples_digests,
    examples_joining,
    examples_pdsa,
    examples_boards,
    examples_projects,
    examples_measures,
    examples_reports,
)

OPENED_BY: dict[type[Intent], Intent] = {
    WriteLearning: WriteLearning(WARD_7.id, link="https://x.example/message?thread=1&message=2"),
    EditLearning: EditLearning("L-12", 1),
    HideLearning: HideLearning("L-12"),
    MoveLearning: MoveLearning("L-12"),
    AskWhatToFind: AskWhatToFind(),
    NameTeam: NameTeam(WARD_7.id, KEY),
    ChooseTeam: ChooseTeam(KEY),
}
for _each in OF_FEATURES:
    OPENED_BY |= _each.OPENED_BY
"""One for each form that a feature has."""


def forms() -> dict[str, tuple[Form, dict[str, str]]]:
    """By "intent, step: what is special"; each with the errors that it shows."""
    found = elements.forms() | examples_pdsa.forms() | examples_projects.forms()
    found |= examples_following.forms()
    found |= examples_spread.forms() | examples_stories.forms() | examples_themes.forms()
    easy = examples_questions.asked("A?", {AMINA: "Amina Yusuf"}, 2)
    hard = examples_questions.asked(HOSTILE, {PersonId(id): name for id, name in MANY_PEOPLE.items()}, 20)
    few = Choices({AMINA: "Amina Yusuf"}, {WARD_7.id: "Ward 7"}, easy)
    many = Choices(MANY_PEOPLE, MANY_TEAMS, hard)
    for kind, spec in FORMS.items():
        for step in range(len(spec.steps(few, SAY))):
            name, opened_by = f"{kind.name}, step {step + 1}", OPENED_BY[kind]
            found[name] = (show_step(spec, opened_by, "f" * 32, step, {}, few, SAY), {})
            found[f"{name}: left half-way"] = (offer_again(found[name][0], SAY), {})
            found[f"{name}: sent empty"] = _faulty(spec, opened_by, step, {}, few)
            for about, text in (("hostile", HOSTILE), ("longest", "&" * LONGEST), ("too long", "x" * 2 * LONGEST)):
                answers = {each.name: text for each in spec.steps(many, SAY)[step]}
                found[f"{name}: {about}"] = _faulty(spec, opened_by, step, answers, many)
            found[f"{name}: many to choose from"] = (show_step(spec, opened_by, KEY, step, {}, many, SAY), {})
    return found


def _faulty(
    spec: FormSpec, opened_by: Intent, step: int, answers: dict[str, str], choices: Choices
) -> tuple[Form, dict[str, str]]:
    """As the core sends a form back, with one more error above it."""
    form = show_step(spec, opened_by, KEY, step, answers, choices, SAY)
    faults = {**check(form.fields, answers), **spec.faults(answers)}
    above = {"": SAY.line("form-required")} if faults else {}
    return form, {**above, **{name: SAY.line(key, **values) for name, (key, values) in faults.items()}}
