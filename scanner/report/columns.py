"""Text set in columns of a terminal, in which a wide East Asian character takes two."""

from wcwidth import wcswidth, wcwidth


def columns(text: str) -> int:
    """Count the columns that a printable text takes."""
    if text.isascii():
        return len(text)
    width = wcswidth(text)
    return width if width >= 0 else sum(max(0, wcwidth(char)) for char in text)


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text into rows of at most `width` columns.

    `first` stands before the first row, `rest` before each other; without `rest`, as many blanks as `first` is
    wide. Rows end at blanks only, not at no-break spaces; a word
    wider than a row is broken between characters. At least eight columns are left for the text.
    """
    rest = " " * columns(first) if rest is None else rest
    rows: list[str] = []
    row, used, room = first, 0, max(8, width - columns(first))
    room_after = max(8, width - columns(rest))
    for word in filter(None, text.split(" ")):
        size = columns(word)
        if used and used + 1 + size <= room:
            row, used = f"{row} {word}", used + 1 + size
            continue
        if used:
            rows.append(row)
            row, used, room = rest, 0, room_after
        if size <= room:
            row, used = row + word, size
            continue
        for char in word:
            step = max(0, wcwidth(char))
            if used + step > room:
                rows.append(row)
                row, used, room = rest, 0, room_after
            row, used = row + char, used + step
    rows.append(row)
    return [line.rstrip() for line in rows]
