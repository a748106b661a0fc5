"""Rules, profiles and the catalogue: what the rule files say, ready for use.

Everything is plain data that came out of compiled JSON; nothing here knows YAML or how a rule file is checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawgov_lint.diagnostics import Basis, Level, Safety
from lawgov_lint.instruments import NOTHING_KNOWN, Register
from lawgov_lint.values import NamedTuple
from lawgov_lint.vocabulary import Vocabulary

FAMILIES: Mapping[str, str] = {
    "structure": "结构",
    "numbering": "序号",
    "figures": "数据",
    "citations": "引用",
    "dates": "日期",
    "punctuation": "标点",
    "wording": "用语",
    "publication": "公开",
    "submissions": "报送",
}
"""The families of our own rules, in the order in which they are listed, with their Chinese names."""

PROFILES = ("draft", "review", "publish")
"""The ladder: each profile holds everything that the one before it holds."""

ANY = "any"
"""What a rule file writes under ``applies_to`` for a rule that holds for every kind of document."""

FORCES = ("法律法规", "党内法规", "国家标准", "政策文件", "通行做法", "单位配置")
"""How binding a basis is, from the strongest; only the first four may speak of 规定."""


class Case(NamedTuple):
    """A variant of a rule's mistake, with its own severity and words.

    Args:
        name: one of the cases the check declares; None when it declares none.
        severity: profile → level, every profile present.
        message: for :meth:`str.format_map`, with ``{field}`` for the fields of the check and ``{{`` for a brace.
        suggestion: what to write instead, likewise; None when there is nothing to say.
    """

    name: str | None
    severity: Mapping[str, Level]
    message: str
    suggestion: str | None


class Rule(NamedTuple):
    """One rule file.

    Args:
        id: ``name``, or ``pack/name`` for the rules of a third-party pack.
        family: the folder it stands in.
        title: what is wrong, in a few words.
        check: the kind of check that finds it.
        options: what stands under ``with``, typed; lists are tuples.
        cases: by name; one entry under None when the check has no cases.
        basis: where the rule comes from.
        applies_to: kinds of document; empty for any kind.
        report_years: first and last report year it holds for; None when open.
        needs_year: it does not run on a document without a year.
        named_only: off unless it is named.
        fix: how safe the check's edits are; None when they are not offered.
        path: the file, relative to the folder of rules.
        formerly: ids it had before.
    """

    id: str
    family: str
    title: str
    check: str
    options: Mapping[str, Any]
    cases: Mapping[str | None, Case]
    basis: tuple[Basis, ...]
    applies_to: tuple[str, ...]
    report_years: tuple[int | None, int | None]
    needs_year: bool
    named_only: bool
    fix: Safety | None
    path: str
    formerly: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Rule:
        """Build it from the compiled JSON."""
        cases = [Case(*case) for case in data["cases"]]
        first, last = data["report_years"]
        return cls(
            id=data["id"],
            family=data["family"],
            title=data["title"],
            check=data["check"],
            options={name: as_tuples(value) for name, value in data["options"].items()},
            cases={case.name: case for case in cases},
            basis=tuple(Basis(*basis) for basis in data["basis"]),
            applies_to=tuple(data["applies_to"]),
            report_years=(first, last),
            needs_year=data["needs_year"],
            named_only=data["named_only"],
            fix=data["fix"],
            path=data["path"],
            formerly=tuple(data["formerly"]),
        )


class Profile(NamedTuple):
    """An occasion on which reports are checked: ``draft``, ``review`` or ``publish``.

    Args:
        name: as on the command line.
        title: 起草, 送审 or 公布.
        says: one sentence on what it is for.
    """

    name: str
    title: str
    says: str


class Catalogue(NamedTuple):
    """All rules and the nouns they use.

    Args:
        rules: sorted by family, then by id.
        vocabulary: ours; packs cannot change it.
        profiles: the ladder, from the bottom.
        digest: changes whenever a rule, a table or the version changes.
        register: the known instruments; read when it is first asked.
    """

    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    profiles: tuple[Profile, ...]
    digest: str
    register: Register = NOTHING_KNOWN


def as_tuples(value: Any) -> Any:
    """JSON lists as tuples, all the way down, as a check's options declare them."""
    if isinstance(value, list):
        plain = not value or isinstance(value[0], str)  # lists of words are most of it
        return tuple(value) if plain else tuple(as_tuples(entry) for entry in value)
    if isinstance(value, dict):
        return {name: as_tuples(entry) for name, entry in value.items()}
    return value


def guess(name: str, known: Sequence[str]) -> str:
    """“；是不是“…”？” when a known name is close to the given one, otherwise nothing."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"；是不是“{close[0]}”？" if close else ""
