"""Pages that anybody may read: what the platforms' directories ask every app to say of itself."""

from importlib.resources import files

from aiohttp import web

from adapters.html import environment
from bot.chat.phrases import Say


def add_pages(application: web.Application, say: Say) -> None:
    """Adds /privacy and /terms."""
    template = environment("adapters").get_template("page.html")
    privacy = [
        say.line("page-privacy-what"),
        say.line("page-privacy-where"),
        say.line("page-privacy-who"),
        say.line("page-privacy-guard"),
        say.line("page-privacy-how-long"),
        say.line("page-privacy-ask"),
    ]
    terms = [say.line("page-terms-what"), say.line("page-terms-not"), say.line("page-terms-licence")]
    pages = {
        "/privacy": template.render(title=say.line("page-privacy"), paragraphs=privacy),
        "/terms": template.render(title=say.line("page-terms"), paragraphs=terms),
    }
    style = (files("adapters") / "templates" / "pages.css").read_text("utf-8")

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=pages[request.path], content_type="text/html")

    async def css(_: web.Request) -> web.Response:
        return web.Response(text=style, content_type="text/css")

    for path in pages:
        application.router.add_get(path, page)
    application.router.add_get("/pages.css", css)
