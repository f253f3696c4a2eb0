"""Files of reports: where each goes, and how it is written whole or not at all."""

import hashlib
import os
import re
from pathlib import Path, PurePosixPath

_LONGEST = 200


def report_path(product: str, suffix: str) -> PurePosixPath:
    """Give the path of a product's report within the folder of reports: the product's own, with `suffix` added.

    No two products share a path, and none is a folder of another: a folder whose name ends like a report gets an
    underscore. Names too long for a file are cut, and told apart by a hash.
    """
    *folders, last = PurePosixPath(product).parts or ("product",)
    ending = re.compile(re.escape(suffix) + "_*$", re.IGNORECASE)
    folders = [_fitting(f"{name}_" if ending.search(name) else name) for name in folders]
    return PurePosixPath(*folders, _fitting(last) + suffix)


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a file, text as UTF-8, so that whoever looks finds the old file or the whole new one."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{os.getpid()}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _fitting(name: str) -> str:
    encoded = os.fsencode(name)
    if len(encoded) <= _LONGEST:
        return name
    return encoded[: _LONGEST - 20].decode("utf-8", "ignore") + "~" + hashlib.sha256(encoded).hexdigest()[:12]
