"""Many jobs on several processes: results in the order of the jobs, few at a time, whatever becomes of a worker.

Work is handed to a :class:`concurrent.futures.Executor`, so that a cluster's executor fits in the same place; what is
said here about processes is in :func:`process_pool` alone.

On Linux workers are forked where that is safe, when no other thread runs: they inherit the rules that were loaded and
start in 3 ms instead of 200. Elsewhere, and where a pack has started threads, they are spawned: they import the program
anew and load the rules themselves; a job is plain data and does not care. Not forkserver: it starts as slowly as spawn,
and what it protects from, forking beside threads, is looked for here.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from lawgov_lint.batch import MOST_JOBS
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.context import BaseContext

    MakeExecutor = Callable[[int], Executor]

WINDOW = 16
"""Jobs handed out per worker: enough that one slow file does not leave the others idle, and memory stays flat."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Task(NamedTuple, Generic[Item, Result]):
    """A thing to work on.

    Args:
        item: given back with the result.
        call: a function and its arguments, all of them picklable; None when it is not for a worker.
    """

    item: Item
    call: tuple[Callable[..., Result], tuple[Any, ...]] | None


class Done(NamedTuple, Generic[Item, Result]):
    """What became of a task.

    Args:
        result: None when the caller has to do the task: it was not for a worker, could not be sent to one or back, or
            failed there.
        died: a worker died of it, and so did the next one; it is better left alone.
    """

    item: Item
    result: Result | None
    died: bool = False


class Crew(Generic[Item, Result]):
    """Workers that take tasks and give their results back in order.

    Args:
        jobs: how many at a time.
        make: makes an executor with so many workers.
    """

    def __init__(self, jobs: int, make: MakeExecutor | None = None) -> None:
        from concurrent.futures import BrokenExecutor

        self.deaths = 0
        self._jobs = jobs
        self._make = make or process_pool
        self._broken = BrokenExecutor
        self._executor: Executor | None = None
        self._unable = False
        self._earlier = _children()

    def run(self, tasks: Iterable[Task[Item, Result]]) -> Generator[Done[Item, Result], None, None]:
        """Work on tasks, which are taken from the iterable only as fast as results are taken from here."""
        waiting: deque[tuple[Task[Item, Result], Future[Result] | None]] = deque()
        finished = False
        try:
            for task in tasks:
                waiting.append((task, self._submit(task)))
                if len(waiting) >= self._jobs * WINDOW:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
            finished = True
        finally:
            self._close(in_peace=finished)

    def _submit(self, task: Task[Item, Result]) -> Future[Result] | None:
        if task.call is None or self._unable:
            return None
        function, arguments = task.call
        try:
            return self._hand_over(function, arguments)
        except self._broken:  # noticed before the result of an earlier task was asked for; those tasks see to it
            from concurrent.futures import Future

            lost: Future[Result] = Future()
            lost.set_exception(self._broken())
            return lost
        except BrokenPipeError:  # of the result: it is flushed before a process is forked
            raise
        except (ImportError, NotImplementedError, OSError):  # no semaphores, no more processes: the caller does it all
            self._unable = True
            self._close(in_peace=False)
            return None

    def _hand_over(self, function: Callable[..., Result], arguments: tuple[Any, ...]) -> Future[Result]:
        if self._executor is None:  # not inside the block below: making a pool of spawned workers ends all blocking
            self._executor = self._make(self._jobs)
        with _interrupts_held_back():  # workers start here, and must not be interrupted before they ignore it
            return self._executor.submit(function, *arguments)

    def _next(self, waiting: deque[tuple[Task[Item, Result], Future[Result] | None]]) -> Done[Item, Result]:
        task, future = waiting.popleft()
        if future is None:
            return Done(task.item, None)
        try:
            return Done(task.item, future.result())
        except WorkerDiedError:
            return Done(task.item, None, died=True)
        except self._broken:
            self._recover(waiting, task, future)
            return self._next(waiting)
        except Exception:  # it cannot be sent, there or back
            return Done(task.item, None)

    def _recover(
        self, waiting: deque[tuple[Task[Item, Result], Future[Result] | None]], task: Task[Item, Result],
        future: Future[Result],
    ) -> None:  # fmt: skip
        """After a death nobody knows whose job it was: each that has no result is tried again, alone."""
        self.deaths += 1
        self._close(in_peace=False)
        again = [(task, future), *waiting]
        waiting.clear()
        everyone, self._jobs = self._jobs, 1
        for each, earlier in again:
            waiting.append((each, earlier if earlier is None or _has_result(earlier) else self._alone(each)))
        self._close(in_peace=True)
        self._jobs = everyone

    def _alone(self, task: Task[Item, Result]) -> Future[Result]:
        from concurrent.futures import Future

        assert task.call is not None
        settled: Future[Any] = Future()
        try:
            settled.set_result(self._hand_over(*task.call).result())
        except self._broken:
            self._close(in_peace=False)
            settled.set_exception(WorkerDiedError())
        except Exception as error:
            settled.set_exception(error)
        return settled

    def _close(self, in_peace: bool) -> None:
        """Let the workers finish, or end them at once."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        with _interrupts_held_back():
            if not in_peace:
                for child in _children() - self._earlier:
                    child.terminate()
            executor.shutdown(wait=True, cancel_futures=True)


class WorkerDiedError(Exception):
    """A worker ended in the midst of a task, and so did the next one that took it."""


def _has_result(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _children() -> set[Any]:
    from multiprocessing import active_children

    return set(active_children())


def process_pool(jobs: int) -> Executor:
    """An executor with so many worker processes."""
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin)


def _context() -> BaseContext:
    from multiprocessing import get_context

    try:
        alone = sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
    except OSError:
        alone = False
    return get_context("fork" if alone else "spawn")


def _begin() -> None:
    """A worker's first steps: Ctrl-C is for the main process, and without that nobody would ever end the worker."""
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """An interrupt inside comes when the block ends; processes started inside begin without it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: spawned workers are a moment exposed
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def available_cores() -> int:
    """Cores that this process may use, as far as a pool can use them."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, MOST_JOBS))
