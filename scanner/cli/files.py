"""Files of text that commands are given: read whole, or one line that says what is wrong and what to do."""

import codecs
import stat
import sys
from pathlib import Path

MOST_BYTES = 5_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UnreadableFile(Exception):
    """A file that holds no text; the message says which, what is wrong and what to do."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}")


def read_text(file: Path, *, most_bytes: int = MOST_BYTES) -> str:
    """Read a text file, - for standard input: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises `UnreadableFile` for whatever is missing, no text, empty, or longer than `most_bytes`.
    """
    try:
        if str(file) == "-":
            data = sys.stdin.buffer.read(most_bytes + 1)
        elif stat.S_ISDIR(file.stat().st_mode):
            raise UnreadableFile(file, "This is a folder. Name a file in it.")
        else:
            with file.open("rb") as stream:
                data = stream.read(most_bytes + 1)
    except FileNotFoundError:
        problem = "There is no such file. Check the name and the folder, or use - for standard input."
        raise UnreadableFile(file, problem) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableFile(file, f"It cannot be read: {reason}. Check the name and its permissions.") from error
    if len(data) > most_bytes:
        raise UnreadableFile(file, f"It is longer than {most_bytes // 1_000_000} MB. Cut it down.")
    words = _decoded(data)
    if "\0" in words:
        raise UnreadableFile(file, "This is not a text file. For a photo use 'scanner scan'.")
    if not words.strip():
        raise UnreadableFile(file, "There is no text in it.")
    return words


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
