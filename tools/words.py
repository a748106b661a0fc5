"""Builds rules/data/words.txt: the frequent words of jieba's dictionary, and the words of this field.

    python tools/words.py            write the list
    python tools/words.py --check    status 1 when it is not what would be written

One word a line with its frequency, in the format of jieba's own dictionaries, sorted by code point: a word is looked up
in the file as it lies (``lawgov_lint/wordlist.py``), and jieba's ``Tokenizer`` takes it as its dictionary. jieba 0.42.1
is under the MIT licence, Copyright (c) 2013 Sun Junyi; its frequencies are counts of a corpus. The words of this field
stand in tools/words-of-the-field.txt; without a number they get one that lets them win against their parts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "rules" / "data" / "words.txt"
FIELD = HERE / "words-of-the-field.txt"
CONFUSABLES = HERE.parent / "rules" / "data" / "confusables.tsv"

LEAST = {1: 400, 2: 200, 3: 190, 4: 150}
"""Least frequency by length; 26,000 words. Longer words of jieba's are names, which nothing here needs."""
OF_THE_FIELD = 300
"""Frequency of a word of the field that jieba does not have: about that of 依法行政."""


def entries() -> Iterator[tuple[str, int]]:
    """Word and frequency, jieba's and ours; ours last."""
    import jieba

    dictionary = Path(jieba.__file__).parent / "dict.txt"
    wrong = {line.split("\t")[0] for line in CONFUSABLES.read_text(encoding="utf-8").splitlines()}
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        least = LEAST.get(len(word))
        if least and int(count) >= least and word not in wrong and re.fullmatch("[\u4e00-\u9fff]+", word):
            yield word, int(count)
    for line in FIELD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            for word in line.split():
                yield word, OF_THE_FIELD


def content() -> str:
    """The whole list."""
    words: dict[str, int] = {}
    for word, count in entries():
        words[word] = max(count, words.get(word, 0))
    return "".join(f"{word} {words[word]}\n" for word in sorted(words))


def main() -> int:
    """Write the list, or only look whether it is what would be written."""
    made = content()
    if "--check" in sys.argv:
        return 0 if TARGET.read_text(encoding="utf-8") == made else 1
    TARGET.write_text(made, encoding="utf-8", newline="\n")
    print(f"{made.count(chr(10))} words, {len(made.encode()) / 1024:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
