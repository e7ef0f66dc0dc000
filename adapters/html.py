"""The neutral card and form as HTML, for the playground and for pages; whatever a person wrote is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from adapters.chart_png import size
from adapters.pictures import Embedded, Pictured, Pictures, address
from bot.chat.card import (
    Actions,
    Button,
    Card,
    Chart,
    Divider,
    Element,
    Facts,
    Image,
    Items,
    Paragraph,
    Table,
    Tone,
    Tree,
)
from bot.chat.form import (
    ChoiceField,
    DateField,
    Field,
    Form,
    NumberField,
    PersonField,
    SeveralField,
    TextField,
    YesNoField,
    chosen,
)
from bot.chat.intent import encode
from bot.chat.phrases import Say
from bot.chat.spans import Bold, Code, Link, Mention, Plain, Span, Text

LONGEST_SHOWN = 3000
"""Characters of one text that stand open; the rest is a press away."""


def environment(package: str) -> Environment:
    """Jinja2 over `package`'s templates, escaping everything."""
    return Environment(
        loader=PackageLoader(package), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def call(template: Template, macro: str, *values: object) -> Markup:
    return Markup(getattr(template.module, macro)(*values))


class Html:
    def __init__(self, say: Say, *, on_paper: Pictures | None = None) -> None:
        """`on_paper`: what draws the pictures that are inside the page, where nothing can be pressed, and nothing is
        folded away."""
        templates = environment("adapters")
        self._say = say
        self._on_paper = on_paper
        self._card = templates.get_template("card.html")
        self._form = templates.get_template("form.html")

    def card(self, card: Card) -> Markup:
        return self._draw("card", spans(card.title), self._elements(card))

    def body(self, card: Card) -> Markup:
        """Without its title."""
        return Markup("").join(self._elements(card))

    def _elements(self, card: Card) -> list[Markup]:
        said = [_plain(each.text) for each in card.elements if isinstance(each, Paragraph)]
        return [self._element(each, said) for each in card.elements]

    def text(self, text: Text) -> Markup:
        """One text in the flow: inline, or with what is beyond the limit folded behind it."""
        shown, rest = (text, ()) if self._on_paper else _split(text, LONGEST_SHOWN)
        show_rest = self._say.line("html-show-rest") if rest else ""
        return self._draw("words", spans(shown), spans(rest), show_rest)

    def form(self, form: Form, errors: Mapping[str, str], *, cancel: bool = True) -> Markup:
        """`errors` by field, or above the form under "" and under names that it has no field for."""
        names = [each.name for each in form.fields]
        first = next((name for name in names if name in errors), names[0] if names else "")
        fields = [
            self._field(each, f"field-{index}", errors.get(each.name, ""), each.name == first)
            for index, each in enumerate(form.fields)
        ]
        above = [error for name, error in errors.items() if name not in names]
        cancel_label = self._say.line("html-cancel") if cancel else ""
        return call(self._form, "form", form, encode(form.opened_by), fields, above, cancel_label)

    def _draw(self, macro: str, *values: object) -> Markup:
        return call(self._card, macro, *values)

    def _element(self, element: Element, said: Sequence[str] = ()) -> Markup:
        """`said`: what the card's paragraphs say."""
        match element:
            case Paragraph(text, tone):
                return self._draw("paragraph", self.text(text), _tone(text, tone))
            case Facts(facts):
                return self._draw("facts", [(label, self.text(value)) for label, value in facts])
            case Items(items):
                return self._draw(
                    "items",
                    [(self.text(item.text), self._buttons([item.button] if item.button else [])) for item in items],
                )
            case Table(caption, header, rows):
                return self._draw("table", caption, header, rows)
            case Chart(alt, table=table):
                # Whoever sees the picture does not have to read the same sentence twice.
                again = any(each and alt.endswith(each) for each in said)
                return self._figure(element, alt, "html-chart-numbers", self._element(table), again=again)
            case Tree(root=root):
                # Its words are the list behind it, branch by branch.
                return self._figure(element, "", "html-tree-words", self._draw("branches", [root]))
            case Image(url, alt):
                return self._draw("image", url if _is_web(url) or _is_ours(url) else "", alt)
            case Divider():
                return Markup("<hr>")
            case Actions(buttons):
                return Markup("") if self._on_paper else self._draw("actions", [self._buttons(buttons)])
            case _:
                assert_never(element)

    def _figure(self, element: Pictured, caption: str, key: str, behind: Markup, *, again: bool = False) -> Markup:
        """`again`: its caption is on the card already, and needed only in a picture's stead."""
        light, dark = self._pictures(element)
        about = element.alt, "" if again and light else caption, light, dark
        return self._draw("figure", *about, self._say.line(key), behind, self._on_paper is not None)

    def _pictures(self, element: Pictured) -> tuple[Embedded | None, Embedded | None]:
        """For light and for dark; none where there is no address."""
        if self._on_paper:
            return self._on_paper.embedded(element), self._on_paper.embedded(element, dark=True)
        # This server's own, by whatever name it is reached.
        _, pages, name = address(element).rpartition("/pages/")
        if not pages:
            return None, None
        width, height = size(element) if isinstance(element, Chart) else (0, 0)
        url = f"{pages}{name}"
        return Embedded(url, width, height), Embedded(f"{url}?dark", width, height)

    def _buttons(self, buttons: Iterable[Button]) -> Markup:
        shown = () if self._on_paper else buttons
        drawn = (self._draw("button", each.label, encode(each.intent), each.style.value) for each in shown)
        return Markup("").join(drawn)

    def _field(self, field: Field, field_id: str, error: str, focus: bool) -> Markup:
        word = self._say.line
        about = (field, field_id, error, focus, word("html-required"))
        match field:
            case TextField():
                return call(self._form, "text", *about)
            case NumberField():
                # Not type=number: browsers send "" for what is no number, and the answer would be lost.
                return call(self._form, "input", *about, "text", "decimal")
            case DateField():
                return call(self._form, "input", *about, "date", "")
            case YesNoField():
                return call(self._form, "yes_no", *about, word("html-yes"), word("html-no"))
            case ChoiceField(look_up=look_up):
                find, as_chosen = word("html-find", label=field.label), word("form-as-chosen")
                return call(self._form, "choice", *about, word("html-choose"), look_up, find, as_chosen)
            case PersonField():
                return call(self._form, "choice", *about, word("html-choose"), "", "", "")
            case SeveralField(value=value):
                return call(self._form, "several", *about, chosen(value))
            case _:
                assert_never(field)


def _plain(text: Text) -> str:
    return "".join(f"@{each.name}" if isinstance(each, Mention) else each.text for each in text).strip()


def _tone(text: Text, tone: Tone) -> str:
    """Nothing but bold words are a heading."""
    said = [each for each in text if _plain((each,))]
    bold = said and all(isinstance(each, Bold) for each in said)
    return "heading" if bold and tone is Tone.NORMAL else tone.value


def spans(text: Text) -> Markup:
    return Markup("").join(_span(each) for each in text)


def _span(span: Span) -> Markup:
    match span:
        case Plain(text):
            return Markup("{}").format(text)
        case Bold(text):
            return Markup("<strong>{}</strong>").format(text)
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case Link(text, url) if _is_web(url):
            return Markup('<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>').format(url, text or url)
        case Link(text, url):
            return Markup("{}").format(text or url)
        case Mention(name=name):
            return Markup('<span class="mention">@{}</span>').format(name)
        case _:
            assert_never(span)


def _split(text: Text, most: int) -> tuple[Text, Text]:
    """The text cut at a space at or before `most` characters; plain words are cut, other spans are not."""
    left = most
    for index, span in enumerate(text):
        length = len(span.name) + 1 if isinstance(span, Mention) else len(span.text)
        if length <= left:
            left -= length
        elif isinstance(span, Plain):
            at = span.text.rfind(" ", 0, left + 1)
            at = left if at < left // 2 else at
            return (*text[:index], Plain(span.text[:at])), (Plain(span.text[at:]), *text[index + 1 :])
        else:
            return text[:index], text[index:]
    return text, ()


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _is_ours(url: str) -> bool:
    """A path on this server; "//" and a backslash would lead to another."""
    return url.startswith("/") and not url.startswith("//") and "\\" not in url
