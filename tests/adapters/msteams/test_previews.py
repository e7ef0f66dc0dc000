"""What stands for an entry in the list of a search from the message box."""

from adapters.msteams.cards import preview
from adapters.msteams.limits import size
from bot.chat.card import Card, Paragraph, Tone
from bot.chat.spans import Bold, Plain
from tests.adapters.fakes import words
from tests.adapters.msteams.validating import SAY


def test_a_preview_is_a_title_and_a_line() -> None:
    found = Card(words("Red <lanyard>"), (Paragraph(words("A key & a hook\nand more")), Paragraph(words("x" * 9000))))
    content = {"title": "Red <lanyard>", "text": "A key &#38; a hook"}
    assert preview(found, SAY) == {"contentType": "application/vnd.microsoft.card.thumbnail", "content": content}
    assert size(preview(Card(words("x" * 90_000)), SAY)) < 1000


def test_previews_tell_entries_of_one_team_apart() -> None:
    below = Paragraph(words("L-1 · Ward 7 · 22 Nov 2026"), Tone.QUIET)
    said = Paragraph(words("Keys on a hook"))
    labelled = Paragraph((Bold("What we learned"), Plain(": Keys on a hook")))
    for first in (said, labelled):
        shown = preview(Card(words("Ward 7 learned"), (first, below)), SAY)["content"]
        assert shown == {"title": "Keys on a hook", "text": "L-1 · Ward 7 · 22 Nov 2026"}
    titled = preview(Card(words("Red lanyard"), (said, below)), SAY)["content"]
    assert titled == {"title": "Red lanyard", "text": "L-1 · Ward 7 · 22 Nov 2026"}
    assert preview(Card(()), SAY)["content"] == {"title": "Huddlelog", "text": ""}
