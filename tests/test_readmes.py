"""What the READMEs and the developers' page say is so, and the two READMEs say the same."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path

import pytest
import yaml

from lawgov_lint import cli
from lawgov_lint.catalog import load_catalogue
from lawgov_lint.catalog.model import FAMILIES
from lawgov_lint.catalog.selection import choose
from lawgov_lint.cli.arguments import COMMANDS, parse
from lawgov_lint.cli.settings import selection_of
from tests.samples import PLUGINS, ROOT

ENGLISH, CHINESE, DEVELOPERS = "README.md", "README.zh-CN.md", "DEVELOPERS.md"
RULES = "rules/README.md"
READMES = (ENGLISH, CHINESE)
PAGES = (*READMES, DEVELOPERS)
PROGRAM = "lawgov-lint"
SAMPLE = f"{PROGRAM} seeds/03-chenghu-sifaju-2020.txt"

BARE = ("text", "explain", "--timings")
"""What running text may say after the program's name without the operands it takes."""
PLANNED = re.compile(r"^- \*\*Not built yet\*\*.*$", re.MULTILINE)
"""The line of the developers' page about what does not exist."""
ANNOUNCED = {ENGLISH: "`make benchmarks` is not there yet", CHINESE: "现在还没有 `make benchmarks`"}
"""What the pages say for as long as the target is missing, and no longer."""
OTHER_NAMES = {PROGRAM, "lawgov-lint-fix", "lint-imports"}
"""What is written like the name of a rule, and is none."""


