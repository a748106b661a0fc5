"""What ``lawgov-lint laws`` shows: an instrument with its versions, or a list of those that were found.

The JSON, one document::

    {"schema": 1,
     "query": "行政复议法", "as_of": null,
     "register_as_of": "2026-11-21",        the day of the newest facts
     "total": 3,                            how many instruments were found; not cut
     "nearest": null,                       a title close to the query, when nothing was found
     "instruments": [
      {"title": …, "kind": …,
       "years": [2021, 2025],               the period its title names, or null
       "exact": true,                       the query is its title or a name of it
       "at": 0,                             with --as-of: the place of the version in force on that day, or null
       "versions": [
        {"number": …, "issuer": …, "promulgated": …, "effective": …, "articles": 90 or null,
         "status": …, "ended": …, "successor": …, "note": …, "source": …,
         "unconfirmed": ["number", "dates"]}]}]}     of title, issuer, number, dates, ended, articles

Days are ISO, or a month or a year where no more is known; text is empty where nothing is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from lawgov_lint.instruments import Instrument, Version
from lawgov_lint.reporters.layout import cells, clip, pad, visible, wrap
from lawgov_lint.values import NamedTuple

MOST_CARDS, MOST_ROWS = 3, 30
"""So many instruments are shown whole; so many lines a list has."""
UNCONFIRMED = "未经核实"
SCHEMA = 1


class Answer(NamedTuple):
    """What was asked and what was found.

    Args:
        query, as_of: as given; the day is ISO or None.
        fresh: the day of the newest facts.
        found: the best first.
        exact: so many of them, from the first, go by exactly this name.
        near: what may have been meant, when nothing was found.
    """

    query: str
    as_of: str | None
    fresh: str | None
    found: tuple[Instrument, ...]
    exact: int
    near: Instrument | None


def in_force(instrument: Instrument, day: str) -> int | None:
    """The place of the version in force on a day; None where there was none.

    A plan is in force to the last day of its period, anything else until the day on which it ended.
    """
    version = instrument.at(day)
    if version is None:
        return None
    over = version.ended and (version.ended < day if version.kind == "规划纲要" else version.ended <= day)
    return None if over else instrument.versions.index(version)


def laws_page(answer: Answer, width: int) -> Iterator[str]:
    """The page for people: what goes exactly by the name, else a few, whole; the rest as a list."""
    whole = answer.exact or (len(answer.found) if len(answer.found) <= MOST_CARDS else 0)
    for instrument in answer.found[:whole]:
        yield from _card(instrument, answer.as_of, width)
        yield ""
    rest = answer.found[whole:]
    if rest:
        how_many = f"{'还有' if whole else '找到'} {len(rest)} 件"
        yield from wrap(f"{how_many}题名或别名里有“{visible(answer.query)}”的文件：", width)
        yield from _rows(rest[:MOST_ROWS], width)
        if len(rest) > MOST_ROWS:
            yield f"  …… 另有 {len(rest) - MOST_ROWS} 件没有列出；多写几个字再查。"
        yield ""
    if not answer.found:
        missing = f"没有找到“{visible(answer.query)}”。地方文件多半不在表里；查不到不等于没有。"
        yield from wrap(missing, width)
        if answer.near:
            yield from wrap(f"是不是：{answer.near.title}", width)
    yield from wrap(f"文件表截至 {answer.fresh or '日期不详'}；标“{UNCONFIRMED}”的请核对原文。", width)


def _rows(instruments: Sequence[Instrument], width: int) -> Iterator[str]:
    """Title, day of the newest version, and its status, in columns."""
    states = [_status(instrument.latest) for instrument in instruments]
    widest = max(map(cells, states))
    room = max(width - widest - 16, 20)
    for instrument, state in zip(instruments, states, strict=True):
        day = pad(instrument.latest.since or "——", 10)
        yield f"  {pad(clip(instrument.title, room), room)}  {day}  {state}".rstrip()


def _card(instrument: Instrument, day: str | None, width: int) -> Iterator[str]:
    latest = instrument.latest
    doubt = "" if latest.title_ok else f"（题名{UNCONFIRMED}）"
    yield from wrap(f"《{instrument.title}》{doubt}", width)
    issuer = latest.issuer + (f"（{UNCONFIRMED}）" if latest.issuer and not latest.issuer_ok else "")
    yield from _item("类别", "，".join(filter(None, (latest.kind, issuer))), width)
    if day is not None:
        yield from _item(day, _on_that_day(instrument, day), width)
    for place, version in enumerate(reversed(instrument.versions)):
        yield from _item("版本" if place == 0 else "", _version(version), width)
    if latest.successor:
        yield from _item("替代", f"《{latest.successor}》", width)


def _on_that_day(instrument: Instrument, day: str) -> str:
    place = in_force(instrument, day)
    if place is None:
        latest = instrument.at(day)
        return "还没有施行，或者日期不详" if latest is None else f"不再有效（{_status(latest)}）"
    version = instrument.versions[place]
    doubt = "" if version.dates_ok and version.ended_ok else f"（{UNCONFIRMED}）"
    return f"有效的是 {version.since} 起的一版" + (f"，共 {version.articles} 条" if version.articles else "") + doubt


def _version(version: Version) -> str:
    days = [f"{version.promulgated} 公布"] if version.promulgated else []
    if version.effective:
        days.append(f"{version.effective} 施行")
    parts = ["，".join(days) + _doubt(version.dates_ok) if days else "日期不详"]
    if version.number:
        parts.append(version.number + _doubt(version.number_ok))
    if version.articles:
        parts.append(f"{version.articles} 条" + _doubt(version.articles_ok))
    parts.append(_status(version))
    return "；".join(parts)


def _status(version: Version) -> str:
    """The status in words."""
    if version.status in ("未核", "不详"):
        return "效力未经核实"
    words = {"疑似失效": "可能已经失效"}.get(version.status, version.status)
    if version.ended and version.status in ("已修改", "已废止", "期满"):
        words = f"{version.ended} {words}"
    return words + _doubt(version.ended_ok)


def _doubt(sure: bool) -> str:
    return "" if sure else f"（{UNCONFIRMED}）"


def _item(name: str, text: str, width: int) -> Iterator[str]:
    lead = pad(name, 6 if cells(name) <= 4 else cells(name) + 2)
    for line in wrap(text, max(width - cells(lead) - 2, 20)):
        yield f"  {lead}{line}"
        lead = " " * cells(lead)


def laws_json(answer: Answer, ascii_only: bool) -> str:
    """The JSON document, with its line end."""
    document = {
        "schema": SCHEMA,
        "query": answer.query,
        "as_of": answer.as_of,
        "register_as_of": answer.fresh,
        "total": len(answer.found),
        "nearest": answer.near.title if answer.near else None,
        "instruments": [_entry(each, place < answer.exact, answer.as_of) for place, each in enumerate(answer.found)],
    }
    return json.dumps(document, ensure_ascii=ascii_only, indent=1) + "\n"


def _entry(instrument: Instrument, exact: bool, day: str | None) -> dict[str, Any]:
    return {
        "title": instrument.title,
        "kind": instrument.kind,
        "years": instrument.years,
        "exact": exact,
        "at": in_force(instrument, day) if day else None,
        "versions": [_data(version) for version in instrument.versions],
    }


def _data(version: Version) -> dict[str, Any]:
    said = version._asdict()
    sure = {name: said.pop(f"{name}_ok") for name in ("title", "issuer", "number", "dates", "ended", "articles")}
    del said["title"], said["kind"]
    return {**said, "unconfirmed": [name for name, ok in sure.items() if not ok]}
