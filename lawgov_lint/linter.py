"""One input from path to report: the only place where reading, document, facts, checks and engine meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from lawgov_lint.catalog import load_catalogue
from lawgov_lint.catalog.selection import Choice, Selection, choose
from lawgov_lint.checks.base import Context, judged_on
from lawgov_lint.diagnostics import Diagnostic
from lawgov_lint.document import Document, Overrides, build_document
from lawgov_lint.engine import NotRun, judge
from lawgov_lint.errors import CheckCrashed, ReadingError, UsageError
from lawgov_lint.facts import Facts
from lawgov_lint.facts.two_years import Before, as_year_before
from lawgov_lint.fixes import Mended
from lawgov_lint.plugins import Plugins
from lawgov_lint.reading.files import load
from lawgov_lint.values import NamedTuple

if TYPE_CHECKING:
    from lawgov_lint.reading.source import Source

__all__ = ["FileReport", "Linter", "NotRun", "Settings", "Timings"]


class Settings(NamedTuple):
    """What the user asked for.

    Args:
        selection: which rules, at which severity.
        kind, year: given instead of read.
        as_of: the day by which events and deadlines are judged, ISO.
        instruments: path of the office's own table of instruments.
        previous: path of last year's report.
    """

    selection: Selection = Selection()
    kind: str | None = None
    year: int | None = None
    as_of: str | None = None
    instruments: str | None = None
    previous: str | None = None


class FileReport(NamedTuple):
    """All that is known of one input.

    ``document`` is None and ``error`` is set when it could not be read. ``doubts`` are about last year's report.
    ``mended`` tells what fixes were made before the document was read as it is here.
    """

    path: str
    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
    error: ReadingError | None = None
    crashes: tuple[CheckCrashed, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    doubts: tuple[str, ...] = ()
    mended: Mended | None = None


class Timings:
    """Seconds spent, by stage and by rule."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self.rules: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add what happens inside to a stage."""
        begun = perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + perf_counter() - begun

    def add(self, stages: Mapping[str, float], rules: Mapping[str, float]) -> None:
        """Add what was spent elsewhere."""
        for own, others in ((self.stages, stages), (self.rules, rules)):
            for name, seconds in others.items():
                own[name] = own.get(name, 0.0) + seconds


class Linter:
    """Checks inputs, one after the other, with one set of rules.

    Args:
        plugins: checks, readers and rule folders, built-in and third-party.
        settings: what the user asked for.

    Raises:
        UsageError: a rule file, a name in the selection or the kind cannot be used; there is no report of last year.
        ReadingError: last year's report cannot be read.
    """

    def __init__(self, plugins: Plugins, settings: Settings = Settings()) -> None:  # noqa: B008
        self.plugins = plugins
        self.settings = settings
        self.timings = Timings()
        with self.timings.stage("规则"):
            self.catalogue = load_catalogue(plugins.rule_dirs, plugins.checks, settings.instruments)
            self.choices: tuple[Choice, ...] = choose(self.catalogue, settings.selection)
        kinds = self.catalogue.vocabulary.kinds
        if settings.kind is not None and settings.kind not in kinds:
            raise UsageError(f"没有“{settings.kind}”这个文种；可用的有：{'、'.join(kinds)}。")
        self.previous = self._previous(settings.previous) if settings.previous else None

    def lint(self, path: str) -> FileReport:
        """Check a file; ``-`` is standard input.

        Raises:
            UsageError: there is no such file.
        """
        try:
            with self.timings.stage("读取"):
                data = load(path)
        except ReadingError as error:
            return FileReport(path, None, error=error)
        return self.lint_bytes(data, path)

    def lint_bytes(self, data: bytes, path: str) -> FileReport:
        """Check the content of a file that was read already; the path tells the reader and is shown."""
        try:
            document = self.document(data, path)
        except ReadingError as error:
            return FileReport(path, None, error=error)
        except Exception as error:  # a reader of anyone's, or our own mistake: one bad file never stops the others
            return FileReport(
                path, None, error=ReadingError(f"认读这份文件时程序出错：{error!r}。请报告给维护者。", path)
            )
        before = self.before(document)
        as_of = self.settings.as_of or judged_on(document)
        context = Context(self.facts(document), self.catalogue.vocabulary, as_of, before.facts)
        with self.timings.stage("检查"):
            verdict = judge(document, self.choices, self.plugins.checks, context, self.timings.rules, perf_counter)
        return FileReport(path, document, verdict.diagnostics, None, verdict.crashes, verdict.not_run, before.doubts)

    def document(self, data: bytes, path: str, overrides: Overrides | None = None) -> Document:
        """Read the content of a file as a document, with the kind and year that were given unless told otherwise.

        Raises:
            ReadingError: it cannot be read.
        """
        with self.timings.stage("读取"):
            source = self._reader(path)(data, path)
        with self.timings.stage("认读"):
            overrides = overrides or Overrides(self.settings.kind, self.settings.year)
            return build_document(source, self.catalogue.vocabulary, overrides)

    def facts(self, document: Document) -> Facts:
        """What a document says, by our vocabulary and register."""
        return Facts(document, self.catalogue.register, self.catalogue.vocabulary.metrics)

    def before(self, document: Document) -> Before:
        """Last year's report, as far as it is that of the year before a document."""
        return as_year_before(self.previous, document) if self.previous else Before(None, ())

    def _previous(self, path: str) -> Facts:
        try:
            return self.facts(self.document(load(path), path, Overrides()))
        except UsageError as error:
            raise UsageError(f"--previous：{error.message}") from None
        except ReadingError as error:
            raise ReadingError(f"（--previous 写的上年报告）{error.message}", path, error.byte_offset) from None

    def _reader(self, path: str) -> Callable[[bytes, str], Source]:
        name = path.rpartition("/")[2].rpartition("\\")[2]
        suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
        reader = self.plugins.readers.get(suffix) or self.plugins.readers[".txt"]
        return reader.read
