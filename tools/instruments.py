"""Builds the tables of instruments under rules/data/ from the facts in ../shared/statutes and our own corrections.

    python tools/instruments.py            write both tables
    python tools/instruments.py --check    status 1 when they are not what would be written

Ours are in tools/: instruments-corrections.tsv (one cell a row; an empty day means all versions),
instruments-additions.tsv (whole rows) and instrument-names-additions.tsv. Each says where it is from. What each source
supports is decided in ``certainty``. Forms that the program works out itself (another dash, without 中华人民共和国,
without the organ in front) are not in the table of names, nor are faulty forms: they are not names.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from lawgov_lint.catalog.instrument_tables import COLUMNS, NAME_COLUMNS

HERE = Path(__file__).resolve().parent
FACTS = HERE.parent.parent / "shared" / "statutes"
DATA = HERE.parent / "rules" / "data"

KEPT_NAMES = ("通称", "通称(不完整)", "法定简称", "Laosheng简称", "异写")
PARTY = "中国共产党"


def rows_of(path: Path) -> list[dict[str, str]]:
    """A table as it stands: tab-separated, no quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def certainty(row: dict[str, str]) -> dict[str, bool]:
    """What the source of a row of the catalogue supports."""
    note, source, kind = row["version_note"], row["source"], row["kind"]
    alone = source == "unconfirmed"
    statute = kind in ("宪法", "法律", "行政法规", "监察法规", "司法解释")
    derived = "仅据后法废止" in note or "ChineseLawsSearch" in source  # a title in a list or a clause, no more
    unchecked = "未核" in note and not statute
    status = row["status"]
    return {
        "title_ok": not alone,
        "issuer_ok": bool(row["issuer"]) and ((statute and not derived) or not (statute or alone or unchecked)),
        "number_ok": bool(row["doc_number"])
        and not alone
        and not re.search(r"文号(?:为集中修改决定的令号|取自unconfirmed)|文号[^;]*(?:未核|unconfirmed)", note),
        "dates_ok": len(row["promulgated"]) == len("2021-01-01")
        and not (alone or derived)
        and not re.search(
            r"施行日取自unconfirmed|推定|日期[^;]*(?:未核|不详)|施行日[^;]*未核|\d未核|公布日,未核", note
        ),
        "ended_ok": not alone
        and status in ("现行", "已修改", "已废止", "尚未生效", "期满")
        and not (status == "已废止" and not row["ended"])
        and not re.search("推定,未核|按有效处理", note),
        "articles_ok": bool(row["articles"])
        and not alone
        and not re.search("条数[^;]*(?:未核|推算|不采|unconfirmed)|残缺", note),
    }


def our_row(row: dict[str, str]) -> dict[str, str]:
    """A row of the catalogue in our columns."""
    sure = {name: "yes" if value else "no" for name, value in certainty(row).items()}
    status, note, successor = row["status"], row["version_note"], row["successor"]
    if successor.startswith("被"):  # how it was repealed, not what took its place
        note, successor = f"{note};{successor}", ""
    if "(未核)" in status:
        status, sure["ended_ok"] = status.replace("(未核)", ""), "no"
    if re.search(r"（\d{4}[－—-]\d{4}年）$", row["title"]) and row["ended"].endswith("-12-31"):
        sure["ended_ok"] = "yes"  # the period is in the title
    return {
        **{name: row[name] for name in ("title", "kind", "promulgated", "effective", "articles", "ended")},
        **sure,
        "issuer": row["issuer"],
        "number": row["doc_number"],
        "status": status,
        "successor": successor,
        "note": note,
        "source": row["source"],
    }


def corrected(rows: list[dict[str, str]], corrections: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The rows with our corrections; a correction that fits no row is refused."""
    for fix in corrections:
        touched = [r for r in rows if r["title"] == fix["title"] and fix["promulgated"] in ("", r["promulgated"])]
        if not touched:
            raise SystemExit(f"instruments-corrections.tsv: no row for {fix['title']} {fix['promulgated']}")
        for row in touched:
            row[fix["column"]] = fix["value"]
            if fix["source"] and fix["source"] not in row["source"]:
                row["source"] = ";".join(filter(None, (row["source"], fix["source"])))
    return rows


def instruments() -> list[dict[str, str]]:
    """All versions, by title, then by day."""
    rows = [our_row(row) for row in rows_of(FACTS / "catalogue.tsv")]
    rows += rows_of(HERE / "instruments-additions.tsv")
    rows = corrected(rows, rows_of(HERE / "instruments-corrections.tsv"))
    return sorted(rows, key=lambda row: (row["title"], row["promulgated"], row["effective"]))


def names(titles: set[str]) -> list[dict[str, str]]:
    """The names by which people know an instrument and which its title does not give."""
    found = []
    for row in rows_of(FACTS / "aliases.tsv"):
        name, title, how = row["alias"], row["title"], row["how"]
        party_regulation = how == "不完整" and title == PARTY + name
        if (how in KEPT_NAMES or party_regulation) and title in titles and "修正文本" not in name:
            ambiguous = "yes" if row["ambiguous"] else "no"
            kind = "全称" if how == "异写" else "简称" if party_regulation else "通称"
            found.append({"name": name, "title": title, "how": kind, "ambiguous": ambiguous, "source": "aliases.tsv"})
    found += [row for row in rows_of(HERE / "instrument-names-additions.tsv") if row["title"] in titles]
    once = {(row["name"], row["title"]): row for row in found}
    return [once[key] for key in sorted(once)]


def table(columns: list[str], rows: Iterable[dict[str, str]]) -> str:
    """A table as text."""
    lines = [columns, *([row[column] for column in columns] for row in rows)]
    return "".join("\t".join(cells) + "\n" for cells in lines)


def main() -> int:
    """Write the tables, or say whether they are current."""
    rows = instruments()
    tables = {
        "instruments.tsv": table(COLUMNS, rows),
        "instrument-names.tsv": table(NAME_COLUMNS, names({row["title"] for row in rows})),
        "instruments-as-of.txt": max(row["status_as_of"] for row in rows_of(FACTS / "catalogue.tsv")) + "\n",
    }
    status = 0
    for name, text in tables.items():
        path = DATA / name
        if sys.argv[1:] != ["--check"]:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"{path}: not current; run python tools/instruments.py")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
