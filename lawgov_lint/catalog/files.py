"""YAML files → plain data with the place of every key and value.

Every value is text: `on`, `no` and dates stay what the author wrote. Anchors, tags and repeated keys are refused.
PyYAML is slow to import, so this module is imported only when rule files are read afresh.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from lawgov_lint.catalog.hints import Place, explain, slip_in
from lawgov_lint.errors import RuleFileError
from lawgov_lint.values import NamedTuple

Location = tuple[str | int, ...]
"""Keys and list positions (from 0) that lead from the top of a file to a value."""

_WIDE = r"[\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_FOLDED = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")


class Tree(NamedTuple):
    """What a YAML file says, and where.

    Args:
        path: the file, as it is shown.
        data: dicts, lists and texts.
        values: place of every value.
        keys: place of every key of a mapping, by the location of its value.
        flow: locations of what is written as ``{…}`` or ``[…]``.
    """

    path: str
    data: Any
    values: Mapping[Location, Place]
    keys: Mapping[Location, Place]
    flow: frozenset[Location]

    def error(self, message: str, location: Location = (), at_key: bool = False) -> RuleFileError:
        """An error at a value or its key; where there is none, at the nearest one around it."""
        if at_key and location in self.keys:
            return RuleFileError(message, self.path, *self.keys[location])
        return RuleFileError(message, self.path, *self.values[self.nearest(location)])

    def nearest(self, location: Location) -> Location:
        """The location itself, or the nearest one around it that is there."""
        while location not in self.values:
            location = location[:-1]
        return location

    def value(self, location: Location) -> Any:
        """The value at a location; None when nothing is there."""
        value = self.data
        for step in location:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def decode(data: bytes, path: str) -> str:
    """The text of a rule file, which is UTF-8 without a byte order mark.

    Raises:
        RuleFileError: it is something else.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise RuleFileError("文件的编码是 UTF-16；另存为“UTF-8”（不带 BOM）。", path)
    if data.startswith(codecs.BOM_UTF8):
        raise RuleFileError("文件开头有 BOM；另存为“UTF-8”，不要选“带 BOM 的 UTF-8”。", path, 1, 1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        before = data[: wrong.start].decode("utf-8")
        line = before.count("\n") + 1
        message = f"第{wrong.start}字节起不是 UTF-8 编码（可能是 GBK）；用编辑器另存为“UTF-8”。"
        raise RuleFileError(message, path, line, len(before) - before.rfind("\n")) from None
    tab = text.find("\t")
    if tab >= 0:
        raise RuleFileError(
            "这里有制表符（Tab）；缩进只用半角空格，文字里需要时在双引号中写 \\t。", path, *_place(text, tab)
        )
    return text


def parse(text: str, path: str) -> Tree:
    """The tree of a YAML text.

    Raises:
        RuleFileError: it is not YAML, or uses what rule files do not use.
    """
    try:
        node = yaml.compose(text, _loader(path))
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message, at = explain(text, f"{wrong.context} {wrong.problem}", at)
        raise RuleFileError(message, path, *at) from None
    except yaml.reader.ReaderError as wrong:
        message = f"这里有不可见的控制字符 U+{ord(text[wrong.position]):04X}；删去它。"
        raise RuleFileError(message, path, *_place(text, wrong.position)) from None
    except RecursionError:
        raise RuleFileError("括号套得太深，读不下去。", path) from None
    if node is None:
        raise RuleFileError("文件是空的。", path)
    plant = _Plant(path)
    data = plant.data(node, ())
    return Tree(path, data, plant.values, plant.keys, frozenset(plant.flow))


def shown(path: str) -> str:
    """A path as people would type it: relative where the file lies below the current folder."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative.replace(os.sep, "/")


def _place(text: str, offset: int) -> Place:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _loader(path: str) -> type[yaml.BaseLoader]:
    class Loader(yaml.BaseLoader):
        """Leaves every scalar a text, and refuses what hides where a value stands."""

        def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
            event = self.peek_event()  # type: ignore[no-untyped-call]
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            for given, sign in ((getattr(event, "anchor", None), "*”或“&"), (getattr(event, "tag", None), "!")):
                if given is not None:
                    message = f"值以“{sign}”开头，在这里有特殊含义；整个值要用半角单引号 '…' 括起来。"
                    raise RuleFileError(message, path, *place)
            return super().compose_node(parent, index)

    return Loader


class _Plant:
    """Turns nodes into data and notes where they stood."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.values: dict[Location, Place] = {}
        self.keys: dict[Location, Place] = {}
        self.flow: set[Location] = set()

    def data(self, node: yaml.Node, location: Location) -> Any:
        self.values[location] = _start(node)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            self.flow.add(location)
        if isinstance(node, yaml.SequenceNode):
            return [self.data(each, (*location, number)) for number, each in enumerate(node.value)]
        return self._mapping(node.value, location)

    def _mapping(self, pairs: Sequence[tuple[yaml.Node, yaml.Node]], location: Location) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in pairs:
            if not isinstance(key, yaml.ScalarNode):
                message = "值以“{”或“[”开头，会被当成结构而不是文字；整个值要用半角单引号 '…' 括起来。"
                raise RuleFileError(message, self.path, *_start(key))
            if slip := slip_in(key.value):
                raise RuleFileError(slip, self.path, *_start(key))
            if key.value in data:
                first = self.keys[*location, key.value]
                raise RuleFileError(f"“{key.value}”写了两次，前一次在第{first[0]}行；留一个。", self.path, *_start(key))
            self.keys[*location, key.value] = _start(key)
            data[key.value] = self.data(value, (*location, key.value))
        return data


def _start(node: yaml.Node) -> Place:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _scalar(node: yaml.ScalarNode) -> str:
    """The text; where YAML joined lines by a space, none is left between Chinese characters."""
    text: str = node.value
    if node.style != "|" and node.start_mark.line != node.end_mark.line:
        text = _FOLDED.sub("", text)
    return text
