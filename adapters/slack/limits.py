"""How much Slack takes, each number with the page of docs.slack.dev/reference that gives it, or whatever else does."""

from dataclasses import dataclass

TEXT = 3000
"""Characters of a text object; block-kit/composition-objects/text-object. Rich text is held to the same."""
HEADER = 150
"""block-kit/blocks/header-block."""
FIELDS = 10
FIELD = 2000
"""Fields of a section, and characters of one; block-kit/blocks/section-block."""
BUTTONS = 25
"""Elements of an actions block; block-kit/blocks/actions-block."""
BUTTON_LABEL = 75
BUTTON_VALUE = 2000
"""block-kit/block-elements/button-element."""
URL = 3000
ALT_TEXT = 2000
"""block-kit/blocks/image-block."""
INDENT = 8
"""How far in a line of a list may stand; block-kit/blocks/rich-text-block."""
TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_CHARACTERS = 9000
"""block-kit/blocks/table-block, which says 10,000 characters over all cells, and one table a message."""
CELL = 300
"""Characters of one cell; ours, so that a row can be read."""

FALLBACK = 4000
"""Characters of a message's `text`; methods/chat.postMessage advises no more."""
CONTAINER = 125
"""What a block counts for beside its text, as measured in slackapi/bolt-js issue 2509."""
ELEMENT = 25
"""What we add for whatever is inside a block."""

MODAL_LABEL = 24
"""Characters of a modal's title and of its two buttons; surfaces/modals, views."""
METADATA = 3000
"""Characters of `private_metadata`."""
INPUT = 3000
"""Characters of `initial_value` and the most of `max_length`; block-kit/block-elements/plain-text-input-element."""
LABEL = 2000
HINT = 2000
"""block-kit/blocks/input-block."""
OPTIONS = 100
"""Options of a list or of one of its groups; block-kit/block-elements/select-menu-element."""
BOXES = 10
"""Options of checkboxes; block-kit/block-elements/checkboxes-element."""
OPTION = 75
"""Characters of an option's label and value, by npm @slack/types; other sources allow a value 150."""
LISTED = 500
"""Options of one field; ours, so that a form of several such fields stays below 250 kB."""


@dataclass(frozen=True)
class Surface:
    """What is drawn on."""

    blocks: int
    characters: int
    """Of all text, with what its containers count for."""
    tables: int


MESSAGE = Surface(50, 12_000, 1)
"""msg_blocks_too_long begins near 13,000 (slackapi/bolt-js issues 2509 and 2867; undocumented)."""
MODAL = Surface(100, 20_000, 1)
HOME = Surface(100, 20_000, 0)
"""Views are known to be refused above 250 kB; a character is at most 12 bytes of JSON."""


class TooMuchToCarry(ValueError):
    """A view would have to carry more than Slack takes; the argument says what."""
