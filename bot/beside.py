"""What features add to one another's cards, to homes and to round-ups, so that they need not know one another."""

from bot.actions import beside as action_beside
from bot.actions import digest as action_digest
from bot.actions import home as action_home
from bot.chat.digest import Part
from bot.chat.timers import WhenUnreachable
from bot.concerns import digest as concern_digest
from bot.digests import digest as digest_digest
from bot.digests import unreachable as digest_unreachable
from bot.digests.folding import beside_huddle, called_off
from bot.following import home as following_home
from bot.helping import beside as helping_beside
from bot.huddles import digest as huddle_digest
from bot.huddles import home as huddle_home
from bot.huddles.handlers import CalledOff
from bot.huddles.unreachable import channel_gone
from bot.learning import digest as learning_digest
from bot.learning import home as learning_home
from bot.measures import digest as measure_digest
from bot.measures import home as measure_home
from bot.networks import beside as network_beside
from bot.networks import digest as network_digest
from bot.pdsa import beside as pdsa_beside
from bot.pdsa import digest as pdsa_digest
from bot.pdsa import finding as pdsa_finding
from bot.pdsa import home as pdsa_home
from bot.pdsa.work import WhenDecided
from bot.spread import beside as spread_beside
from bot.spread import deciding as spread_deciding
from bot.spread import digest as spread_digest
from bot.spread import home as spread_home
from bot.stories import beside as story_beside
from bot.stories import digest as story_digest

DIGEST_PARTS: tuple[Part, ...] = (
    concern_digest.PASSED_UP,
    pdsa_digest.STALLED,
    action_digest.OVERDUE,
    learning_digest.LEARNED,
    pdsa_digest.TESTS,
    measure_digest.NUMBERS,
    spread_digest.TRAVELLED,
    huddle_digest.MILESTONES,
    huddle_digest.HELD,
    story_digest.STORY,
    learning_digest.INSIGHTS,
    network_digest.SHARED,
    digest_digest.QUESTION,
    digest_digest.FIGURES,
)
"""What stands in a round-up, in the usual order."""

WHEN_DECIDED: tuple[WhenDecided, ...] = (spread_deciding.decided,)
"""What else happens when it is decided what becomes of a small test, or that is taken back."""

WHEN_CALLED_OFF: tuple[CalledOff, ...] = (called_off,)
"""What else happens when a huddle is called off."""

WHEN_UNREACHABLE: tuple[WhenUnreachable, ...] = (channel_gone, digest_unreachable.channel_gone)
"""What happens when a team's channel is closed to us."""

WHEN_PERSON_UNREACHABLE = (digest_unreachable.person_gone,)
"""What happens when somebody cannot be written to in private."""

HOME_SECTIONS = (
    huddle_home.section,
    action_home.section,
    pdsa_home.section,
    spread_home.section,
    measure_home.section,
    learning_home.section,
    following_home.section,
)
"""In the order in which somebody's home shows them."""

MARKS_OF_MEASURE = (pdsa_beside.marks,)
"""What is marked on a measure's chart."""

BESIDE_PROJECT = (pdsa_beside.of_project,)
"""What else stands on a project's card."""

BESIDE_TEST = (action_beside.of_test,)
"""What else stands on a small test's card."""

BESIDE_HUDDLE = (beside_huddle(DIGEST_PARTS),)
"""What else stands on a huddle's card."""

BESIDE_LEARNING = (
    spread_beside.of_learning,
    pdsa_beside.of_learning,
    network_beside.of_learning,
    story_beside.of_learning,
    helping_beside.of_learning,
)
"""What else stands on a learning's card."""

BESIDE_SAVED = (network_beside.of_saved,)
"""What else stands on the confirmation of a learning."""

BESIDE_FOUND = (pdsa_finding.beside_learning, network_beside.of_found)
"""What else is found where somebody looks for learning."""
