"""Our named tuples can do what those of typing can."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
import typing
from typing import Any, Generic, TypeVar

import pytest

from lawgov_lint.values import NamedTuple

T = TypeVar("T")


class Place(NamedTuple):
    """A place."""

    line: int
    column: int = 1
    words: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.line}:{self.column}"


class Theirs(typing.NamedTuple):
    line: int
    column: int = 1
    words: tuple[str, ...] = ()


class Held(NamedTuple, Generic[T]):
    item: T


class Named(Place):
    """A class derived from one with fields."""

    def greet(self) -> str:
        return f"在{self.shown}"


@pytest.mark.parametrize(("values", "named"), [((3,), {}), ((3, 4), {}), ((), {"line": 3, "words": ("甲",)})])
def test_made_like_theirs(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = Place(*values, **named), Theirs(*values, **named)
    assert tuple(ours) == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert ours._asdict() == theirs._asdict()
    assert tuple(ours._replace(column=9)) == tuple(theirs._replace(column=9))
    assert repr(ours) == repr(theirs).replace("Theirs", "Place")
    assert (ours.line, ours.column, ours.words) == (theirs.line, theirs.column, theirs.words)
    assert Place._make([1, 2, ()]) == (1, 2, ())
    assert (Place._fields, Place._field_defaults, Place.__match_args__) == (
        Theirs._fields,
        Theirs._field_defaults,
        Theirs.__match_args__,
    )


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, (), 4), {}), ((1,), {"colour": 2}), ((1,), {"line": 2})]
)
def test_wrong_calls_are_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    for made in (Place, Theirs):
        with pytest.raises(TypeError):
            made(*values, **named)
    with pytest.raises(ValueError, match="colour"):
        Place(1)._replace(colour=2)  # type: ignore[call-arg]


def test_nothing_can_be_set() -> None:
    place = Place(1)
    with pytest.raises(AttributeError):
        place.line = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        place.colour = 2  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", [Place(1, 2, ("甲",)), Held("物"), Named(3, 4)])
def test_copied_and_pickled(value: Any) -> None:
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert again == value
        assert type(again) is type(value)


def test_derived_matched_and_documented() -> None:
    assert Named(3).greet() == "在3:1"
    match Place(5, 6):
        case Place(line, column):
            assert (line, column) == (5, 6)
    assert Place.__doc__ == "A place."


def test_a_field_without_a_default_cannot_follow_one_with() -> None:
    with pytest.raises(TypeError, match="follows"):
        exec("class Wrong(NamedTuple):\n    a: int = 1\n    b: int", {"NamedTuple": NamedTuple})


def test_a_short_run_makes_none_of_theirs() -> None:
    code = (
        "import collections, functools; made = []; real = collections.namedtuple\n"
        "collections.namedtuple = lambda *a, **k: made.append(a[0]) or real(*a, **k)\n"
        "import lawgov_lint.linter, lawgov_lint.plugins\n"
        "print([name for name in made])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
