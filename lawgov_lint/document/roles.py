"""Which role a heading announces, what a sentence is about, what is only mentioned: by the vocabulary."""

from __future__ import annotations

import re

from lawgov_lint.diagnostics import Span
from lawgov_lint.document.headings import ORNAMENTS
from lawgov_lint.document.model import Heading
from lawgov_lint.patterns import lazy
from lawgov_lint.vocabulary import Role, Vocabulary, lined, wording_pattern

ROLE_WITHIN = 30
"""A heading's role is in its first words: in a glued one the rest is already text."""
FIRST_SENTENCE = 90
"""How much of a paragraph's first sentence can say what it is about."""
MAX_PLAIN = 14
"""A heading this short that names a part names nothing else: （一）存在的不足, （三）2024年工作安排."""
NEXT_YEAR_MARK = "下一年"
"""Stands in for `2024年` in a report on 2023, filled up with dots to the length of the year, so that offsets stay."""
_YEARS = lazy(r"^(?:20\d\d年?(?:度|以来)?|上一?年度?|本年度|今年以?来?)[,、]?")
_SPACES = lazy(r"\s+")
_AND = lazy("以及|[和与及、暨]")


def _mark_next_year(folded: str, year: int) -> str:
    """Mark `2024年`, `2024 年` and, where 年 was lost, `2024` before a 汉字; `2024年1月` is a date, not the year."""
    form = re.compile(rf"(?<!\d){year}(?: ?年(?! ?\d)|(?=[^\W\d年]))")
    return form.sub(lambda found: NEXT_YEAR_MARK.ljust(len(found.group()), "·"), folded)


class RoleFinder:
    """Finds the parts of one document.

    Args:
        folded: the folded text.
        year: the report year, None when unknown.
    """

    def __init__(self, folded: str, year: int | None, vocabulary: Vocabulary) -> None:
        self.folded = _mark_next_year(folded, year + 1) if year else folded
        self.lined = lined(self.folded)
        self.roles = vocabulary.roles
        self._any_heading = tuple(wording for role in vocabulary.roles.values() for wording in role.headings)

    def heading_roles(self, heading: Heading) -> tuple[str, ...]:
        """The roles that a heading's wording announces, in the order of the vocabulary; often none, sometimes two."""
        words = _SPACES.sub("", self.folded[heading.title.start : heading.title.end]).strip(ORNAMENTS)
        words = _YEARS.sub("", words)
        if not wording_pattern(self._any_heading).search(words):
            return ()  # as most headings: one look instead of seven
        found = [name for name, role in self.roles.items() if self._announces(words, role)]
        narrower = [name for name in found if name != "achievements"]  # 党政主要负责人履行…情况, 下一步工作…
        if not narrower:
            return tuple(found)
        return (*narrower, "achievements") if self._begins_with_achievements(words) else tuple(narrower)

    def _begins_with_achievements(self, words: str) -> bool:
        """Whether the first of several things that a heading names is the achievements: 主要成效及存在问题."""
        first, *others = _AND.split(words)
        found = [name for name, role in self.roles.items() if self._announces(first, role)]
        return bool(others) and found == ["achievements"]

    def _announces(self, words: str, role: Role) -> bool:
        found = wording_pattern(role.headings).search(words)
        if not found or found.start() > ROLE_WITHIN:
            return False
        look_alike = wording_pattern(role.not_headings).search(words)
        return look_alike is None or look_alike.start() > ROLE_WITHIN

    def is_about(self, role: Role, start: int, end: int) -> bool:
        """Whether the first sentence of a stretch of text has the role as its subject."""
        limit = min(end, start + FIRST_SENTENCE)
        stop = self.lined.find("\n", start, limit)
        sentence = self.lined[start : stop if stop >= 0 else limit]
        if not wording_pattern(role.subjects).search(sentence):
            return False
        return wording_pattern(role.not_subjects).search(sentence) is None

    def mention(self, role: Role, span: Span) -> Span | None:
        """The first passing mention inside a span."""
        for found in wording_pattern(role.mentions).finditer(self.lined, span.start, span.end):
            around = self.lined[max(span.start, found.start() - 14) : found.end() + 8]
            if not wording_pattern(role.not_mentions).search(around):
                return Span(*found.span())
        return None


def assign_roles(
    finder: RoleFinder, headings: tuple[Heading, ...]
) -> tuple[tuple[Heading, ...], dict[int, tuple[str, ...]]]:
    """The headings with their roles, and every role each announces.

    A heading inside a part cannot open another one there when it only repeats a word of it: 第一责任人 under the
    problems or in the plan is a problem or a plan.
    """
    announced: dict[int, tuple[str, ...]] = {}
    out: list[Heading] = []
    for n, heading in enumerate(headings):
        roles = () if heading.item and heading.level > 2 else finder.heading_roles(heading)
        above = _roles_above(headings, announced, heading)
        if above & {"problems", "next_year", "causes"}:
            short = heading.title.end - heading.title.start <= MAX_PLAIN
            plain = ("problems", "next_year") if short else ()  # （三）下一步打算 under 二、存在的不足
            roles = tuple(
                r for r in roles if (r in above and len(above) > 1) or r == "causes" or (r in plain and r not in above)
            )
        elif above:
            roles = tuple(r for r in roles if r not in above and r not in ("achievements", "other"))
        elif heading.level > 1 and heading.parent is not None:
            roles = tuple(r for r in roles if r not in ("achievements", "other"))
        announced[n] = roles
        out.append(heading._replace(role=roles[0] if roles else None))
    return tuple(out), announced


def _roles_above(headings: tuple[Heading, ...], announced: dict[int, tuple[str, ...]], heading: Heading) -> set[str]:
    above: set[str] = set()
    parent = heading.parent
    while parent is not None:
        above.update(announced[parent])
        parent = headings[parent].parent
    return above
