"""Path → bytes: every kind of input that is no report's text, with the words the user gets."""

from __future__ import annotations

import io
import os
import socket
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from lawgov_lint.errors import ReadingError, UsageError
from lawgov_lint.reading import read_bytes
from lawgov_lint.reading.files import MAX_BYTES, load

SAVE_AS = "请打开后“另存为”纯文本（编码选 UTF-8），再检查存好的 .txt 文件。"
CONVERT = "请先识别或转换成文字，存为 UTF-8 编码的 .txt 文件再检查。"
UNPACK = "请先解压，再检查里面的文件。"
EMPTY = "文件是空的，没有可检查的内容。请确认选对了文件，并已保存。"
TOO_LARGE = "文件太大，超过 32 MiB 的上限。请确认这是报告的文字，或分成几个文件再检查。"


def archive(*names: str) -> bytes:
    """A zip file with members of these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), "x" * 50)
    return buffer.getvalue()


def open_document() -> bytes:
    """The beginning of an OpenDocument file: its first member is its kind, not packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return buffer.getvalue()


FOREIGN = {
    "docx": (archive("[Content_Types].xml", "word/document.xml"), f"这是 Word 文档（.docx），不是纯文本。{SAVE_AS}"),
    "xlsx": (archive("xl/workbook.xml"), f"这是 Excel 工作簿（.xlsx），不是纯文本。{SAVE_AS}"),
    "pptx": (archive("ppt/presentation.xml"), f"这是演示文稿（.pptx），不是纯文本。{SAVE_AS}"),
    "odt": (open_document(), f"这是 OpenDocument 文档（.odt），不是纯文本。{SAVE_AS}"),
    "ofd": (
        archive("OFD.xml", "Doc_0/Document.xml"),
        "这是 OFD 版式文件，不是纯文本。请在阅读软件里导出或复制文字，存为 UTF-8 编码的 .txt 文件再检查。",
    ),
    "zip": (archive("report.txt"), f"这是 zip 压缩包，不是纯文本。{UNPACK}"),
    "empty zip": (archive(), f"这是 zip 压缩包，不是纯文本。{UNPACK}"),
    "doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
        f"这是旧式 Office 文件（.doc、.wps、.xls）或加了密码的 Office 文件，不是纯文本。{SAVE_AS}",
    ),
    "pdf": (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "这是 PDF 文件，不是纯文本。请在阅读软件里“另存为”文本，或复制文字存为 UTF-8 编码的 .txt 文件再检查。",
    ),
    "rtf": (b"{\\rtf1\\ansi\\ansicpg936 x}", f"这是 RTF 文件，不是纯文本。{SAVE_AS}"),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF", f"这是 JPEG 图片，不是纯文本。{CONVERT}"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", f"这是 PNG 图片，不是纯文本。{CONVERT}"),
    "gif": (b"GIF89a\x01\x00", f"这是 GIF 图片，不是纯文本。{CONVERT}"),
    "tiff": (b"II*\x00\x08\0\0\0", f"这是 TIFF 图片，不是纯文本。{CONVERT}"),
    "bmp": (b"BM\x36\0\0\0\0\0", f"这是 BMP 图片，不是纯文本。{CONVERT}"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", f"这是 WebP 图片或音像文件，不是纯文本。{CONVERT}"),
    "rar": (b"Rar!\x1a\x07\x01\x00", f"这是 RAR 压缩包，不是纯文本。{UNPACK}"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", f"这是 7z 压缩包，不是纯文本。{UNPACK}"),
    "gzip": (b"\x1f\x8b\x08\x00\x00", f"这是 gzip 压缩包，不是纯文本。{UNPACK}"),
    "web page": (
        b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<html lang=zh><body>x",
        "这是网页文件（HTML），不是纯文本。请在浏览器里打开，复制正文存为 UTF-8 编码的 .txt 文件再检查。",
    ),
    "program": (b"MZ\x90\x00\x03", "这是可执行程序，不是纯文本。请选报告本身的文件。"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_document_picture_or_archive_is_named_with_what_to_do(kind: str) -> None:
    data, message = FOREIGN[kind]
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "报告.txt")
    assert (caught.value.message, caught.value.byte_offset, caught.value.path) == (message, 0, "报告.txt")
    assert caught.value.status == 3


@pytest.mark.parametrize("text", ["BM 是缩写", "RIFF", "MZ 说明", "<h1>报告</h1>", "PK 赛"])
def test_text_that_begins_like_a_binary_file_is_text(text: str) -> None:
    assert read_bytes(text.encode(), "x.txt").text == text


def test_nul_byte_makes_a_file_binary() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes("法治".encode() + b"\0\0\x01", "x.txt")
    assert caught.value.byte_offset == 6
    assert caught.value.message == (
        "这不是文本文件：第 7 字节（偏移 6）是空字符。"
        "如果是用办公软件写的，请打开后“另存为”纯文本（编码选 UTF-8）再检查。"
    )


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n\t", "\u3000\xa0\n".encode(), b"\xef\xbb\xbf", b"\xff\xfe", "\u200b \ufeff\n".encode()],
)
def test_nothing_visible_is_empty(data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, "x.txt")
    assert caught.value.message == EMPTY


def test_whole_file_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(b"a\r\nb\xff")
    assert load(str(path)) == b"a\r\nb\xff"


def test_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.touch()
    with pytest.raises(ReadingError) as caught:
        load(str(path))
    assert (caught.value.message, caught.value.path) == (EMPTY, str(path))


def test_file_of_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES)
    assert len(load(str(path))) == MAX_BYTES
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadingError) as caught:
        load(str(path))
    assert caught.value.message == TOO_LARGE


