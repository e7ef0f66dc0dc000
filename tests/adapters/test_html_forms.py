"""Forms as HTML: exact escaping, every field, errors and answers kept."""

from adapters.html import Html
from bot.chat.form import (
    ChoiceField,
    DateField,
    Form,
    FormAction,
    NumberField,
    PersonField,
    SeveralField,
    TextField,
    YesNoField,
)
from bot.chat.phrases import load
from tests.adapters.fakes import Do

HTML = Html(load())

FORM = Form(
    "f1",
    "Add learning",
    Do(),
    1,
    (
        TextField("learned", "What?", "A line.", required=True, long=True, value="<b>\nkept"),
        TextField("title", "Title", value='say "hi"'),
        ChoiceField("kind", "How?", (("w", "Worked"), ("i", "Idea")), value="i"),
        ChoiceField("team", "Team", look_up="teams", value="t1"),
        PersonField("who", "Who?", options=(("p1", "Ben"),), value="p1"),
        NumberField("n", "Minutes", value="seven"),
        DateField("due", "When?", value="2026-11-23"),
        YesNoField("show", "Show?", required=True, value="yes"),
        SeveralField("days", "Days", (("mon", "Monday"), ("fri", "<Friday>")), "Which?", True, "fri,gone"),
        ChoiceField("zone", "Zone", (("UTC", "Greenwich"),), "zones", value="UTC"),
    ),
    (FormAction("save", "Save"), FormAction("more", "More", 2)),
)


def test_a_form_keeps_every_answer() -> None:
    html = HTML.form(FORM, {})
    assert ">\n&lt;b&gt;\nkept</textarea>" in html
    assert 'value="say &#34;hi&#34;"' in html
    assert '<option value="i" selected>Idea</option>' in html
    assert '<option value="t1" selected>As you chose</option>' in html
    assert '<option value="UTC" selected>Greenwich</option>' in html
    assert '<input type="checkbox" name="days" value="mon"> Monday' in html
    assert '<input type="checkbox" name="days" value="fri" checked> &lt;Friday&gt;' in html
    assert '<option value="p1" selected>Ben</option>' in html
    assert 'inputmode="decimal" autocomplete="off" value="seven"' in html
    assert 'type="date" autocomplete="off" value="2026-11-23"' in html
    assert 'name="show" value="yes" checked' in html
    assert 'data-form="f1"' in html
    assert 'data-step="1"' in html


def test_a_forms_actions_all_send_it_and_the_first_is_primary() -> None:
    html = HTML.form(FORM, {})
    assert '<button type="submit" class="button primary" name="action" value="save">Save</button>' in html
    assert '<button type="submit" class="button normal" name="action" value="more">More</button>' in html
    assert "data-cancel" in html
    assert "data-cancel" not in HTML.form(FORM, {}, cancel=False)


def test_the_first_field_takes_the_focus_or_the_first_at_fault() -> None:
    assert HTML.form(FORM, {}).count("data-focus") == 1
    assert 'aria-describedby="field-0-hint" required data-focus>' in HTML.form(FORM, {})
    assert 'aria-invalid="true" data-focus>' in HTML.form(FORM, {"n": "Not a number", "due": "No date"})


def test_an_error_stands_at_its_field_or_above() -> None:
    html = HTML.form(FORM, {"learned": "<Say> it", "show": "Choose", "": "Store away", "gone": "Unknown field"})
    assert 'aria-describedby="field-0-hint field-0-error" required aria-invalid="true"' in html
    assert '<p class="error" id="field-0-error">&lt;Say&gt; it</p>' in html
    assert 'role="radiogroup" aria-describedby="field-7-error" aria-invalid="true"' in html
    assert '<p class="error above" role="alert">Store away</p>' in html
    assert '<p class="error above" role="alert">Unknown field</p>' in html


def test_every_field_has_a_label() -> None:
    html = HTML.form(FORM, {})
    for index in range(7):
        assert f'<label for="field-{index}">' in html
    assert "<legend>Show?" in html
    assert "<legend>Days" in html


def test_boxes_to_tick_tell_their_hint_and_error_as_one() -> None:
    html = HTML.form(FORM, {"days": "Choose <one>"})
    assert '<fieldset class="field faulty" aria-describedby="field-8-hint field-8-error"><legend>Days' in html
    assert '<p class="error" id="field-8-error">Choose &lt;one&gt;</p>' in html
    assert 'value="mon" aria-invalid="true" data-focus>' in html
