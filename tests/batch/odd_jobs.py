"""Work for workers that is quick to start: what ends well, and what does not."""

import os
import time
from collections.abc import Callable

from scanner.batch.workers import CannotStart, Failed


def doubling() -> Callable[[str], str]:
    return lambda job: job * 2


def moody() -> Callable[[str], str | Failed]:
    """Make work that does what the job's name says."""

    def work(job: str) -> str | Failed:
        if job.startswith("die"):
            os._exit(9)
        if job.startswith("raise"):
            raise ValueError("a bad\njob")
        if job.startswith("hang"):
            time.sleep(60)
        if job.startswith("decline"):
            return Failed("declined")
        return f"{job} by {os.getpid()}"

    return work


def threads_seen() -> Callable[[str], str]:
    return lambda job: os.environ["OMP_NUM_THREADS"]


def no_engine() -> Callable[[str], str]:
    raise CannotStart("engine", "No engine.", "Install one.")


def no_reason() -> Callable[[str], str]:
    raise RuntimeError("no\nreason")


def dead_at_birth() -> Callable[[str], str]:
    os._exit(3)
    return doubling()
