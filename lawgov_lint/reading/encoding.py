"""Bytes → text: UTF-8, UTF-16 with a byte order mark, GB 18030 (so GBK and GB 2312), or a clear error.

A wrong guess shows as nonsense characters that every check would then judge, so a guess must be plausible:

- what GB 18030 yields must look like Chinese, which UTF-8 read as GB 18030 never does, or it is an error;
- the error for bytes that are mostly good UTF-8 names the first bad one.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from lawgov_lint.errors import ReadingError
from lawgov_lint.values import NamedTuple

_RESAVE = "请用记事本或 WPS 打开，核对文字无误后“另存为”，编码选 UTF-8，再检查。"

# U+0800 to U+FFFF in UTF-8: every Chinese character but the rarest.
# Matches e4 b8 ad (中); in GB 2312 text such a triple turns up by chance, with under a tenth of the bytes.
_UTF8_TRIPLE = rb"[\xe0-\xef][\x80-\xbf][\x80-\xbf]"
_ASCII = bytes(range(0x80))
_BEYOND_ASCII = "[^\x00-\x7f]+"

_SAMPLE = 4096
_SAMPLES = 32
"""Of a text longer than the sample, thirty-two pieces from all over it are weighed."""

# Weights are means of _weight over the characters beyond ASCII; measured 2026-11 on the five samples written in GBK.
_SHORT = 20
_PLAUSIBLE_SHORT = 0.5  # 嵊泗县 in GBK weighs 0.67; 中國 in Big5 0.5
_PLAUSIBLE_LONG = 0.85  # the samples in GBK weigh 0.99 and more, in Big5 0.15
_FREQUENT_FROM = 6  # fewer ideographs may well be a name
_FREQUENT_SHARE = 0.3  # of the ideographs; the samples 0.79 and more; characters drawn by lot from GB 2312 0.14

# The most frequent characters of running text and of government reports, names of places included.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    "还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
    "没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边"
    "流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造"
    "百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例"
    "真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且"
    "究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何"
    "除消构府称太准精值号率族维划选标写存候毛亲快效院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县"
    "局照参红细引听该铁价严龙飞司执依职责监督检镇街村乡推落促优普宣审案诉讼讯申请履综营环境服贯彻"
)


class Decoded(NamedTuple):
    """Text, and how it was written: ``encoding`` is Python's name of it; the byte order mark is not in the text."""

    text: str
    encoding: str
    bom: bool


def decode(data: bytes, path: str) -> Decoded:
    """Decode the whole of an input.

    Raises:
        ReadingError: no encoding of ours fits; ``byte_offset`` is the first byte to blame.
    """
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        raise _unsupported("UTF-32", path)
    if data.startswith(b"\xef\xbb\xbf"):
        return _strict(data, "utf-8", 3, path)
    if data.startswith(b"\xff\xfe"):
        return _strict(data, "utf-16-le", 2, path)
    if data.startswith(b"\xfe\xff"):
        return _strict(data, "utf-16-be", 2, path)
    return _without_mark(data, path)


