"""The names of kinds, weekdays and of what an answer counts as."""

from bot.questions.model import Becomes, Kind

KINDS = {
    Kind.LONG: "questions-kind-long",
    Kind.SHORT: "questions-kind-short",
    Kind.CHOICE: "questions-kind-choice",
    Kind.YES_NO: "questions-kind-yes-no",
    Kind.NUMBER: "questions-kind-number",
    Kind.PERSON: "questions-kind-person",
    Kind.DATE: "questions-kind-date",
}
BECOMES = {
    Becomes.CONCERN: "questions-becomes-concern",
    Becomes.ACTION: "questions-becomes-action",
    Becomes.LEARNING: "questions-becomes-learning",
    Becomes.DECISION: "questions-becomes-decision",
}
WEEKDAYS = (
    "questions-monday",
    "questions-tuesday",
    "questions-wednesday",
    "questions-thursday",
    "questions-friday",
    "questions-saturday",
    "questions-sunday",
)
