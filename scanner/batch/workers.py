"""Work spread over processes, of which any may die."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Answer = TypeVar("Answer")

# Numeric libraries read these when they are loaded, so they must be set before a worker starts.
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


_FALSE_STARTS_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Failed:
    """A job without an answer; `why` is one sentence."""

    why: str


@dataclass(frozen=True, slots=True)
class Known(Generic[Job, Answer]):
    """A job whose answer is known without doing it."""

    job: Job
    answer: Answer


class CannotStart(Exception):
    """No worker can be made ready.

    `kind` is engine, database, profile or worker; `problem` and `advice` are sentences.
    """

    def __init__(self, kind: str, problem: str, advice: str) -> None:
        super().__init__(kind, problem, advice)  # all of them, so that it can cross from one process to another
        self.kind = kind
        self.problem = problem
        self.advice = advice


class _Worker:
    """A process and the job in its hands, None while it waits for one."""

    def __init__(self, make_work: Callable[[], Callable[[Any], Any]], job: Any) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, make_work), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.give(job)

    def give(self, job: Any) -> None:
        self.job, self.since = job, monotonic()
        # A worker that has just died is noticed at its end of the pipe, where all deaths are.
        with suppress(OSError):
            self.pipe.send(job)

    def end(self) -> str:
        """End the process, and say how it ended."""
        self.process.join(timeout=0.2)
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return _ending(self.process.exitcode)


class WorkerPool(Generic[Job, Answer]):
    """Processes that each do one job at a time.

    `make_work` is called once in each process and gives the function that does a job; both it and the jobs must be
    picklable. A job whose process dies, raises, or takes more than `seconds` is `Failed`; another process takes its
    place. Jobs are taken from their iterator only as processes become free, so there may be any number of them.
    """

    def __init__(
        self, make_work: Callable[[], Callable[[Job], Answer]], *, workers: int, threads: int, seconds: float
    ) -> None:
        self._make_work = make_work
        self._count = max(1, workers)
        self._threads = max(1, threads)
        self._seconds = seconds
        self._workers: list[_Worker] = []
        self._false_starts = 0
        self._left = True

    def run(self, jobs: Iterator[Job | Known[Job, Answer]]) -> Iterator[tuple[Job, Answer | Failed]]:
        """Yield each job with its answer, in the order they are done; what is `Known` needs no process.

        Raises `CannotStart` where processes cannot be made ready: at the first that says why, or after three.
        """
        self._left = True
        try:
            while self._left or any(worker.job is not None for worker in self._workers):
                yield from self._give_out(jobs)
                yield from self._answers()
        finally:
            for worker in self._workers:
                worker.process.kill()
            for worker in self._workers:
                worker.process.join()
            self._workers.clear()

    def _give_out(self, jobs: Iterator[Job | Known[Job, Answer]]) -> Iterator[tuple[Job, Answer]]:
        """Give a job to each process that waits for one, and to new ones; yield what needs none."""
        while self._left:
            idle = next((worker for worker in self._workers if worker.job is None), None)
            if idle is None and len(self._workers) >= self._count:
                return
            job = next(jobs, None)
            if job is None:
                self._left = False
            elif isinstance(job, Known):
                yield job.job, job.answer
            elif idle is not None:
                idle.give(job)
            else:
                with _threads_set(self._threads):
                    self._workers.append(_Worker(self._make_work, job))

    def _answers(self) -> Iterator[tuple[Job, Answer | Failed]]:
        """Wait until a process says something or a second is over, and yield what there is."""
        wait([worker.pipe for worker in self._workers], timeout=1.0)
        for worker in list(self._workers):
            if worker.pipe.poll():
                yield from self._heard(worker)
            elif worker.job is not None and monotonic() - worker.since > self._seconds:
                yield self._lost(worker, f"It took more than {self._seconds:.0f} seconds.")

    def _heard(self, worker: _Worker) -> Iterator[tuple[Job, Answer | Failed]]:
        try:
            kind, content = worker.pipe.recv()
        except (EOFError, OSError):
            if worker.job is None:
                self._workers.remove(worker)
                worker.end()
            else:
                yield self._lost(worker, "The process that scanned it ended")
            return
        if kind == "ready":
            worker.ready, worker.since = True, monotonic()
            self._false_starts = 0
        elif kind == "cannot start":
            raise content
        else:
            job, worker.job = worker.job, None
            yield job, content

    def _lost(self, worker: _Worker, why: str) -> tuple[Job, Failed]:
        """Take a process that is dead or too slow out, and give its job as failed."""
        self._workers.remove(worker)
        how = worker.end()
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts == _FALSE_STARTS_AT_MOST:
                raise CannotStart("worker", f"Processes end before they are ready ({how}).", "Try fewer workers.")
        return worker.job, Failed(why if why.endswith(".") else f"{why} ({how}).")


def _work(pipe: Connection, make_work: Callable[[], Callable[[Any], Any]]) -> None:
    """Do jobs until the other end of the pipe is closed. Runs in a process of its own."""
    # An interrupt from the keyboard goes to every process of the terminal; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        try:
            work = make_work()
        except CannotStart as error:
            pipe.send(("cannot start", error))
            return
        except Exception as error:
            pipe.send(("cannot start", CannotStart("worker", _in_one_line(error), "")))
            return
        pipe.send(("ready", None))
        while True:
            job = pipe.recv()
            try:
                answer = work(job)
            except Exception as error:
                answer = Failed(_in_one_line(error))
            pipe.send(("done", answer))


def _in_one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


@contextmanager
def _threads_set(count: int) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in _THREAD_VARIABLES}
    os.environ.update(dict.fromkeys(_THREAD_VARIABLES, str(count)))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
