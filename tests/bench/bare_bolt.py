"""The reference for Slack: Bolt as its own documentation sets it up, with a command that does nothing."""

import os

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient


def main() -> None:
    client = AsyncWebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    bolt = AsyncApp(signing_secret=os.environ["SLACK_SIGNING_SECRET"], client=client)

    @bolt.command("/learn")
    async def nothing(ack: AsyncAck) -> None:
        await ack()

    bolt.start(port=int(os.environ["HUDDLELOG_PORT"]), host="127.0.0.1")


if __name__ == "__main__":
    main()
