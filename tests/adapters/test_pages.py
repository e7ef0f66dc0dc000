"""Pages that anybody may read."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from aiohttp.test_utils import TestClient, TestServer

from adapters.pages import add_pages
from adapters.web import make_application
from bot.chat.phrases import load
from tests.adapters.fakes import FakeCore


@pytest.mark.parametrize(
    ("path", "title", "sentence"),
    [
        ("/privacy", "What Huddlelog keeps", "kept sealed for 15 minutes at most"),
        ("/terms", "Using Huddlelog", "not an incident reporting system"),
    ],
)
async def test_what_the_platforms_ask_every_app_to_say(path: str, title: str, sentence: str) -> None:
    say = load()
    with ThreadPoolExecutor(1) as executor:
        application = make_application(FakeCore(), say, executor)
        add_pages(application, say)
        async with TestClient(TestServer(application)) as client:
            answer = await client.get(path)
            html = await answer.text()
            assert (answer.status, answer.content_type) == (200, "text/html")
            assert f"<h1>{title}</h1>" in html
            assert sentence in html
            assert (await client.get("/pages.css")).content_type == "text/css"
