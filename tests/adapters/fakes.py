"""A core that answers by hand, to drive the adapters without a store."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import ClassVar

from bot.chat.card import (
    Actions,
    Button,
    Card,
    Chart,
    Divider,
    Facts,
    Item,
    Items,
    Paragraph,
    Style,
    Table,
    Tone,
)
from bot.chat.form import ChoiceField, DateField, Form, FormAction, NumberField, TextField, YesNoField, filled
from bot.chat.inbound import (
    ButtonPressed,
    FormSubmitted,
    HomeOpened,
    Inbound,
    MessageSaved,
    OptionsAsked,
    TextSaid,
    spoken,
)
from bot.chat.intent import Intent, encode
from bot.chat.reply import Invalid, Nothing, OpenForm, Options, Reply, Say, ShowCard, To
from bot.chat.spans import Bold, Plain, Text


@dataclass(frozen=True)
class Do(Intent):
    name: ClassVar[str] = "do"
    what: str = ""


def words(text: str) -> Text:
    return (Plain(text),)


NUMBERS = Table("Minutes to find the key", ("Day", "Minutes"), (("Mon", "9"), ("Tue", "7"), ("Wed", "1")))
CHART = Chart(
    "Minutes to find the key fell from 9 to 1",
    "Minutes to find the key",
    tuple(date(2026, 11, day) for day in range(2, 8)),
    (9.0, 7.0, None, 8.0, 3.0, 1.0),
    (6.0,) * 6,
    NUMBERS,
)


def saved(text: str) -> Card:
    return Card(
        words("Saved for Ward 7"),
        (
            Paragraph(words(f"“{text}”"), Tone.QUOTE),
            Paragraph(words("Seen by: your team · Your name: hidden · L-12"), Tone.QUIET),
            Paragraph(words("Similar:")),
            Items(
                (
                    Item((Bold("Ward 3"), Plain(" tried a key hook: worked")), Button("See", Do("see"))),
                    Item(words("Pharmacy: keys on a numbered board"), Button("See", Do("see2"))),
                )
            ),
            Actions(
                (
                    Button("Post to channel", Do("post"), Style.PRIMARY),
                    Button("Add detail", Do("form")),
                    Button("Change", Do("change")),
                )
            ),
        ),
    )


def huddle(step: int) -> Card:
    return Card(
        words("Ward 7 huddle"),
        (
            Paragraph((Bold(f"{step} of 5: Today's worries"), Plain("\n3 of 10 min · 14 in the room"))),
            Items((Item(words("Two staff short, late shift → Sister, today")), Item(words("Bladder scanner missing")))),
            Facts((("Carried over", words("A-3 order red lanyards (due Fri)")), ("Lead", words("Ben Carter")))),
            Divider(),
            CHART,
            Actions(
                (
                    Button("Next", Do(f"next {step}"), Style.PRIMARY),
                    Button("Add learning", Do("form")),
                    Button("Stop the huddle", Do("stop"), Style.DANGER),
                )
            ),
        ),
    )


def form(learned: str = "", step: int = 0) -> Form:
    return Form(
        "form-1",
        "Add learning",
        Do("form"),
        step,
        (
            TextField(
                "learned", "What did you learn?", "One sentence is enough.", required=True, long=True, value=learned
            ),
            TextField("title", "Title"),
            ChoiceField("kind", "How did it go?", (("worked", "It worked"), ("idea", "Just an idea"))),
            ChoiceField("near", "Similar to", look_up="entries"),
            NumberField("minutes", "Minutes saved"),
            DateField("due", "By when?"),
            YesNoField("show", "Show my name?", "Your name is hidden from colleagues unless you say so."),
        ),
        (FormAction("save", "Save"), FormAction("more", "More questions", 1)),
    )


@dataclass
class FakeCore:
    teams: tuple[tuple[str, str], ...] = (("", "Ward 7"), ("c-3", "Ward 3"))
    answer: Callable[[Inbound], Reply] | None = None
    received: list[Inbound] = field(default_factory=list)
    ticks: list[datetime] = field(default_factory=list)
    deliveries: list[datetime] = field(default_factory=list)
    well: bool = True
    fails: bool = False

    def receive(self, event: Inbound) -> Reply:
        self.received.append(event)
        return self.answer(event) if self.answer else answer(event)

    def rooms(self, platform: str, organisation_key: str) -> tuple[tuple[str, str], ...]:
        return self.teams if (platform, organisation_key) == ("playground", "local") else ()

    def tick(self, now: datetime) -> int:
        self.ticks.append(now)
        if self.fails:
            raise RuntimeError("secret words")
        return 0

    def deliver(self, now: datetime) -> int:
        self.deliveries.append(now)
        return 0

    def healthy(self) -> bool:
        if self.fails:
            raise RuntimeError("secret words")
        return self.well


def answer(event: Inbound) -> Reply:
    """A little conversation of every kind of reply."""
    match event:
        case TextSaid(_, text):
            return _to_words(spoken(text), event.origin.visible)
        case ButtonPressed(_, intent):
            return _to_press(intent)
        case MessageSaved(_, text):
            return OpenForm(form(spoken(text)))
        case FormSubmitted(answers=answers, step=step, action=action):
            blank = form(step=step)
            if not answers.get("learned"):
                return Invalid(
                    replace(blank, fields=filled(blank.fields, answers)),
                    {"learned": "Please say what you learned.", "": "Something is missing."},
                )
            return OpenForm(form(answers["learned"], 1)) if action == "more" else ShowCard(saved(answers["learned"]))
        case OptionsAsked(words=sought):
            return Options((("L-1", f"{sought} one"), ("L-2", f"{sought} two")))
        case HomeOpened():
            return ShowCard(Card(words("Hello Amina"), (Paragraph(words("Tell me one thing you learned today.")),)))
        case _:
            return Nothing()


def _to_words(said: str, visible: bool) -> Reply:
    verb, _, rest = said.partition(" ")
    if verb == "huddle":
        return ShowCard(huddle(1), To.PLACE)
    if verb == "learn" and rest:
        return ShowCard(saved(rest), in_place=words("Saved. I've answered in private.") if visible else ())
    if verb == "learn":
        return OpenForm(form())
    return Say(words(f"I don't know “{said}” yet."))


def _to_press(intent: str) -> Reply:
    for step in range(1, 5):
        if intent == encode(Do(f"next {step}")):
            return ShowCard(huddle(step + 1), To.PLACE, replaces=True)
    if intent == encode(Do("form")):
        return OpenForm(form())
    if intent == encode(Do("post")):
        return ShowCard(Card(words("Posted to Ward 7")), replaces=True)
    return Say(words("That is all for now."))
