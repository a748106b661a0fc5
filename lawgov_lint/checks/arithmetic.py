"""Figures that do not agree with each other: with the year before, with their parts, with the counts of a rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_lint.checks.base import Check, Context, NoOptions, Options
from lawgov_lint.diagnostics import Finding, Span
from lawgov_lint.document.model import Document
from lawgov_lint.facts.comparisons import Comparison
from lawgov_lint.facts.figures import Figure
from lawgov_lint.facts.numbers import ONE, Number
from lawgov_lint.facts.rounding import COUNTED, Range, growth, range_of, slack, stated, whole_base, written
from lawgov_lint.facts.totals import Total

MINUS, PLUS, TIMES = "－", "＋", "×"
MOST = 12
"""So many figures of a sentence are tried as another base or another whole."""


def change_mismatch(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A change that its two figures do not give, or one that no whole number of last year gives."""
    del options
    figures = context.facts.figures
    comparisons = context.facts.comparisons
    amounts = {c.current: c for c in comparisons if c.kind == "amount" and c.change is not None and c.base is None}
    for one in comparisons:
        if one.current is None or one.change is None or one.direction is None:
            continue
        if one.kind == "times" and one.direction < 0:
            continue  # 减少2倍 is no decrease at all
        current, change = figures[one.current], figures[one.change]
        if not current.number.exact or not change.number.exact or change.number.ranged:
            continue
        if one.base is not None:
            if not _turned(one, figures):
                yield from _three(document, one, figures[one.base], current, change)
        elif one.kind == "percent" and one.yearly:
            beside = amounts.get(one.current)
            if beside is not None and beside.change is not None:
                yield from _two_ways(document, one, current, change, figures[beside.change], beside.direction)
            elif not _has_base(one, figures):
                yield _implied(document, one, current, change)


def _three(document: Document, one: Comparison, base: Figure, current: Figure, change: Figure) -> Iterator[Finding]:
    if not base.number.exact or base.unit != current.unit or one.direction is None:
        return
    said = change.number
    points_of_counts = one.kind == "points" and base.unit != "%"  # 由1026人增加到1126人,增长9.7个百分点
    if one.kind in ("amount", "points") and not points_of_counts:
        same_unit = one.kind == "points" or change.unit == current.unit
        right = abs(current.number.value - base.number.value)
        allowed = sum(slack(number) for number in (base.number, current.number, said))
        if not same_unit or abs(right - said.value) <= allowed:
            return
        less, more = sorted((base.number.value, current.number.value))
        sums = f"{written(more)}{MINUS}{written(less)}＝{written(right)}"
    else:
        grown = growth(base.number, current.number)
        if grown is None:
            return
        percent = Range(*sorted((one.direction * grown.least, one.direction * grown.most)))
        scale = 100 if one.kind == "times" else 1
        if percent.meets(Range(*(scale * value for value in stated(said)))) and not points_of_counts:
            return
        if base.unit == "%" and _by_points(base, current, said):
            return  # 5%降至3%,下降2%: the figure is right, its unit is not
        sums = _quotient(current.number, base.number, said, scale)
    span = _around(one.span, base, current, change)
    yield Finding(span, "three", {"原文": span.of(document.text), "算式": sums, "写的": said.whole.of(document.text)})


def _two_ways(
    document: Document, one: Comparison, current: Figure, change: Figure, amount: Figure, direction: int | None
) -> Iterator[Finding]:
    """30件,比上年增加5件,增长20%: the base follows from the amount."""
    if direction != one.direction or not direction or amount.unit != current.unit or not amount.number.exact:
        return
    value = current.number.value - direction * amount.number.value
    base = current.number._replace(value=value, step=max(current.number.step, amount.number.step))
    grown = growth(base, current.number)
    if grown is None or value <= 0:
        return
    percent = Range(*sorted((direction * grown.least, direction * grown.most)))
    if not percent.meets(stated(change.number)):
        sums = _quotient(current.number, base, change.number, 1)
        span = _around(one.span, current, amount, change)
        said = change.number.whole.of(document.text)
        yield Finding(span, "three", {"原文": span.of(document.text), "算式": sums, "写的": said})