@cache
def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[tuple[str, str]]:
    """Language and content of the code blocks."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", page(name), re.MULTILINE | re.DOTALL)


def running_text(name: str) -> str:
    return re.sub(r"^```.*?^```$", "", page(name), flags=re.MULTILINE | re.DOTALL)


def headings(name: str) -> list[str]:
    return re.findall(r"^#+ .+$", running_text(name), re.MULTILINE)


def quoted(name: str) -> list[str]:
    """What stands between backticks in running text."""
    return re.findall(r"`([^`\n]+)`", running_text(name))


def tables(name: str) -> list[list[list[str]]]:
    """The cells of each table, row by row, without the line under its head."""
    found = re.findall(r"(?:^\|.*\|\n)+", running_text(name), re.MULTILINE)
    return [
        [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines() if "---" not in row]
        for table in found
    ]


def shell_lines(name: str) -> list[str]:
    return [line for language, content in blocks(name) if language == "sh" for line in content.splitlines()]


def commands() -> list[tuple[str, list[str]]]:
    """Every command line of ours that can be run as it stands, with the page it is on."""
    found = {}
    for name in PAGES:
        for line in shell_lines(name):
            words = shlex.split(line.partition(" < ")[0])
            if Path(words[0]).name == PROGRAM:
                found[name, line] = words[1:]
        for line in quoted(name):
            words = line.split()
            if words[0] == PROGRAM and words[1:] and " ".join(words[1:]) not in BARE:
                found[name, line] = words[1:]
    return [(f"{name}: {line}", words) for (name, line), words in sorted(found.items())]


COMMAND_LINES = commands()


def test_headings_are_the_same_in_both_languages() -> None:
    levels = [[heading.partition(" ")[0] for heading in headings(name)] for name in READMES]
    assert levels[0] == levels[1]
    assert headings(ENGLISH)[0] == headings(CHINESE)[0] == "# lawgov-lint"


def test_code_blocks_are_the_same_in_both_languages() -> None:
    assert blocks(ENGLISH) == blocks(CHINESE)


def test_the_same_things_are_named_in_both_languages() -> None:
    sections = [re.split(r"^#+ .+$", running_text(name), flags=re.MULTILINE) for name in READMES]
    for english, chinese in zip(*sections, strict=True):
        named = [sorted(set(re.findall(r"`([^`\n]+)`|\]\(([^)]+)\)", text))) for text in (english, chinese)]
        links = {("", ENGLISH), ("", CHINESE)}  # each page links to the other
        assert [each for each in named[0] if each not in links] == [each for each in named[1] if each not in links]


def test_tables_and_lists_have_the_same_shape_in_both_languages() -> None:
    shapes = [[[len(row) for row in table] for table in tables(name)] for name in READMES]
    assert shapes[0] == shapes[1]
    marks = [re.findall(r"^(?:-|\d\.) ", running_text(name), re.MULTILINE) for name in READMES]
    assert marks[0] == marks[1]


def test_measurements_are_the_same_in_both_languages() -> None:
    english, chinese = ([[row[1:] for row in table[1:]] for table in tables(name)[-1:]] for name in READMES)
    assert english == chinese  # but for the first column: machines and measurements are described


@pytest.mark.parametrize("name", READMES)
def test_every_exit_status_is_told(name: str) -> None:
    (table,) = [table for table in tables(name) if table[1][0] == "0"]
    told = [row[0] for row in table[1:]]
    assert told == re.findall(r"^(\d+) ", cli.__doc__ or "", re.MULTILINE)


def test_every_family_is_told_in_its_order() -> None:
    rules = load_catalogue(PLUGINS.rule_dirs, PLUGINS.checks).rules
    families = {rule.family for rule in rules if "/" not in rule.id}
    english, chinese = (tables(name)[0][1:] for name in READMES)
    assert [row[0].strip("`") for row in english] == [row[0].strip("`") for row in chinese] == list(FAMILIES)
    words = {"yes": "能查", "in part": "部分能查", "not yet": "还没有"}
    assert [words[row[2]] for row in english] == [row[2] for row in chinese]
    assert {row[0].strip("`") for row in english if row[2] != "not yet"} == families


@pytest.mark.parametrize("name", READMES)
def test_every_family_with_rules_is_described(name: str) -> None:
    rules = load_catalogue(PLUGINS.rule_dirs, PLUGINS.checks).rules
    families = {rule.family for rule in rules if "/" not in rule.id}
    described = re.findall(r"^- \*\*`(\w+)`", page(name), re.MULTILINE)
    assert described == [family for family in FAMILIES if family in families]


@pytest.mark.parametrize("name", [*PAGES, RULES])
def test_every_rule_named_exists(name: str) -> None:
    known = {rule.id for rule in load_catalogue(PLUGINS.rule_dirs, PLUGINS.checks).rules}
    named = {word for word in quoted(name) if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", word)}
    assert sorted(named - known - OTHER_NAMES) == []


def test_rule_file_that_is_shown_is_a_real_one() -> None:
    (shown,) = [yaml.safe_load(content) for language, content in blocks(RULES) if language == "yaml"]
    path = next((ROOT / "rules").glob(f"*/{shown['id']}.yaml"))
    real = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert list(shown) == list(real)
    for key in shown:
        if key in ("examples", "false_alarms"):  # some of them are shown
            assert [each for each in shown[key] if each not in real[key]] == []
        else:
            assert shown[key] == real[key]


def test_there_are_commands_to_try() -> None:
    pages = {name.partition(":")[0] for name, _ in COMMAND_LINES}
    assert pages == set(PAGES)
    assert {command for command in COMMANDS if any(words[0] == command for _, words in COMMAND_LINES)} == set(COMMANDS)


@pytest.mark.parametrize(("name", "words"), COMMAND_LINES, ids=[name for name, _ in COMMAND_LINES])
def test_command_is_understood(name: str, words: list[str]) -> None:
    options = parse(words)
    catalogue = load_catalogue(PLUGINS.rule_dirs, PLUGINS.checks)
    if options.command in ("check", "rules"):
        choose(catalogue, selection_of(options))
    if options.command == "explain":
        assert set(options.ids) <= {rule.id for rule in catalogue.rules}
    if options.command == "check":
        assert options.format in PLUGINS.reporters
        assert all((ROOT / path).exists() for path in options.paths if path.startswith("seeds"))


@pytest.mark.parametrize("name", PAGES)
def test_every_option_named_exists(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    known = set()
    for command in (
        ["check"],
        ["explain"],
        ["figures"],
        ["laws"],
        ["rules"],
        ["text"],
        ["rules", "check"],
        ["rules", "index"],
    ):
        with pytest.raises(SystemExit, match=r"^0$"):
            parse([*command, "--help"])
        known.update(re.findall(r"(?<![\w-])--?[a-z][\w-]*", capsys.readouterr().out))
    text = PLANNED.sub("", running_text(name))
    named = {word for words in re.findall(r"`([^`\n]+)`", text) for word in words.split() if word.startswith("-")}
    assert sorted(named - known - {"-", "-c", "-m"}) == []  # -c and -m are Python's


@pytest.mark.parametrize("name", READMES)
def test_every_option_of_a_check_is_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        parse(["--help"])
    options = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", capsys.readouterr().out))
    assert sorted(option for option in options - {"--help", "--version", "--output"} if option not in page(name)) == []


@pytest.mark.parametrize("name", READMES)
def test_sample_of_the_output_is_what_is_printed(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert SAMPLE in shell_lines(name)
    cli.main(shlex.split(SAMPLE)[1:])
    assert [content for language, content in blocks(name) if language == "text"] == [capsys.readouterr().out]


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", running_text(name))
    assert sorted(link for link in links if not (ROOT / link).exists()) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_path_named_is_there(name: str) -> None:
    text = PLANNED.sub("", running_text(name))
    rooms = r"(?:rules|seeds|tests|lawgov_lint|changelog\.d|\.ci)/[\w./-]*|hatch_build\.py|pyproject\.toml"
    paths = re.findall(rf"`({rooms})`", text)
    assert sorted(path for path in paths if not (ROOT / path).exists()) == []


def test_every_target_of_make_is_there() -> None:
    targets = set(re.findall(r"^(\w+):", page("Makefile"), re.MULTILINE))
    named = {
        line.split()[-1] for name in PAGES for line in [*shell_lines(name), *quoted(name)] if line.startswith("make ")
    }
    assert named == {"samples", "test", "checks", "benchmarks"}
    absent = {"benchmarks"} - targets
    assert named - targets == absent
    assert [said in page(name) for name, said in ANNOUNCED.items()] == [bool(absent)] * 2


def test_list_before_a_push_is_that_of_make() -> None:
    recipe = re.search(r"^checks:\n((?:\t.+\n)+)", page("Makefile"), re.MULTILINE)
    assert recipe
    listed = [line.replace(".venv/bin/", "") for line in blocks(DEVELOPERS)[-1][1].splitlines()]
    assert listed == [line.strip().replace("$(BIN)/", "") for line in recipe[1].splitlines()]


def test_map_of_the_house_has_every_room() -> None:
    package = ROOT / "lawgov_lint"
    rooms = [f"lawgov_lint/{path.name}" for path in package.glob("*.py")]
    rooms += [f"lawgov_lint/{path.parent.name}/" for path in package.glob("*/__init__.py")]
    (table,) = tables(DEVELOPERS)
    told = [row[0].strip("`") for row in table[1:]]
    assert sorted(room for room in told if room.startswith("lawgov_lint/")) == sorted(rooms)
