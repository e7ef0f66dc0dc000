"""Between a small test and its row, and what is searched of it."""

import re
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from bot.chat.spans import without_mentions
from bot.pdsa.model import Act, Amendment, Cycle, Decision, Did, Due, Matched, Plan, Prediction, Scale, Stage
from bot.people.model import PersonId, TeamId
from bot.search.ports import Document
from storage.refs import number_in
from storage.types import AnyRow

RECORD = "pdsa"
TAGS = {
    Decision.ADOPT: ("adopted", "kept"),
    Decision.ADAPT: ("adapted", "changed"),
    Decision.ABANDON: ("stopped", "abandoned"),
}
"""The words by which people look for a decision."""
_OWN_COLUMNS = ("project", "measure")
"""Of a plan."""


def ref_of(number: int) -> str:
    return f"C-{number}"


def number_of(ref: str) -> int | None:
    return number_in(ref, "C")


def project_number(ref: str) -> int | None:
    return number_in(ref, "P")


def measure_number(ref: str) -> int | None:
    return number_in(ref, "M")


def values_of(cycle: Cycle) -> dict[str, Any]:
    """The columns of what may change."""
    return {
        "stage": cycle.stage.value,
        "waiting_since": cycle.acted or cycle.studied or cycle.done or cycle.started or cycle.planned,
        "due": None if cycle.stage is Stage.CLOSED else getattr(cycle.due, cycle.stage.value),
        "lead": cycle.lead,
        "project_number": project_number(cycle.plan.project),
        "measure_number": measure_number(cycle.plan.measure),
        "started": cycle.started,
        "done": cycle.done,
        "studied": cycle.studied,
        "acted": cycle.acted,
        "decision": cycle.act.decision.value if cycle.act and cycle.acted else "",
        "content": _content_of(cycle),
    }


def _content_of(cycle: Cycle) -> dict[str, Any]:
    plan = {name: value for name, value in asdict(cycle.plan).items() if name not in _OWN_COLUMNS}
    content = {
        "plan": plan,
        "predictions": [asdict(each) for each in cycle.predictions],
        "due": asdict(cycle.due),
        "did": asdict(cycle.did) if cycle.did else None,
        "learned": cycle.learned,
        "act": asdict(cycle.act) if cycle.act else None,
    }
    plain: dict[str, Any] = _plain(content)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def cycle_of(row: AnyRow) -> Cycle:
    content = row.content
    return Cycle(
        ref=ref_of(row.number),
        team=TeamId(row.team_id),
        plan=_plan(content["plan"], row),
        created_by=_person(row.created_by),
        planned=row.planned,
        predictions=tuple(map(_prediction, content["predictions"])),
        due=Due(**{name: _day(said) for name, said in content["due"].items()}),
        started=row.started,
        did=Did(**content["did"]) if content["did"] else None,
        done=row.done,
        learned=content["learned"],
        studied=row.studied,
        act=_act(content["act"]) if content["act"] else None,
        acted=row.acted,
        previous=ref_of(row.previous_number) if row.previous_number else "",
        order=row.ramp_order,
        ramp=ref_of(row.ramp_number),
        about=row.about,
        lead=_person(row.lead),
    )


def _plan(said: dict[str, Any], row: AnyRow) -> Plan:
    project = f"P-{row.project_number}" if row.project_number else ""
    measure = f"M-{row.measure_number}" if row.measure_number else ""
    typed = {"scale": Scale(said["scale"]), "when": _day(said["when"]), "project": project, "measure": measure}
    return Plan(**(said | typed))


def _prediction(said: dict[str, Any]) -> Prediction:
    return Prediction(
        said["question"],
        said["guess"],
        _moment(said["made"]),
        said["result"],
        Matched(said["matched"]) if said["matched"] else None,
        tuple(Amendment(each["text"], datetime.fromisoformat(each["at"])) for each in said["amendments"]),
    )


def _act(said: dict[str, Any]) -> Act:
    return Act(**(said | {"decision": Decision(said["decision"]), "first": _moment(said.get("first"))}))


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _moment(said: str | None) -> datetime | None:
    return datetime.fromisoformat(said) if said else None


def _person(id: str | None) -> PersonId | None:
    return None if id is None else PersonId(id)


def document_of(cycle: Cycle) -> Document:
    """What is searched of it: every word, and how it ended. A mention is an id, which nobody types; whoever is named
    otherwise is found by the team alone."""
    decision = cycle.act.decision if cycle.act and cycle.acted else None
    ended = TAGS[decision] if decision else ()
    said = [without_mentions(each) for each in (cycle.plan.trying, *_words_of(cycle))]
    title, *body = (_SOMEBODY.sub("", each) for each in said)
    named = [cycle.plan.who, cycle.plan.collector, *(each for each in said if "@" in each)]
    return Document(
        record=RECORD,
        ref=cycle.ref,
        title=title,
        body="\n".join((*body, *ended)),
        tags=ended,
        team=cycle.team,
        organisation_wide=False,
        kind=decision or cycle.stage,
        day=cycle.planned.date(),
        author=None,
        names=without_mentions("\n".join(named)),
    )


def _words_of(cycle: Cycle) -> list[str]:
    said = [*_texts(cycle.plan), *_texts(cycle.did), cycle.learned, *_texts(cycle.act)]
    for each in cycle.predictions:
        said += [each.question, each.guess, each.result, *(amendment.text for amendment in each.amendments)]
    return [text for text in said if text]


_NO_WORDS = {"trying", "who", "collector", "project", "measure", "decision"}
"""The title is searched already, people are named apart; refs and a stored value are no words."""
_SOMEBODY = re.compile(r"@[^\n]*")
"""Nobody can tell where a name ends: the rest of the line."""


def _texts(part: Plan | Did | Act | None) -> list[str]:
    if part is None:
        return []
    values = (getattr(part, field.name) for field in fields(part) if field.name not in _NO_WORDS)
    return [value for value in values if isinstance(value, str)]
