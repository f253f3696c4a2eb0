"""Work spread over processes that die, hang and raise."""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from scanner.batch.workers import CannotStart, Failed, Known, WorkerPool
from tests.batch import odd_jobs


def done(
    make_work: Callable[[], Callable[[Any], Any]], jobs: list[Any], *, workers: int = 2, seconds: float = 30.0
) -> dict[str, Any]:
    pool: WorkerPool[str, Any] = WorkerPool(make_work, workers=workers, threads=1, seconds=seconds)
    return dict(pool.run(iter(jobs)))


def test_every_job_is_answered_once() -> None:
    jobs = [str(number) for number in range(25)]
    pool: WorkerPool[str, str] = WorkerPool(odd_jobs.doubling, workers=2, threads=1, seconds=30)
    answers = list(pool.run(iter(jobs)))
    assert sorted(answers) == sorted((job, job * 2) for job in jobs)


def test_no_jobs_need_no_process() -> None:
    assert done(odd_jobs.dead_at_birth, []) == {}


def test_what_is_known_needs_no_process() -> None:
    assert done(odd_jobs.dead_at_birth, [Known("a", "b"), Known("c", "d")]) == {"a": "b", "c": "d"}


def test_known_and_unknown_mix() -> None:
    assert done(odd_jobs.doubling, [Known("a", "known"), "b", Known("c", "known")]) == {
        "a": "known",
        "b": "bb",
        "c": "known",
    }


def test_a_worker_that_dies_loses_its_job_only() -> None:
    answers = done(odd_jobs.moody, ["a", "die 1", "b", "c", "die 2", "d"])
    assert answers["die 1"] == Failed("The process that scanned it ended (exit code 9).")
    assert answers["die 2"] == answers["die 1"]
    assert all(answers[job].startswith(f"{job} by ") for job in "abcd")


def test_all_jobs_may_kill_their_workers() -> None:
    jobs = [f"die {number}" for number in range(5)]
    assert all(isinstance(answer, Failed) for answer in done(odd_jobs.moody, jobs).values())


def test_a_job_that_raises_is_failed_in_one_line_and_the_worker_goes_on() -> None:
    answers = done(odd_jobs.moody, ["a", "raise", "b"], workers=1)
    assert answers["raise"] == Failed("ValueError: a bad job")
    assert answers["a"].split()[-1] == answers["b"].split()[-1]


def test_work_may_decline() -> None:
    assert done(odd_jobs.moody, ["decline"]) == {"decline": Failed("declined")}


def test_a_job_that_hangs_is_given_up() -> None:
    start = time.monotonic()
    answers = done(odd_jobs.moody, ["hang", "a"], workers=1, seconds=3)
    assert answers["hang"] == Failed("It took more than 3 seconds.")
    assert answers["a"].startswith("a by ")
    assert time.monotonic() - start < 30


def test_workers_are_bounded_in_threads() -> None:
    before = os.environ.get("OMP_NUM_THREADS")
    pool: WorkerPool[str, str] = WorkerPool(odd_jobs.threads_seen, workers=1, threads=3, seconds=30)
    assert dict(pool.run(iter(["a"]))) == {"a": "3"}
    assert os.environ.get("OMP_NUM_THREADS") == before


def test_the_reason_for_not_starting_crosses_over() -> None:
    with pytest.raises(CannotStart) as caught:
        done(odd_jobs.no_engine, ["a"])
    assert (caught.value.kind, caught.value.problem, caught.value.advice) == ("engine", "No engine.", "Install one.")


def test_an_error_at_the_start_is_said_in_one_line() -> None:
    with pytest.raises(CannotStart) as caught:
        done(odd_jobs.no_reason, ["a"])
    assert (caught.value.kind, caught.value.problem) == ("worker", "RuntimeError: no reason")


def test_workers_that_die_at_birth_end_the_run() -> None:
    with pytest.raises(CannotStart, match="exit code 3"):
        done(odd_jobs.dead_at_birth, [str(number) for number in range(10)])


def test_jobs_are_taken_only_as_workers_become_free() -> None:
    taken = 0

    def jobs() -> Iterator[str]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield str(number)

    pool: WorkerPool[str, str] = WorkerPool(odd_jobs.doubling, workers=2, threads=1, seconds=30)
    answers = pool.run(jobs())
    next(answers)
    assert taken <= 4
    answers.close()


def test_leaving_early_ends_the_processes() -> None:
    pool: WorkerPool[str, str] = WorkerPool(odd_jobs.moody, workers=2, threads=1, seconds=30)
    answers = pool.run(iter(["a", "hang", "hang again"]))
    process = int(str(next(answers)[1]).split()[-1])
    answers.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
