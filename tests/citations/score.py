"""How many titles of the table are judged rightly, by rule: `python -m tests.citations.score`."""

from __future__ import annotations

from collections import Counter

from tests.citations.judging import judge, read_sentences


def main() -> None:
    """Print a table, and each sentence that is not judged rightly."""
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    sentences = tuple(read_sentences())
    judgements = [judge(sentence) for sentence in sentences]
    for judgement in judgements:
        found.update(finding.rule for _, finding in judgement.met)
        missed.update(expected.rules[0] for expected in judgement.missed)
        wrong.update(finding.rule for finding in judgement.wrong)
    print(f"{'rule':32}{'rightly said':>14}{'missed':>8}{'wrongly said':>14}")
    for rule in sorted({*found, *missed, *wrong}):
        print(f"{rule:32}{found[rule]:14}{missed[rule]:8}{wrong[rule]:14}")
    right = sum(judgement.right for judgement in judgements)
    silent = [j.right for s, j in zip(sentences, judgements, strict=True) if not s.expected]
    print(f"\n{right} of {len(sentences)} sentences judged rightly; {sum(silent)} of {len(silent)} rightly silent\n")
    for sentence, judgement in zip(sentences, judgements, strict=True):
        line = sentence.text.split("\n", 3)[3].strip()
        for expected in judgement.missed:
            words = expected.span.of(sentence.text)
            print(
                f"missed {sentence.number} {sentence.kind} {sentence.year} {'/'.join(expected.rules)} {words} | {line}"
            )
        for finding in judgement.wrong:
            words = finding.span.of(sentence.text) if finding.span else ""
            print(f"wrong  {sentence.number} {sentence.kind} {sentence.year} {finding.rule} {words} | {line}")


if __name__ == "__main__":
    main()
