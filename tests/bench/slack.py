"""Signed `/learn TEXT` requests a second with their commit, beside a Bolt app whose command does nothing."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.adapters.slack.fake_api import SECRET, TOKEN, FakeSlack, person, signed
from tests.adapters.slack.payloads import AMINA, WARD, command
from tests.bench.filling import contents
from tests.bench.load import Load, process
from tests.bench.timing import Rates, rate_line

PATH = "/slack/events"
CHUNK = 200
"""Requests in turn with the reference's."""


def measure(folder: Path, chunks: int) -> Iterator[str]:
    load, slack = Load(), FakeSlack()
    slack.users[AMINA] = person(AMINA, "Amina")
    slack.channels[WARD] = {"id": WARD, "name": "ward-7", "is_channel": True, "is_member": True}
    with slack.in_thread():
        environment = {
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_API_URL": slack.url,
            "HUDDLELOG_DATABASE_URL": f"sqlite:///{folder / 'slack.db'}",
        }
        with (
            process("bot", "serve", environment=environment) as port,
            process("tests.bench.bare_bolt", environment=environment) as bare_port,
        ):
            ours, bare = Rates(), Rates()
            said = (content.learned for content in contents(3))
            for number in range(-1, chunks):
                texts = [next(said) for _ in range(CHUNK)]
                told = load.send(port, PATH, _requests(texts))
                reference = load.send(bare_port, PATH, _requests(texts))
                if "Saved for" not in told.last:
                    raise ValueError(told.last)
                if number >= 0:
                    ours.add(told)
                    bare.add(reference)
    load.close()
    yield rate_line("Slack: /learn TEXT (reference: Bolt, nothing)", ours, bare)


def _requests(texts: Sequence[str]) -> list[tuple[Mapping[str, str], str]]:
    bodies = [command(text, response_url="http://127.0.0.1:9/") for text in texts]
    return [(signed(body), body) for body in bodies]
