"""Seconds after which ours gives up or answers otherwise, and how many they are where that is not what is tested."""

PATIENT = 60.0
OF_ADAPTERS = (
    "adapters.looking_up.PATIENCE",
    "adapters.msteams.replies.PATIENCE",
    "adapters.msteams.replies.PRIVATE_WITHIN",
    "adapters.msteams.turns.ANSWERED_WITHIN",
    "adapters.msteams.turns.REMEMBERED_WITHIN",
    "adapters.msteams.turns.SUBMITTED_WITHIN",
    "adapters.msteams.turns.TAPPED_WITHIN",
    "adapters.msteams.turns.TURN_WITHIN",
    "adapters.msteams.turns.TYPING_AFTER",
    "adapters.msteams.wire.ASKED_WITHIN",
    "adapters.playground.messenger.SENT_WITHIN",
    "adapters.slack.installs.PATIENCE",
    "adapters.slack.sending.TRIGGER_LIVES",
    "adapters.slack.turns.ANSWERED_WITHIN",
    "adapters.slack.wire.SLOWEST_CALL",
    "adapters.web.READY_WITHIN",
)
"""Seconds until somebody is answered otherwise."""
OF_STORES = ("storage.engine.SECONDS_FOR_A_CONNECTION", "storage.engine.SECONDS_FOR_A_LOCK")
