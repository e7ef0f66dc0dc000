"""What is wrong with the values that somebody has written, in a sentence or a few."""

from bot.chat.phrases import Say
from bot.measures.lines import Read

MOST_TOLD = 3
"""Faults of one paste; mended, the next ones are told."""


def told(read: Read, say: Say) -> str:
    faults = [(number, say.line(fault.key, **fault.values_of)) for number, fault in read.faults]
    if len(faults) == 1 and not read.values:
        return faults[0][1]
    sentences = [say.line("measure-fault-of-line", number=number, what=what) for number, what in faults[:MOST_TOLD]]
    if len(faults) > MOST_TOLD:
        sentences.append(say.line("measure-faults-more", count=len(faults) - MOST_TOLD))
    return " ".join(sentences)
