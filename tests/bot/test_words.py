"""Every word for people lives in prompts/, and each phrase is there with the values it wants."""

import ast
import re

from bot.chat.errors import HuddlelogError
from bot.chat.form import Choices
from bot.chat.phrases import load
from bot.features import COMMANDS, FORMS
from bot.learning.model import Evidence, Kind, Setting
from bot.networks.model import News
from bot.privacy.guard import Kind as Identifier
from bot.welcome.cards import help_card
from tests import words
from tests.words import ROOT, called, constants, docstrings, phrases, sources

SENTENCE = re.compile(r"[A-Za-z’']{2,}[,.;:]? +[a-z’']{2,}")
GRAMMAR = {
    "bot/privacy/guard.py",
    "bot/privacy/harm.py",
    "bot/learning/similar.py",
    "bot/chat/days.py",
    "bot/measures/past.py",
    "bot/measures/reading.py",
}
"""Files whose strings are words to look for in what people wrote, not words to say."""
DATA = {"did not work", "insight from service users", "hi there", "good morning"}
ASKS = {"line", "text", "tell", "complain"}
"""Methods whose first argument is a phrase's key, and whose keywords are its values."""
FAULTS = {"RowFault", "CannotGoOn", "UnreadableFile", "Misread"}
NO_VALUE = {"code"}


def _literals(name: str, tree: ast.Module) -> list[str]:
    """String literals that are neither docstrings, enum values, commands' words nor arguments of a log call."""
    left_out = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases):
            left_out |= {id(each) for each in ast.walk(node)}
        if isinstance(node, ast.Call) and (called(node) == "Command" or ast.unparse(node.func).startswith("log.")):
            left_out |= {id(each) for argument in node.args for each in ast.walk(argument)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out
    ]


def test_the_core_holds_no_sentence_for_people() -> None:
    found = {
        (name, text)
        for name, tree in sources("bot")
        if name not in GRAMMAR
        for text in _literals(name, tree)
        if SENTENCE.search(text) and text not in DATA
    }
    assert found == set()


def test_the_search_for_sentences_finds_one() -> None:
    tree = ast.parse('"""Doc string here."""\ndef f():\n    return "Not saved, please try again."\n')
    assert [text for text in _literals("x", tree) if SENTENCE.search(text)] == ["Not saved, please try again."]


def test_each_phrase_asked_for_is_there_with_its_values() -> None:
    known = phrases()
    wrong = []
    for name, tree in sources("bot", "adapters"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or called(node) not in ASKS | FAULTS:
                continue
            given = {keyword.arg for keyword in node.keywords} - NO_VALUE
            for key in constants(node.args[0]):
                if (
                    called(node) in ASKS
                    and key not in known
                    and not re.fullmatch(r"[a-z]+(-[a-z]+)+|plain|day|hello", key)
                ):
                    continue  # another method of that name
                if key not in known:
                    wrong.append(f"{name}:{node.lineno} {key} is missing")
                elif None not in given and given != known[key]:
                    wrong.append(
                        f"{name}:{node.lineno} {key} wants {sorted(known[key])}, gets {sorted(map(str, given))}"
                    )
    assert wrong == []


def _error_classes() -> list[type[HuddlelogError]]:
    return HuddlelogError.__subclasses__()


def test_each_error_has_its_sentence() -> None:
    known = phrases()
    raised: dict[str, set[str]] = {}
    for _, tree in sources("bot", "storage", "adapters"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                raised.setdefault(called(node), set()).update(str(keyword.arg) for keyword in node.keywords)
    for each in _error_classes():
        assert each.phrase in known
        assert raised.get(each.__name__, set()) in (set(), set(known[each.phrase])), each.__name__


def _families() -> set[str]:
    """Keys that are put together while the bot runs."""
    say = load()
    keys = {f"guard-{each}" for each in Identifier}
    for name, values in (("kind", Kind), ("setting", Setting), ("evidence", Evidence)):
        keys |= {f"learning-{name}-{value.replace(' ', '-').replace(chr(39), '')}" for value in values}
        keys.add(f"row-{name}-not-known")
    for spec in FORMS.values():
        for fields in spec.steps(Choices({}, {}), say):
            for field in fields:
                keys |= {f"learning-{field.name.replace('_', '-')}", f"learning-{field.name.replace('_', '-')}-hint"}
    keys |= {"learning-source", "learning-message", "page-gone-what-to-do", "page-away-what-to-do"}
    keys |= {f"network-news-{news}" for news in News}
    return keys | {f"doctor-{state}" for state in ("good", "off", "bad")}


def test_no_phrase_is_left_over() -> None:
    used = {
        node.value
        for _, tree in sources("bot", "adapters")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    templates = " ".join(
        path.read_text("utf-8") for kind in ("*.html", "*.js") for path in (ROOT / "adapters").rglob(kind)
    )
    known = used | _families()
    left = {key for key in phrases() if key not in known and key not in templates}
    assert left == set()


def test_every_form_can_be_built_with_its_words() -> None:
    say = load()
    for spec in FORMS.values():
        assert say.line(spec.title)
        assert say.line(spec.save)
        assert all(field.label for fields in spec.steps(Choices({}, {}), say) for field in fields)


def test_every_command_is_in_help_and_in_the_readme() -> None:
    say = load()
    shown = str(help_card(COMMANDS, say))
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in (each for each in COMMANDS if each.help):
        assert say.line(command.help) in shown
        assert f"`{command.words[0]}" in readme


def test_reading_phrases_sees_their_variables() -> None:
    assert words.phrases()["learning-line"] == {"team", "title"}