def _strict(data: bytes, encoding: str, mark_bytes: int, path: str) -> Decoded:
    try:
        text = data[mark_bytes:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(encoding[:6].rstrip("-").upper(), mark_bytes + error.start, path) from error
    nul = text.find("\0")
    if nul >= 0:
        raise _binary(mark_bytes + len(text[:nul].encode(encoding)), path)
    return Decoded(text, encoding, True)


def _without_mark(data: bytes, path: str) -> Decoded:
    nul = data.find(b"\0")
    wide = _wide_encoding(data) if nul >= 0 else None
    if wide:
        raise _unsupported(wide, path)
    if nul >= 0:
        raise _binary(nul, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _gb18030(data, error.start, path)
    if not data.isascii() and _rather_gb18030(data, text):
        return Decoded(data.decode("gb18030"), "gb18030", False)
    return Decoded(text, "utf-8", False)


def _gb18030(data: bytes, utf8_offset: int, path: str) -> Decoded:
    """Read what is no UTF-8; ``utf8_offset`` is where that failed."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        at_end = error.start > len(data) - 4 and _plausible(data[: error.start].decode("gb18030"))
        if at_end or _plausible(data.decode("gb18030", "replace")):
            raise _damaged("GB 18030", error.start, path) from error
    else:
        if _plausible(text, _mostly_utf8(data)):
            return Decoded(text, "gb18030", False)
    if _mostly_utf8(data):
        raise _damaged("UTF-8", utf8_offset, path)
    raise _unknown(data, utf8_offset, path)


def _mostly_utf8(data: bytes) -> bool:
    """Whether over half of the bytes beyond ASCII stand in good UTF-8 triples."""
    high = data.translate(None, _ASCII)
    sample = b"".join(high[window] for window in _windows(len(high)))
    return 3 * len(re.findall(_UTF8_TRIPLE, sample)) * 2 > len(sample)


def _rather_gb18030(data: bytes, text: str) -> bool:
    """Whether bytes that are good UTF-8 are a few GBK characters: 目录 is c4 bf c2 bc, in UTF-8 Ŀ and ¼.

    A lone symbol of Latin-1 between ASCII characters (·, ±, é) is taken for what it is in UTF-8.
    """
    if re.search(rb"[\xe0-\xf4]", data):  # leads of what takes three bytes or four
        return False
    if not re.search("[\u0100-\u07ff]|[\u0080-\u00ff]{2}", text):
        return False
    try:
        read = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return _plausible(read) and all(_weight(character) == 1.0 for character in set(read) if character > "\x7f")


def _plausible(text: str, doubtful: bool = False) -> bool:
    """Whether text read as GB 18030 looks like Chinese; ``doubtful`` asks more of a short one.

    The bytes of 报告， in GBK are mostly good UTF-8 too, by chance; so are those of 法治建 in UTF-8 without its last,
    but they read as 硶娌诲缓 in GBK.
    """
    counts = Counter(_sample_beyond_ascii(text))
    total = frequent = 0
    weight = 0.0
    for character, count in counts.items():
        total += count
        weight += count * _weight(character)
        if character in _FREQUENT:
            frequent += count
    hanzi = sum(count for character, count in counts.items() if "\u4e00" <= character <= "\u9fff")
    if (doubtful or hanzi >= _FREQUENT_FROM) and frequent < _FREQUENT_SHARE * hanzi:
        return False
    short = total < _SHORT and not doubtful
    return weight > _PLAUSIBLE_SHORT * total if short else weight >= _PLAUSIBLE_LONG * total


@lru_cache(maxsize=65_536)
def _weight(character: str) -> float:
    """How much a character beyond ASCII speaks for GB 18030.

    1 for punctuation, full-width forms and the 3755 common characters of GB 2312, and for the rare ideographs and the
    spaces that take four bytes, which no chance brings about; a half for its other 3008; 0 for all that needs GBK, for
    private characters, and for kana, Greek, Cyrillic and box drawing.
    """
    code = character.encode("gb18030")
    if len(code) == 4:
        rare = "\u3400" <= character <= "\u4dbf" or character >= "\U00020000"
        return 1.0 if rare or character.isspace() or "\u2000" <= character <= "\u206f" else 0.0
    lead, trail = code
    if trail < 0xA1:
        return 0.0
    if 0xA1 <= lead <= 0xA3 or 0xB0 <= lead <= 0xD7:
        return 1.0
    return 0.5 if 0xD8 <= lead <= 0xF7 else 0.0


def _sample_beyond_ascii(text: str) -> str:
    sample = "".join(text[window] for window in _windows(len(text)))
    beyond = "".join(re.findall(_BEYOND_ASCII, sample))
    if len(beyond) * 8 >= len(sample) or len(sample) == len(text):
        return beyond
    # Chinese is rare in this text: pick it out first.
    beyond = "".join(re.findall(_BEYOND_ASCII, text))
    return "".join(beyond[window] for window in _windows(len(beyond)))


def _windows(length: int) -> list[slice]:
    """What is weighed of a text or of bytes."""
    if length <= _SAMPLE:
        return [slice(0, length)]
    size = _SAMPLE // _SAMPLES
    return [slice(start, start + size) for start in range(0, length - size + 1, (length - size) // (_SAMPLES - 1))]


_WIDE_SAMPLE = 65_536


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 when the bytes read well in it; for bytes without a byte order mark."""
    best, name = 0.8, None
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = data[:_WIDE_SAMPLE].decode(encoding, "replace")
        good = sum(" " <= character <= "~" or character in "\t\r\n" or character in _FREQUENT for character in text)
        if text and good / len(text) > best:
            best, name = good / len(text), encoding[:6].upper()
    return name


def _damaged(encoding: str, offset: int, path: str) -> ReadingError:
    return ReadingError(
        f"按 {encoding} 读到第 {offset + 1} 字节（偏移 {offset}）时不成字，文件损坏或被截断。"
        "请从原稿重新“另存为”文本，编码选 UTF-8，再检查。",
        path,
        offset,
    )


def _unknown(data: bytes, offset: int, path: str) -> ReadingError:
    wide = _wide_encoding(data)
    if wide:
        return _unsupported(wide, path)
    return ReadingError(
        f"认不出文件的编码：第 {offset + 1} 字节（偏移 {offset}）起不是 UTF-8，"
        f"也不像 GB 18030（含 GBK、GB 2312）的中文，可能是 Big5 等其他编码。{_RESAVE}",
        path,
        offset,
    )


def _unsupported(encoding: str, path: str) -> ReadingError:
    marked = "" if encoding == "UTF-32" else "没有字节序标记的 "
    return ReadingError(f"文件像是{marked or ' '}{encoding} 编码，不能可靠地读出。{_RESAVE}", path, 0)


def _binary(offset: int, path: str) -> ReadingError:
    return ReadingError(
        f"这不是文本文件：第 {offset + 1} 字节（偏移 {offset}）是空字符。"
        "如果是用办公软件写的，请打开后“另存为”纯文本（编码选 UTF-8）再检查。",
        path,
        offset,
    )