def test_limit_holds_for_bytes_too() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(b"a" * (MAX_BYTES + 1), "x.txt")
    assert caught.value.message == TOO_LARGE


@pytest.mark.parametrize("name", ["没有.txt", "report.txt/inside.txt"])
def test_missing_path_is_wrong_use(tmp_path: Path, name: str) -> None:
    (tmp_path / "report.txt").write_text("x", encoding="utf-8")
    path = str(tmp_path / name)
    with pytest.raises(UsageError) as caught:
        load(path)
    assert (caught.value.message, caught.value.status) == (f"没有这个文件：{path}", 2)


def test_nul_in_a_path_is_wrong_use() -> None:
    with pytest.raises(UsageError) as caught:
        load("a\0b.txt")
    assert caught.value.message == r"没有这个文件：'a\x00b.txt'"


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        load(str(tmp_path))
    assert caught.value.message == "这是文件夹，不是文件。"


def test_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ReadingError) as caught:
        load(str(path))
    assert caught.value.message == (
        "没有读取这个文件的权限，或文件正被别的程序占用。请检查权限，关闭占用它的程序再试。"
    )


def test_broken_disk_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"x")

    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", fail)
    with pytest.raises(ReadingError) as caught:
        load(str(path))
    assert caught.value.message == "读不了这个文件（系统报告：Input/output error）。请检查磁盘或网络位置。"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    assert message_within_seconds(str(path)) == ("这是命名管道，不是普通文件。要从管道读入，请用“-”表示标准输入。")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets in folders on this system")
def test_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may have 100 bytes only
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        assert message_within_seconds("s") == "这是套接字，不是普通文件。要从管道读入，请用“-”表示标准输入。"


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no /dev/zero on this system")
def test_endless_device_is_refused() -> None:
    assert message_within_seconds("/dev/zero") == "这是设备，不是普通文件。要从管道读入，请用“-”表示标准输入。"


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="no /proc on this system")
def test_file_that_claims_to_be_empty_is_read() -> None:
    assert load("/proc/self/status").startswith(b"Name:")


def message_within_seconds(path: str) -> str:
    """The message of the ReadingError, from a thread so that a hang fails the test."""
    caught: list[ReadingError] = []

    def run() -> None:
        try:
            load(path)
        except ReadingError as error:
            caught.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    return caught[0].message


class Endless(io.RawIOBase):
    """Bytes without an end; counts what was taken."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self.taken += len(buffer)
        buffer[:] = b"a" * len(buffer)
        return len(buffer)


def feed(monkeypatch: pytest.MonkeyPatch, raw: io.RawIOBase | io.BytesIO) -> None:
    buffer = raw if isinstance(raw, io.BytesIO) else io.BufferedReader(raw)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(buffer, encoding="utf-8"))


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, io.BytesIO(b"\xc4\xbf\xc2\xbc\r\n"))
    assert load("-") == b"\xc4\xbf\xc2\xbc\r\n"


def test_empty_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, io.BytesIO(b""))
    with pytest.raises(ReadingError) as caught:
        load("-")
    assert (caught.value.message, caught.value.path) == (
        "标准输入没有内容。请检查管道前一个命令，或直接写文件名。",
        "-",
    )


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadingError) as caught:
        load("-")
    assert caught.value.message == "没有标准输入可读。请直接写文件名。"


def test_endless_standard_input_is_read_to_the_limit_only(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = Endless()
    feed(monkeypatch, endless)
    with pytest.raises(ReadingError) as caught:
        load("-")
    assert caught.value.message == TOO_LARGE
    assert endless.taken <= MAX_BYTES + 1 + io.DEFAULT_BUFFER_SIZE
