"""A project's report, as it is offered in the chat and as others read it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.card import Card, Chart, Paragraph, Table, Tree, plain_text
from bot.chat.intent import encode
from bot.chat.nameless import hiding
from bot.chat.spans import Link, mark
from bot.pdsa.intents import SaveTest, ShowTest
from bot.people.model import OrganisationId, PersonId, TeamId
from bot.ports import Store
from bot.reports.gathering import MOST_LEARNED, MOST_TESTS
from bot.reports.intents import ShowReport
from tests.talk import Talk, World, buttons, shown, text

BEN = PersonId("b" * 16)
MONDAY = datetime(2031, 6, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(MONDAY)
    return world


@pytest.fixture
def amina(world: World) -> Talk:
    amina = world.person("amina", "Ward 7")
    amina.send(amina.say("project start"), {"called": "Trolley key", "what": "Key at hand", "target": "1"})
    return amina


def plan(who: Talk, trying: str, guess: str = "Found at once", previous: str = "", **more: str) -> str:
    """Its number."""
    opener = f'{{"do":"pdsa.start","project":"P-1","trying":"{trying}","previous":"{previous}"}}'
    planned = who.send(who.press_intent(opener), {"trying": trying, "guess": guess, **more})
    view = shown(planned).view
    assert isinstance(view, ShowTest)
    return view.ref


def run(who: Talk, ref: str, learned: str = "People ask people.", decision: str = "adapt", **act: str) -> None:
    """From its start to the decision."""
    press = who.press_intent
    press(f'{{"do":"pdsa.begin","ref":"{ref}","anyway":true}}')
    who.send(press(f'{{"do":"pdsa.write-do","ref":"{ref}"}}'), {"observations": "Nobody looked there."})
    study = press(f'{{"do":"pdsa.write-study","ref":"{ref}"}}')
    who.send(study, {"result-0": "9 minutes", "matched-0": "no", "learned": learned})
    who.send(press(f'{{"do":"pdsa.write-act","ref":"{ref}"}}'), {"decision": decision, "why": "Not found.", **act})


def page(who: Talk) -> Card:
    return shown(who.press_intent(encode(ShowReport("P-1"))))


def headings(card: Card) -> list[str]:
    known = ("What leads there", "Has it changed?", "What we tried", "What we learned", "How we went about it")
    lines = plain_text(card).splitlines()
    return [line for line in lines if line in (*known, "What we decided")]


def test_a_project_with_nothing_in_it_has_a_report_that_says_so_much(amina: Talk) -> None:
    assert plain_text(page(amina)) == (
        "Trolley key\nKey at hand: to 1\nA report of Ward 7 · P-1 · since 2 Jun 2031, as of 2 Jun 2031\n"
        "People are not named in this report. Written with Huddlelog from what the team recorded."
    )
    assert "There is no public address here" in text(amina.say("project report P-1"))


def test_the_whole_of_it_in_order(amina: Talk) -> None:
    amina.send(amina.press(amina.say("project drivers P-1"), "Add an idea"), {"text": "A red lanyard"})
    run(amina, plan(amina, "A hook by the sink"))
    after = plan(amina, "A red lanyard", previous="C-1")
    run(amina, after, "One lanyard ends the hunt.", "adopt")
    stopped = plan(amina, "A second lanyard", previous="C-2")
    run(amina, stopped, "Two are one too many.", "abandon")
    card = page(amina)
    assert headings(card) == ["What leads there", "What we tried", "What we decided", "How we went about it"]
    assert any(isinstance(each, Tree) for each in card.elements)
    told = plain_text(card)
    assert told.index("C-1 A hook by the sink") < told.index("C-2 A red lanyard") < told.index("C-3 A second lanyard")
    guesses, *_, decided = [each for each in card.elements if isinstance(each, Table)]
    assert guesses.rows == (("Found at once", "9 minutes", "No, it came differently"),)
    assert [row[:2] for row in decided.rows] == [
        ("C-1 A hook by the sink", "Changed and tried again, 2 Jun 2031"),
        ("C-2 A red lanyard", "Kept, 2 Jun 2031"),
        ("C-3 A second lanyard", "Stopped, 2 Jun 2031"),
    ]
    for said in ("went on from C-1", "Nobody looked there.", "One lanyard ends the hunt.", "What next (Act): Stopped"):
        assert said in told
    assert "before each test began" in told


def test_what_is_not_over_shows_no_result(amina: Talk) -> None:
    plan(amina, "A hook by the sink")
    assert "One person, once · planned on 2 Jun 2031 · not started yet" in plain_text(page(amina))
    amina.press_intent('{"do":"pdsa.begin","ref":"C-1","anyway":true}')
    told = plain_text(page(amina))
    assert "2 Jun 2031 · still going on" in told
    assert "Found at once | – | –" in told
    assert "What we decided" not in told


def test_a_chart_stands_with_its_definition_and_the_days_of_its_tests(world: World, amina: Talk) -> None:
    add = '{"do":"measure.save","called":"Minutes","definition":"From asking to finding.","unit":"min","project":"P-1"'
    amina.press_intent(f'{add},"purpose":"outcome","shape":"continuous","direction":"decrease","often":"week"}}')
    for back in range(12, 0, -1):
        day = (MONDAY - timedelta(days=back)).date().isoformat()
        amina.press_intent(f'{{"do":"measure.record","ref":"M-1","values":"{back}","day":"{day}"}}')
    world.clock.move_to(MONDAY)
    world.person("Ben Carter", "Ward 7").say("hi")
    form = amina.press_intent('{"do":"pdsa.start","project":"P-1","trying":"A hook for @Ben Carter"}')
    amina.send(amina.send(form, {}, "more"), {"measure": "M-1"})
    amina.press_intent('{"do":"pdsa.begin","ref":"C-1","anyway":true}')
    amina.say("measure minutes 1")
    card = page(amina)
    chart = next(each for each in card.elements if isinstance(each, Chart))
    assert len(chart.values) == 13
    assert [(each.at, each.label) for each in chart.marks] == [(12, "C-1 A hook for a colleague")]
    assert not chart.picture
    told = plain_text(card)
    assert "What is to be better, collected every week\nWhat counts: From asking to finding." in told
    assert headings(card)[0] == "Has it changed?"


def test_a_measure_that_only_a_test_names_has_its_chart(amina: Talk) -> None:
    amina.press_intent('{"do":"measure.save","called":"Bells","shape":"continuous"}')
    amina.press_intent('{"do":"measure.record","ref":"M-1","values":"3","day":"2031-06-02"}')
    assert not [each for each in page(amina).elements if isinstance(each, Chart)]
    form = amina.press_intent('{"do":"pdsa.start","project":"P-1","trying":"A bell"}')
    amina.send(amina.send(form, {}, "more"), {"measure": "M-1"})
    (chart,) = (each for each in page(amina).elements if isinstance(each, Chart))
    assert chart.title == "Bells"


def test_what_was_learned_is_told_once(amina: Talk) -> None:
    run(amina, plan(amina, "A hook by the sink"))
    amina.press_intent('{"do":"learn.record","learned":"Hooks are for coats. Keys are not.","about":"C-1"}')
    told = plain_text(page(amina))
    assert told.count("Hooks are for coats. Keys are not.") == 1
    assert "What we learned" in told


def test_nobody_is_named(world: World, amina: Talk) -> None:
    world.person("Ben Carter", "Ward 7").say("hi")
    test = SaveTest(trying="Ask @Ben Carter for the key", guess="@ben carter has it", who="Ben", collector="Ben")
    amina.press_intent(encode(replace(test, project="P-1")))
    told = repr(page(amina))
    assert "Ask a colleague for the key" in told
    assert "a colleague has it" in told
    assert "Ben" not in told


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (f"Ask {mark(BEN)}, then {mark(BEN)}", "Ask a colleague, then a colleague"),
        ("Ask @ben carter.", "Ask a colleague."),
        ("Ask @Ben Carterton or ben@carter", "Ask @Ben Carterton or ben@carter"),
        ("Ask @Ben", "Ask @Ben"),
        ("Ask (B) @Ada+", "Ask (B) a colleague"),
        ("Ben Carter", "Ben Carter"),
    ],
)
def test_a_mention_becomes_a_colleague(said: str, shown: str) -> None:
    """A bare name cannot be told from a word."""
    assert hiding(["Ben  Carter", "Ada+", " "], "a colleague")(said) == shown


def test_without_colleagues_nothing_is_hidden() -> None:
    assert hiding([], "a colleague")("Ask @Ben") == "Ask @Ben"


def test_long_ones_say_what_is_left_out(amina: Talk) -> None:
    for number in range(1, MOST_TESTS + 3):
        plan(amina, f"Try number {number}")
    for number in range(1, MOST_LEARNED + 2):
        amina.press_intent(f'{{"do":"learn.record","learned":"Learned {number} things.","about":"P-1"}}')
    told = plain_text(page(amina))
    assert "2 earlier tests have no room here." in told
    assert "Try number 2\n" not in told
    assert f"Try number {MOST_TESTS + 2}\n" in told
    assert "One earlier entry has no room here." in told


@pytest.fixture
def linked(world: World) -> World:
    class Pages:
        def link(
            self, organisation: OrganisationId, teams: object, view: str, now: datetime, person: object = None
        ) -> str:
            return f"https://x.example/{view}"

    world.app.links.pages = Pages()
    return world


def test_with_a_public_address_a_few_lines_and_the_link(linked: World, amina: Talk) -> None:
    plan(amina, "A hook by the sink")
    offered = amina.press(amina.say("project P-1"), "Report")
    assert "In it: the aim, 1 small test with its guess and its result, what was learned and what was" in text(offered)
    assert "Whoever has this address can read it for a week." in text(offered)
    spans = [span for each in shown(offered).elements if isinstance(each, Paragraph) for span in each.text]
    links = [span.url for span in spans if isinstance(span, Link)]
    assert links == [f"https://x.example/{encode(ShowReport('P-1'))}{ending}" for ending in ("", ".md")]
    assert text(amina.press(offered, "Back to the project")).startswith("Trolley key\n")
    assert list(buttons(shown(offered))) == ["Back to the project"]


def test_whoever_has_the_address_sees_it_as_the_team_does_and_no_other_team_s(world: World, amina: Talk) -> None:
    plan(amina, "A hook by the sink")
    with world.store.desk() as desk:
        known = desk.tenancy.find(amina.where)
    assert known is not None
    (team,) = known.teams
    composed = world.app.page(known.organisation, [team], encode(ShowReport("P-1")))
    assert composed is not None
    assert plain_text(composed) == plain_text(page(amina))
    assert world.app.page(known.organisation, [TeamId("0" * 16)], encode(ShowReport("P-1"))) is None
    assert world.app.page(OrganisationId("0" * 16), [team], encode(ShowReport("P-1"))) is None


def test_nobody_else_reads_it(world: World, amina: Talk) -> None:
    for outsider in (world.person("dan", "Ward 9"), world.person("eve", "Ward 7", organisation="other")):
        for pressed in ('{"do":"report.show","ref":"P-1"}', '{"do":"report.offer","ref":"P-1"}'):
            assert text(outsider.press_intent(pressed)).startswith("I can’t find that.")
