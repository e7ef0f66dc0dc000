"""A table's cells as Slack takes them."""

from adapters.slack import limits
from adapters.slack.spans import escape, plain_object
from bot.chat.card import Table


def grid(table: Table, most: int) -> tuple[list[list[str]], bool]:
    """Header and rows as cells of at most `most` characters, none empty; and whether that is all of the table."""
    every = [table.header, *table.rows]
    width = max(len(row) for row in every)
    columns = min(width, limits.TABLE_COLUMNS)
    rows: list[list[str]] = []
    left = limits.TABLE_CHARACTERS
    for row in every[: limits.TABLE_ROWS] if columns else []:
        shown = [_cell(row[column] if column < len(row) else "", most) for column in range(columns)]
        left -= sum(len(escape(cell)) for cell in shown)
        if left < 0:
            break
        rows.append(shown)
    return rows, columns == width and (not columns or len(rows) == len(every))


def _cell(words: str, most: int) -> str:
    shown: str = plain_object(" ".join(words.split()), min(most, limits.CELL))["text"]
    return shown if words.strip() else " "


def typed(rows: list[list[str]]) -> str:
    """Columns under one another, in letters of one width."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)