def _has_base(one: Comparison, figures: Sequence[Figure]) -> bool:
    """Whether some whole number of last year gives the percentage, or nothing can be said about that."""
    current, change = figures[one.current or 0], figures[one.change or 0]
    number = current.number
    if number.step != ONE or current.unit not in COUNTED or one.direction is None or change.number.step > ONE:
        return True
    percent = stated(change.number)
    if one.direction < 0 and percent.most >= 100:
        return True
    # What was compared may be one of the figures before, or all of them together.
    counts = [number.value // ONE]
    for n in range((one.current or 0) - 1, max(-1, (one.current or 0) - MOST), -1):
        earlier = figures[n]
        if earlier.sentence != current.sentence or earlier.unit != current.unit or earlier.number.step != ONE:
            break
        counts.append(earlier.number.value // ONE)
    counts += [sum(counts[:n]) for n in range(2, len(counts) + 1)]
    return any(whole_base(count, percent, one.direction) for count in counts)


def _implied(document: Document, one: Comparison, current: Figure, change: Figure) -> Finding:
    direction = one.direction or 1
    percent = change.number.value / ONE
    base = current.number.value / ONE / (1 + direction * percent / 100)
    span = _around(one.span, current, change)
    down, up = int(base), int(base) + 1
    verb = "增长" if direction > 0 else "下降"
    tried = "，".join(
        f"上年{n}{current.unit}就是{verb}{_percent(current.number.value / ONE, n, change.number)}%"
        for n in (down, up)
        if n
    )
    sums = f"按这个百分比推算，上年是{base:.2f}{current.unit}，不是整数；{tried}"
    said = change.number.whole.of(document.text)
    return Finding(span, "implied", {"原文": span.of(document.text), "算式": sums, "写的": said})


def _percent(now: float, before: float, like: Number) -> str:
    decimals = max(1, _decimals(like))
    return f"{abs(now / before - 1) * 100:.{decimals}f}".rstrip("0").rstrip(".")


def _decimals(number: Number) -> int:
    return 0 if number.step >= ONE else len(str(ONE // number.step)) - 1


def _quotient(now: Number, before: Number, like: Number, scale: int) -> str:
    """（6－10）÷10＝－40％, as a change without its sign."""
    more, less = (now, before) if now.value >= before.value else (before, now)
    rate = abs(now.value - before.value) * 100 / before.value / scale
    shown = f"{rate:.{max(1, _decimals(like))}f}".rstrip("0").rstrip(".")
    unit = "%" if scale == 1 else "倍"
    wan = now.step > ONE and before.step > ONE and before.value >= 10_000 * ONE  # 1.26亿元, 9800万元
    shorter = [f"{written(n.value // 10_000)}万" if wan else written(n.value) for n in (more, less, before)]
    return f"（{shorter[0]}{MINUS}{shorter[1]}）÷{shorter[2]}＝{shown}{unit}"


def _by_points(base: Figure, current: Figure, said: Number) -> bool:
    difference = abs(current.number.value - base.number.value)
    return abs(difference - said.value) <= sum(slack(n) for n in (base.number, current.number, said))


def _plain(figure: Figure) -> str:
    return written(figure.number.value)


def _around(span: Span, *figures: Figure) -> Span:
    """The words of a comparison with all figures that it speaks of."""
    places = [figure.number.whole for figure in figures]
    return Span(min(span.start, *(p.start for p in places)), max(span.end, *(p.end for p in places)))


class TurnedOptions(Options):
    """Where less is more: units and words with which 提高到 may lead to a smaller number.

    Args:
        unless: words before the figures, 排名 位次 等级.
        units: measure words of time and rank.
    """

    unless: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


def direction_mismatch(document: Document, options: TurnedOptions, context: Context) -> Iterator[Finding]:
    """由299项增加到256项."""
    figures = context.facts.figures
    for one in context.facts.comparisons:
        if one.current is None or one.base is None or not _turned(one, figures):
            continue
        base, current = figures[one.base], figures[one.current]
        before = document.folded[max(current.sentence.start, one.span.start - MOST) : one.span.end]
        if base.unit in options.units or any(word in before for word in options.unless):
            continue
        span = _around(one.span, base, current)
        verb = "增加" if current.number.value > base.number.value else "减少"
        if current.number.value == base.number.value:
            verb = "持平"
        data = {
            "原文": span.of(document.text),
            "上年": _shown(document, base),
            "本年": _shown(document, current),
            "应为": verb,
        }
        yield Finding(span, None, data)


def _shown(document: Document, figure: Figure) -> str:
    return figure.number.whole.of(document.text)


def _turned(one: Comparison, figures: Sequence[Figure]) -> bool:
    """Whether the words go one way and the figures the other."""
    if one.base is None or one.current is None or not one.direction:
        return False
    base, current = figures[one.base], figures[one.current]
    exact = base.number.exact and current.number.exact
    if not exact or base.unit != current.unit or base.number.ranged or current.number.ranged:
        return False
    return (current.number.value - base.number.value) * one.direction <= 0


def sum_mismatch(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """Parts that are given as all there are, and do not add up."""
    del options
    figures = context.facts.figures
    for total in context.facts.totals:
        if _is_off(figures, total):
            yield Finding(total.span, None, _addition(document, total, figures))


def _missing(figures: Sequence[Figure], total: Total) -> int:
    return figures[total.whole].number.value - sum(figures[n].number.value for n in total.parts)


def _is_off(figures: Sequence[Figure], total: Total) -> bool:
    """Whether parts that are meant to add up do not."""
    allowed = sum(slack(figures[n].number) for n in (total.whole, *total.parts))
    return total.closed and abs(_missing(figures, total)) > allowed


def _addition(document: Document, total: Total, figures: Sequence[Figure]) -> dict[str, str]:
    whole, parts = figures[total.whole], [figures[n] for n in total.parts]
    missing = _missing(figures, total)
    addends = [part.number.span.of(document.text) for part in parts]
    reached = whole.number.value - missing
    if all(addend.endswith("万") for addend in (*addends, whole.number.span.of(document.text))):
        result = f"{written(reached // ONE)}万"
    else:
        addends = [written(part.number.value) for part in parts]
        result = written(reached)
    return {
        "原文": total.span.of(document.text),
        "算式": f"{PLUS.join(addends)}＝{result}",
        "写的": whole.number.span.of(document.text),
        "差": ("少" if missing > 0 else "多") + written(abs(missing)) + whole.unit,
    }


def part_exceeds_whole(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A part that is more than the figure it is a part of."""
    del options
    figures = context.facts.figures
    for total in context.facts.totals:
        whole = figures[total.whole]
        if total.closed or not whole.unit:
            continue
        most = _at_most(document, whole.number)
        for n in total.parts:
            part = figures[n]
            if part.unit != whole.unit or range_of(part.number).least <= most:
                continue
            if total.sure or not _another_whole(figures, total.whole, part):
                words = Span(*_around(total.span, whole, part))
                data = {
                    "原文": words.of(document.text),
                    "部分": _shown(document, part),
                    "整体": _shown(document, whole),
                }
                yield Finding(words, None, data)
                break


def _at_most(document: Document, number: Number) -> float:
    """What a figure may be at most: 近8000 is less, 900余 is less than 1000, 约900 may be a tenth more."""
    most = range_of(number).most
    if number.exact or (number.before and number.before.of(document.folded).strip() in _LESS and not number.after):
        return most
    digits = written(number.value).partition(".")[0]
    last = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return max(most + last, most * 1.2)


_LESS = frozenset(("近", "将近", "接近", "不足", "不到", "未到", "不超过"))


def _another_whole(figures: Sequence[Figure], whole: int, part: Figure) -> bool:
    """Whether a figure before could hold the part."""
    for n in range(whole - 1, max(-1, whole - MOST), -1):
        earlier = figures[n]
        if earlier.sentence != part.sentence:
            return False
        if earlier.unit == part.unit and earlier.number.value >= part.number.value:
            return True
    return False


def rate_mismatch(document: Document, options: NoOptions, context: Context) -> Iterator[Finding]:
    """A rate that the two counts of its sentence do not give."""
    del options
    figures = context.facts.figures
    unsound = {total.whole for total in context.facts.totals if _is_off(figures, total)}
    for one in context.facts.rates:
        if one.denominator in unsound:
            continue  # said already: the sum does not close
        rate, top, whole = figures[one.rate], figures[one.numerator], figures[one.denominator]
        numbers = (rate.number, top.number, whole.number)
        if not all(number.exact and number.value > 0 for number in numbers):
            continue
        if _gives(top, whole, rate) or _other_counts_give(figures, one.rate):
            continue
        share = top.number.value * 100 / whole.number.value
        shown = f"{share:.{max(1, _decimals(rate.number))}f}".rstrip("0").rstrip(".")
        span = _around(rate.number.whole, top, whole, rate)
        data = {
            "原文": span.of(document.text),
            "算式": f"{_plain(top)}÷{_plain(whole)}＝{shown}%",
            "写的": _shown(document, rate),
        }
        yield Finding(span, None, data)


def _gives(top: Figure, whole: Figure, rate: Figure) -> bool:
    above, below = range_of(top.number), range_of(whole.number)
    if below.least <= 0:
        return True
    return Range(above.least / below.most * 100, above.most / below.least * 100).meets(stated(rate.number))


def _other_counts_give(figures: Sequence[Figure], rate: int) -> bool:
    """Whether other counts of the sentence give the rate, two together or one without another: it has another base."""
    sentence = figures[rate].sentence
    near = [f for f in figures[max(0, rate - MOST) : rate + MOST] if f.sentence == sentence and f.unit in COUNTED]
    near = [f for f in near if f.number.exact]
    pairs = [(f, g.number.value) for f in near for g in near if f is not g and f.unit == g.unit]
    both = [f._replace(number=f.number._replace(value=f.number.value + value)) for f, value in pairs]
    left = [f._replace(number=f.number._replace(value=f.number.value - value)) for f, value in pairs]
    tops = [top for top in (*near, *both, *left) if top.number.value > 0]
    shares = [(top, other) for top in tops for other in near if top is not other and top.unit == other.unit]
    shares = [(top, other) for top, other in shares if top.number.value <= other.number.value]
    return any(_gives(top, other, figures[rate]) for top, other in shares)


_SUMS = {"原文": "有关的文字", "算式": "算出来的结果", "写的": "文中写的数"}
CHECKS = (
    Check("change_mismatch", change_mismatch, NoOptions, _SUMS, ("three", "implied")),
    Check(
        "direction_mismatch",
        direction_mismatch,
        TurnedOptions,
        {"原文": "有关的文字", "上年": "原来的数", "本年": "现在的数", "应为": "增加、减少还是持平"},
    ),
    Check("sum_mismatch", sum_mismatch, NoOptions, {**_SUMS, "差": "比写的总数多多少、少多少"}),
    Check(
        "part_exceeds_whole",
        part_exceeds_whole,
        NoOptions,
        {"原文": "有关的文字", "部分": "部分的数", "整体": "整体的数"},
    ),
    Check("rate_mismatch", rate_mismatch, NoOptions, _SUMS),
)
