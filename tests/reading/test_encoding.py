"""Bytes → text: what is read, in which encoding, and what is refused at which byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lawgov_lint.errors import ReadingError
from lawgov_lint.reading import READERS, read_bytes
from lawgov_lint.reading.encoding import decode
from lawgov_lint.reading.source import Source

NOTE = "请用记事本或 WPS 打开，核对文字无误后“另存为”，编码选 UTF-8，再检查。"
REPORT = "甲市司法局2023年度法治政府建设情况报告\r\n2023年，我局坚持依法行政，办理复议案件64件。\n" * 30


def damaged(encoding: str, offset: int) -> str:
    return (
        f"按 {encoding} 读到第 {offset + 1} 字节（偏移 {offset}）时不成字，文件损坏或被截断。"
        "请从原稿重新“另存为”文本，编码选 UTF-8，再检查。"
    )


def unknown(offset: int) -> str:
    return (
        f"认不出文件的编码：第 {offset + 1} 字节（偏移 {offset}）起不是 UTF-8，"
        f"也不像 GB 18030（含 GBK、GB 2312）的中文，可能是 Big5 等其他编码。{NOTE}"
    )


def outcome(data: bytes) -> tuple[int | None, str]:
    with pytest.raises(ReadingError) as caught:
        decode(data, "x.txt")
    return caught.value.byte_offset, caught.value.message


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (REPORT.encode(), "utf-8", False),
        (REPORT.encode("utf-8-sig"), "utf-8", True),
        (b"\xff\xfe" + REPORT.encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16-be", True),
        (REPORT.encode("gb18030"), "gb18030", False),
        (REPORT.encode("gbk"), "gb18030", False),
        (REPORT.encode("gb2312"), "gb18030", False),
    ],
)
def test_encoding_is_told_and_line_ends_are_kept(data: bytes, encoding: str, bom: bool) -> None:
    source = read_bytes(data, "x.txt")
    assert (source.text, source.encoding, source.bom) == (REPORT, encoding, bom)


@pytest.mark.parametrize(
    "text",
    [
        "法",
        "模",
        "报告，",
        "2023年报告，",
        "\xa0\xa0法治政府\xa0",
        "目录",
        "联通",
        "嵊泗县",
        "朱镕基",
        "2021年",
        "“1”",
        "一、",
        "㐂",
        "𠮷",
        "a" * 100_000 + "法治",
        "法" * 70_000,
    ],
)
def test_short_and_rare_chinese_in_gb18030(text: str) -> None:
    assert decode(text.encode("gb18030"), "x") == (text, "gb18030", False)


@pytest.mark.parametrize(
    "text", ["hello", "1·2", "20±1℃", "café", "naïve résumé", "Привет, мир", "σύστημα", "×", "目录", "𠮷"]
)
def test_utf8_stays_utf8(text: str) -> None:
    assert decode(text.encode(), "x") == (text, "utf-8", False)


def test_second_byte_order_mark_is_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbf\xef\xbb\xbfa", "x").text == "\ufeffa"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("法治政府".encode()[:-1], 9),  # cut in the last character
        ("法治".encode() + b"\xff" + "政府".encode(), 6),
        ("法治".encode() + "法治".encode("gbk") + "政府建设年度报告".encode(), 6),
        (b"\xef\xbb\xbf" + "法治".encode("gbk"), 3),  # the mark says UTF-8
        ("中文中".encode()[:8], 6),  # also good GB 18030: nonsense of four characters
        ("法治建".encode()[:8], 6),
    ],
)
def test_damaged_utf8_is_not_read_as_gb18030(data: bytes, offset: int) -> None:
    assert outcome(data) == (offset, damaged("UTF-8", offset))


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("法治政府".encode("gbk")[:-1], 6),
        ("依法行政".encode("gbk")[:4] + b"\xff" + "依法行政".encode("gbk"), 4),
        ("法治\U00020bb7".encode("gb18030")[:-1], 4),  # cut in a character of four bytes
    ],
)
def test_damaged_gb18030_names_the_byte(data: bytes, offset: int) -> None:
    assert outcome(data) == (offset, damaged("GB 18030", offset))


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"\xff\xfe" + "法治政府".encode("utf-16-le")[:-1], 8),
        (b"\xfe\xff" + "法".encode("utf-16-be") + b"\xd8\x00" + "治".encode("utf-16-be"), 4),
    ],
)
def test_damaged_utf16_names_the_byte(data: bytes, offset: int) -> None:
    assert outcome(data) == (offset, damaged("UTF-16", offset))


@pytest.mark.parametrize(
    ("text", "encoding", "offset"),
    [
        ("法治政府建設年度報告，現將有關情況報告如下。" * 20, "big5", 0),
        ("中國", "big5", 0),
        ("政府", "big5", 0),
        ("法治政府の年次報告です", "shift-jis", 0),
        ("大韓民國은 民主共和國이다. 모든 권력은 국민으로부터 나온다.", "euc-kr", 0),
        ("모든 권력은 국민으로부터 나온다. 국가는 법률이 정하는 바에 의한다.", "euc-kr", 0),
        ("société déjà vu", "latin-1", 4),
        ("‘Résumé’", "cp1252", 0),
        ("привет мир", "cp1251", 0),
        ("привет мир, как дела сегодня вечером", "koi8-r", 0),
        ("中", "utf-8", 0),
    ],
)
def test_other_encodings_are_refused_and_never_read_as_nonsense(text: str, encoding: str, offset: int) -> None:
    data = text.encode(encoding)
    data = data[:-1] if encoding == "utf-8" else data  # two of three bytes: GB 18030 would show 涓
    assert outcome(data) == (offset, unknown(offset))


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("法治a\n".encode("utf-16-le"), "没有字节序标记的 UTF-16"),
        ("法治a\n".encode("utf-16-be"), "没有字节序标记的 UTF-16"),
        ("法治政府".encode("utf-16-le"), "没有字节序标记的 UTF-16"),  # no NUL byte
        (b"\xff\xfe\0\0" + "法治".encode("utf-32-le"), " UTF-32"),
        (b"\0\0\xfe\xff" + "法治".encode("utf-32-be"), " UTF-32"),
        ("法治".encode("utf-32-le"), " UTF-32"),
    ],
)
def test_utf16_without_mark_and_utf32_are_named(data: bytes, name: str) -> None:
    assert outcome(data) == (0, f"文件像是{name} 编码，不能可靠地读出。{NOTE}")


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"\xef\xbb\xbfab\0", 5),
        (b"\xff\xfea\0\0\0", 4),
        (b"\xfe\xff\0a\0\0", 4),
        (b"ab\0\x01\x02\x03", 2),
    ],
)
def test_nul_character_is_binary(data: bytes, offset: int) -> None:
    found, message = outcome(data)
    assert found == offset
    assert message.startswith(f"这不是文本文件：第 {offset + 1} 字节（偏移 {offset}）是空字符。")


PHRASES = st.lists(
    st.sampled_from(
        [
            *"，。、；：（）《》“”—１％\n 0123456789abc",
            "\r\n",
            "法治政府",
            "年度报告",
            "推进依法行政",
            "目录",
            "2023年",
            "县（区）",
        ]
    ),
    min_size=1,
    max_size=60,
).map("".join)
CHINESE = st.builds("{}{}{}".format, PHRASES, st.sampled_from(["报告", "坚持依法行政", "市人民政府"]), PHRASES)
WRITERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "utf-16-le": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
}


@pytest.mark.parametrize("encoding", WRITERS)
@given(text=CHINESE)
@example(text="报告")
def test_what_was_written_is_read(encoding: str, text: str) -> None:
    decoded = decode(WRITERS[encoding](text), "x")
    assert decoded.text == text
    assert decoded.encoding == encoding.removesuffix("-sig")


HARD_BYTES = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0", b"\r", b"\n", b"\xb7\xa8", b"\xe6"])
    ).map(b"".join),
)


def read_or_refuse(data: bytes) -> Source | ReadingError:
    try:
        return read_bytes(data, "x")
    except ReadingError as error:
        return error


@given(data=HARD_BYTES)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    result = read_or_refuse(data)
    if isinstance(result, ReadingError):
        assert result.path == "x"
        assert result.byte_offset is None or 0 <= result.byte_offset < len(data)
    else:
        marks = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
        mark = marks[result.encoding] if result.bom else b""
        assert mark + result.text.encode(result.encoding) == data


@pytest.mark.parametrize(("suffix", "form"), [(".txt", "text"), (".md", "markdown"), (".markdown", "markdown")])
def test_readers_by_suffix(suffix: str, form: str) -> None:
    reader = next(reader for reader in READERS if suffix in reader.suffixes)
    source = reader.read("# 报告\n".encode(), "x")
    assert (source.text, source.form, source.path) == ("# 报告\n", form, "x")
