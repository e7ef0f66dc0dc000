"""The form in which an entry grows into a story."""

from collections.abc import Sequence
from typing import Any

from bot.chat.form import Answers, Choices, Fault, Field, FormSpec, SeveralField, TextField, chosen
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import spell_mentions
from bot.chat.turn import Turn
from bot.learning.entries import own, people_in
from bot.learning.model import Entry
from bot.people.model import TeamId
from bot.stories.intents import SaveStory, WriteStory
from bot.stories.model import LONGEST_PART, LONGEST_QUOTE, LONGEST_QUOTED, MOST_MEASURES, PARTS, Story
from bot.stories.ports import StoryUnit

WORDS = (*PARTS, "quote", "quoted")


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    def part(name: str, label: str, hint: str) -> TextField:
        return TextField(name, say.line(label), say.line(hint), long=True, most=LONGEST_PART)

    first = (
        part("problem", "story-problem", "story-problem-hint"),
        part("support", "story-support", "story-support-hint"),
        part("results", "story-results", "story-results-hint"),
    )
    second: tuple[Field, ...] = (
        part("points", "story-learned", "story-learned-hint"),
        part("next_steps", "story-next", "story-next-hint"),
        TextField("quote", say.line("story-quote"), say.line("story-quote-hint"), long=True, most=LONGEST_QUOTE),
        TextField("quoted", say.line("story-quoted"), say.line("story-quoted-hint"), most=LONGEST_QUOTED),
    )
    return first, (*second, *_measures_field(choices, say))


def _measures_field(choices: Choices, say: Say) -> tuple[Field, ...]:
    """Where there are any; where the record could not be read, with what was chosen."""
    offered = next((each for fields in choices.questions for each in fields if each.name == "measures"), None)
    if offered is None:
        return ()
    as_chosen = tuple((ref, ref) for ref in chosen(offered.value))
    options = offered.options if isinstance(offered, SeveralField) else as_chosen
    hint = say.line("story-measures-hint", most=MOST_MEASURES)
    return (SeveralField("measures", say.line("story-measures"), options, hint),) if options else ()


def _offered(carried: WriteStory, answers: Answers, unit: StoryUnit, turn: Turn) -> tuple[tuple[Field, ...], ...]:
    team = unit.learning.get(carried.ref).team
    return ((SeveralField("measures", "", tuple(measures_of(team, unit).items())),),)


def measures_of(team: TeamId, unit: StoryUnit) -> dict[str, str]:
    return {each.ref: each.plan.name for each in unit.measures.of_team(team)}


def there_already(entry: Entry, story: Story | None, unit: StoryUnit) -> dict[str, str]:
    """As the form shows it: the story, or what the entry says already, where it belongs, and the measures that its
    small tests looked at. Measures that were deleted are left out."""
    if story is not None:
        return _words(story) | {"measures": _known(story.measures, entry, unit)}
    content, names = entry.content, unit.people.names(people_in(entry))
    says = {"problem": content.happened, "points": content.learned, "next_steps": content.next_step}
    tests = (*unit.cycles.get_many([entry.about]), *unit.cycles.about(entry.ref))
    spelled = {name: spell_mentions(words, names).strip() for name, words in says.items()}
    return {
        **dict.fromkeys(WORDS, ""),
        **spelled,
        "measures": _known([each.plan.measure for each in tests], entry, unit),
    }


def _known(refs: Sequence[str], entry: Entry, unit: StoryUnit) -> str:
    known = measures_of(entry.team, unit)
    return ",".join([ref for ref in dict.fromkeys(refs) if ref in known][:MOST_MEASURES])


def _words(said: Story | SaveStory) -> dict[str, str]:
    return {name: getattr(said, name) for name in WORDS}


def _start(intent: WriteStory, unit: StoryUnit, turn: Turn) -> tuple[Intent, Answers]:
    entry = own(intent.ref, unit, turn)
    story = unit.stories.get(intent.ref)
    return WriteStory(intent.ref, saved_at(story)), there_already(entry, story, unit)


def saved_at(story: Story | None) -> str:
    return story.written.isoformat() if story is not None and story.written is not None else ""


def _save(opened_by: WriteStory, answers: Answers) -> Intent:
    words: Any = {name: answers[name] for name in WORDS if name in answers}
    answered = tuple(name for name in (*WORDS, "measures") if name in answers)
    measures = chosen(answers.get("measures", ""))
    return SaveStory(ref=opened_by.ref, seen=opened_by.seen, measures=measures, answered=answered, **words)


def _again(save: SaveStory) -> tuple[Intent, Answers]:
    answers = _words(save) | {"measures": ",".join(save.measures)}
    return WriteStory(save.ref, save.seen), {name: answers[name] for name in save.answered if name in answers}


def _faults(answers: Answers) -> dict[str, Fault]:
    if "points" in answers and not any(answers.get(name, "") for name in PARTS):
        return {"problem": ("story-one-is-enough", {})}
    many = len(chosen(answers.get("measures", ""))) > MOST_MEASURES
    return {"measures": ("story-too-many-measures", {"most": MOST_MEASURES})} if many else {}


FORMS: dict[type[Intent], FormSpec] = {
    WriteStory: FormSpec(
        title="story-form",
        save="story-save",
        start=_start,
        steps=_steps,
        intent=_save,
        again=_again,
        makes=(SaveStory,),
        faults=_faults,
        more="story-more",
        questions=_offered,
        ends_early=True,
    )
}
