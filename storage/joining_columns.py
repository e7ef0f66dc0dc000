"""What becomes of every column when two organisations become one: a new table or column has to be named here."""

from collections.abc import Mapping
from enum import Enum


class Is(Enum):
    KEPT = "kept"
    """Moves as it is."""
    HERE = "here"
    """The organisation."""
    NUMBER = "number"
    """Counted within the organisation; 0 and none are no number."""
    REF = "ref"
    """Text that is a record's name, or something else altogether."""
    KEY = "key"
    """Text with records' names in it, between other words of ours."""
    VALUES = "values"
    """JSON, or an encoded intent: what is all of it a record's name is one."""
    TOKENS = "tokens"
    """Of who may see a document."""


def _table(
    kept: str = "", *, number: str = "", ref: str = "", key: str = "", values: str = "", tokens: str = ""
) -> Mapping[str, Is]:
    named = {Is.NUMBER: number, Is.REF: ref, Is.KEY: key, Is.VALUES: values, Is.TOKENS: tokens, Is.KEPT: kept}
    return {"organisation_id": Is.HERE} | {
        column: kind for kind, columns in named.items() for column in columns.split()
    }


_CONTENT = (
    "title expected happened why learned next_step owner due kind setting service evidence tags themes show_author"
)

MOVED: Mapping[str, Mapping[str, Is]] = {
    # People.
    "installations": _table("platform key name renumbered"),
    "teams": _table("id name name_key named created site_id"),
    "persons": _table("id name name_key locale zone last_team_id last_team_at guest admin nudges away_until created"),
    "places": _table("id platform key kind name team_id"),
    "accounts": _table("platform key person_id chosen"),
    "members": _table("team_id person_id role"),
    # Learning and search.
    "learning_entries": _table(
        f"{_CONTENT} team_id author_id created day visibility edited hidden_reason hidden_by hidden_at message_link"
        " masked external_id source licence as_written useful",
        number="number",
        ref="about",
    ),
    "learning_edits": _table(f"id at {_CONTENT}", number="number"),
    "marks": _table("record person_id at", ref="ref"),
    "search_docs": _table(
        "id record title body tags team_id organisation_wide kind day author_id written_by",
        ref="ref",
        tokens="audience",
    ),
    # Huddles and what comes out of them.
    "actions": _table("team_id text owner who due created_by created done done_by", number="number", ref="about"),
    "concerns": _table(
        "team_id text raised_by who due status created site_id passed_up passed_up_by outcome solved closed",
        number="number",
        ref="about",
    ),
    "question_sets": _table("team_id name minutes questions", number="number", ref="copied_from"),
    "series": _table(
        "team_id name way schedule by_itself lead_id people window reminder nudges by_person since paused ended"
        " reached",
        number="number",
        ref="question_set",
    ),
    "huddles": _table(
        "team_id slot day name way questions starts ends minutes lead_id status opened opened_by closed closed_by step"
        " in_room lead_told nudged",
        number="number series_number",
    ),
    "answers": _table("person_id words at skipped late named", number="huddle_number"),
    "duty": _table("team_id day person_id at"),
    "days_since": _table("team_id what day"),
    # Small tests and numbers.
    "projects": _table(
        "team_id name what baseline target unit by population place nodes last_node created_by created ended",
        number="number",
    ),
    "measures": _table(
        "team_id name purpose shape definition unit per direction target collector often elements drawing created_by"
        " created ended",
        number="number project_number",
    ),
    "measure_values": _table("day value of elements note left_out recorded_by recorded", number="measure_number"),
    "measure_corrections": _table("number day before by at removed", number="measure_number"),
    "cycles": _table(
        "team_id stage waiting_since due lead ramp_order planned started done studied acted decision created_by"
        " content",
        number="number project_number measure_number ramp_number previous_number",
        ref="about",
    ),
    # How learning travels.
    "adoptions": _table(
        "team_id called by created keeps adapts setting service outcome told ended elsewhere heard",
        number="number",
        ref="source by_test being_tried",
    ),
    "follows": _table("person_id team_id consent asked decided decided_by"),
    "asks": _table("kind by team_id other_id text created answer answered answered_by", number="number", ref="about"),
    "stories": _table(
        "problem support results points next_steps quote quoted written", number="number", values="measures"
    ),
    "themes": _table("key position name hint ended"),
    "entry_themes": _table("theme", number="number"),
    "networks": _table("id name created"),
    "network_members": _table("network_id key called team_names standing since agreed_by"),
    "shared_entries": _table(
        "number network_id team_name title happened learned kind setting service tags themes day shared worked adapted"
        " abandoned trying",
        number="entry_number",
    ),
    "codes": _table("hash kind about made_by expires used"),
    "renumberings": _table("was steps"),
    "subscriptions": _table(
        "reader team_id person_id schedule teams networks tags themes sections quiet ended unreached last",
        number="number",
    ),
    "sent_digests": _table("first last made", number="number subscription", values="scope parts"),
    # What a conversation leaves behind, and what happens later.
    "drafts": _table("person_id id form expires", ref="about", values="content"),
    "overrulings": _table("about kinds at"),
    "receipts": _table("key at", values="view"),
    "outbox": _table(
        "id target place_id person_id created next_try tries faults version asked_by until attempted",
        key="key under follows",
        values="view otherwise",
    ),
    "timers": _table("id team_id at tries", key="key", values="intent"),
    "lanes": _table("target due held leased_until fence free_at waits"),
    "cards": _table(
        "id target message_id wanted sent rest_until next_try tries faults", key="ref follows", values="view"
    ),
    "links": _table("person_id other_id asked"),
}
"""By table, in no order."""

APART = {
    "organisations": "made anew, with what is set for it as at first",
    "counters": "go on above all numbers",
    "joins": "end with it",
    "budgets": "are whoever sends's, and run out",
    "memory": "is a platform's",
}
"""Tables that do not move, and why."""
