"""Workers: results in order, few at a time, and what happens when one dies."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from lawgov_lint.batch import MOST_JOBS
from lawgov_lint.batch.processes import WINDOW, Crew, Done, Task, _context, available_cores
from lawgov_lint.errors import CheckCrashed, LawgovLintError, PluginError, ReadingError, RuleFileError, UsageError

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="signals and /proc")


def double(number: int) -> int:
    """Work whose results come in another order than it was handed out."""
    time.sleep(0.002 * (number % 5))
    return 2 * number


def deadly(number: int) -> int:
    """Work that kills whoever does number 7."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def deadly_once(number: int, mark: str) -> int:
    """Work that kills the first who does number 7."""
    if number == 7 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def unsendable(number: int) -> object:
    """A result that no process can send."""
    return threading.Lock() if number == 3 else number


def tasks(function: object, count: int, *more: object) -> Iterator[Task[int, int]]:
    """One task a number."""
    return (Task(number, (function, (number, *more))) for number in range(count))  # type: ignore[arg-type]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    crew: Crew[int, int] = Crew(jobs)
    assert list(crew.run(tasks(double, 100))) == [Done(number, 2 * number) for number in range(100)]
    assert crew.deaths == 0


def test_what_is_not_for_a_worker_comes_in_its_turn() -> None:
    crew: Crew[int, int] = Crew(2)
    mixed = (Task(each.item, None) if each.item % 3 == 0 else each for each in tasks(double, 10))
    assert [(done.item, done.result) for done in crew.run(mixed)] == [
        (number, None if number % 3 == 0 else 2 * number) for number in range(10)
    ]


def test_tasks_are_taken_only_as_fast_as_results_are() -> None:
    taken = []
    crew: Crew[int, int] = Crew(2)

    def counted() -> Iterator[Task[int, int]]:
        for task in tasks(double, 1000):
            taken.append(task.item)
            yield task

    results = crew.run(counted())
    for number in range(5):
        assert next(results).item == number
        assert len(taken) <= 2 * WINDOW + number
    results.close()
    assert len(taken) <= 2 * WINDOW + 5


@ON_LINUX
def test_only_the_task_that_kills_its_worker_is_lost() -> None:
    crew: Crew[int, int] = Crew(2)
    found = list(crew.run(tasks(deadly, 60)))
    assert found == [Done(number, None, True) if number == 7 else Done(number, 2 * number) for number in range(60)]
    assert crew.deaths == 1


@ON_LINUX
def test_nothing_is_lost_when_a_worker_dies_once(tmp_path: Path) -> None:
    crew: Crew[int, int] = Crew(2)
    found = list(crew.run(tasks(deadly_once, 60, str(tmp_path / "died"))))
    assert found == [Done(number, 2 * number) for number in range(60)]
    assert crew.deaths == 1


def test_what_cannot_be_sent_back_is_left_to_the_caller() -> None:
    crew: Crew[int, int] = Crew(2)
    assert [done.result for done in crew.run(tasks(unsendable, 6))] == [0, 1, 2, None, 4, 5]
    assert crew.deaths == 0


@ON_LINUX
def test_no_worker_is_left_whether_the_run_ends_or_is_given_up() -> None:
    from multiprocessing import active_children

    crew: Crew[int, int] = Crew(2)
    for _ in crew.run(tasks(double, 10)):
        assert len(active_children()) == 2
    assert active_children() == []
    results = crew.run(tasks(time.sleep, 1000))  # for longer than anyone waits
    next(results)
    begun = time.monotonic()
    results.close()
    assert active_children() == []
    assert time.monotonic() - begun < 5


def test_any_executor_fits() -> None:
    made = []

    def threads(jobs: int) -> Executor:
        made.append(jobs)
        return ThreadPoolExecutor(jobs)

    crew: Crew[int, int] = Crew(3, threads)
    assert [done.result for done in crew.run(tasks(double, 20))] == [2 * number for number in range(20)]
    assert made == [3]


@pytest.mark.parametrize("error", [OSError("no semaphores"), ImportError("no _multiprocessing")])
def test_everything_is_left_to_the_caller_where_no_process_can_be_started(error: Exception) -> None:
    def unable(jobs: int) -> Executor:
        raise error

    crew: Crew[int, int] = Crew(3, unable)
    assert list(crew.run(tasks(double, 60))) == [Done(number, None) for number in range(60)]
    assert crew.deaths == 0


@ON_LINUX
def test_workers_are_forked_only_where_no_other_thread_runs() -> None:
    if len(os.listdir("/proc/self/task")) == 1:
        assert _context().get_start_method() == "fork"
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    assert _context().get_start_method() == "spawn"
    wait.set()
    thread.join()


def test_cores_are_those_that_may_be_used() -> None:
    assert 1 <= available_cores() <= MOST_JOBS
    if hasattr(os, "sched_getaffinity"):
        assert available_cores() == min(len(os.sched_getaffinity(0)), MOST_JOBS)


@pytest.mark.parametrize(
    "error",
    [
        LawgovLintError("不对"),
        UsageError("不对"),
        PluginError("不对"),
        RuleFileError("不对", "rules/a.yaml", 3, 7),
        ReadingError("不对", "a.txt", 17),
        CheckCrashed("stale-year", "years", "KeyError('x')", "checks/years.py:7"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_travel_between_processes_whole(error: LawgovLintError) -> None:
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is type(error)
    assert (twin.args, vars(twin), str(twin)) == (error.args, vars(error), str(error))
