"""A logger for the SDK, whose own lines may hold a request's body: only where they come from is kept."""

import logging


class _Discreet(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = f"action=sdk where={record.funcName}", ()
        record.exc_info = record.exc_text = record.stack_info = None
        return True


def discreet() -> logging.Logger:
    """The SDK copies its level and filters to loggers of its own."""
    logger = logging.getLogger("slack_bolt.discreet")
    logger.setLevel(logging.WARNING)
    if not logger.filters:
        logger.addFilter(_Discreet())
    return logger
