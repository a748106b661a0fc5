"""Path → bytes: what can be opened, how much is read, and what the bytes are when they are no text."""

from __future__ import annotations

import os
import stat
import sys

from lawgov_lint.errors import ReadingError, UsageError

MAX_BYTES = 32 * 1024 * 1024
"""The largest input that is read; a report of 200 pages has 0.6 MB of text."""

STANDARD_INPUT = "-"

_SAVE_AS = "请打开后“另存为”纯文本（编码选 UTF-8），再检查存好的 .txt 文件。"
_CONVERT = "请先识别或转换成文字，存为 UTF-8 编码的 .txt 文件再检查。"
_UNPACK = "请先解压，再检查里面的文件。"

# First bytes of a file → what it is and what to do. Those that a text may begin with count only beside a NUL byte.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧式 Office 文件（.doc、.wps、.xls）或加了密码的 Office 文件", _SAVE_AS),
    (b"%PDF-", "PDF 文件", "请在阅读软件里“另存为”文本，或复制文字存为 UTF-8 编码的 .txt 文件再检查。"),
    (b"{\\rtf", "RTF 文件", _SAVE_AS),
    (b"\xff\xd8\xff", "JPEG 图片", _CONVERT),
    (b"\x89PNG\r\n\x1a\n", "PNG 图片", _CONVERT),
    (b"GIF87a", "GIF 图片", _CONVERT),
    (b"GIF89a", "GIF 图片", _CONVERT),
    (b"II*\x00", "TIFF 图片", _CONVERT),
    (b"MM\x00*", "TIFF 图片", _CONVERT),
    (b"Rar!\x1a\x07", "RAR 压缩包", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", _UNPACK),
    (b"\x1f\x8b\x08", "gzip 压缩包", _UNPACK),
)
_SIGNATURES_BESIDE_NUL: tuple[tuple[bytes, str, str], ...] = (
    (b"BM", "BMP 图片", _CONVERT),
    (b"RIFF", "WebP 图片或音像文件", _CONVERT),
    (b"MZ", "可执行程序", "请选报告本身的文件。"),
)
# Names found inside a zip container, near its beginning or in the list at its end.
_ZIP_CONTENTS: tuple[tuple[bytes, str, str], ...] = (
    (b"OFD.xml", "OFD 版式文件", "请在阅读软件里导出或复制文字，存为 UTF-8 编码的 .txt 文件再检查。"),
    (b"word/document.xml", "Word 文档（.docx）", _SAVE_AS),
    (b"xl/workbook.xml", "Excel 工作簿（.xlsx）", _SAVE_AS),
    (b"ppt/presentation.xml", "演示文稿（.pptx）", _SAVE_AS),
    (b"mimetypeapplication/vnd.oasis.opendocument", "OpenDocument 文档（.odt）", _SAVE_AS),
)
_WEB_PAGE_STARTS = (b"<!doctype html", b"<html")
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ZIP_WINDOW = 1024 * 1024


def load(path: str) -> bytes:
    """Read a whole file, or standard input for ``-``, up to :data:`MAX_BYTES`.

    Raises:
        UsageError: there is no such path.
        ReadingError: it is empty, too large, unreadable, a folder, or a device that could hang the run.
    """
    data = _load_standard_input() if path == STANDARD_INPUT else _load_file(path)
    if not data:
        raise empty(path)
    return data


def empty(path: str) -> ReadingError:
    """The error for an input without any content."""
    if path == STANDARD_INPUT:
        return ReadingError("标准输入没有内容。请检查管道前一个命令，或直接写文件名。", path)
    return ReadingError("文件是空的，没有可检查的内容。请确认选对了文件，并已保存。", path)


def refuse_oversize(size_bytes: int, path: str) -> None:
    """Raise ReadingError when the size is over the limit."""
    if size_bytes > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        raise ReadingError(f"文件太大，超过 {limit} MiB 的上限。请确认这是报告的文字，或分成几个文件再检查。", path)


def refuse_foreign(data: bytes, path: str) -> None:
    """Raise ReadingError when the first bytes show a document, picture or archive instead of text."""
    found = _recognise(data)
    if found:
        what, advice = found
        space = " " if what[0].isascii() else ""
        raise ReadingError(f"这是{space}{what}，不是纯文本。{advice}", path, 0)


def _recognise(data: bytes) -> tuple[str, str] | None:
    if data.startswith(_ZIP_STARTS):
        return _recognise_zip(data)
    for start, what, advice in _SIGNATURES:
        if data.startswith(start):
            return what, advice
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE_STARTS):
        return "网页文件（HTML）", "请在浏览器里打开，复制正文存为 UTF-8 编码的 .txt 文件再检查。"
    for start, what, advice in _SIGNATURES_BESIDE_NUL:
        if data.startswith(start) and b"\0" in data[:4096]:
            return what, advice
    return None


def _recognise_zip(data: bytes) -> tuple[str, str]:
    for name, what, advice in _ZIP_CONTENTS:
        if data.find(name, 0, _ZIP_WINDOW) >= 0 or data.find(name, max(0, len(data) - _ZIP_WINDOW)) >= 0:
            return what, advice
    return "zip 压缩包", _UNPACK


def _load_standard_input() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise ReadingError("没有标准输入可读。请直接写文件名。", STANDARD_INPUT)
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(error, STANDARD_INPUT) from error
    refuse_oversize(len(data), STANDARD_INPUT)
    return data


def _load_file(path: str) -> bytes:
    try:
        # A device is refused before it is opened: opening alone can act on it, or wait for ever.
        _refuse_special(os.stat(path), path)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        with open(os.open(path, flags), "rb", buffering=0) as file:
            state = os.fstat(file.fileno())
            _refuse_special(state, path)  # the path may have been exchanged meanwhile
            return _read(file.fileno(), state.st_size, path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"没有这个文件：{path}") from error
    except ValueError as error:  # a NUL character in the path
        raise UsageError(f"没有这个文件：{path!r}") from error
    except OSError as error:
        raise _unreadable(error, path) from error


def _read(descriptor: int, size_bytes: int, path: str) -> bytes:
    """Read to the end; a file may grow meanwhile, and those of /proc claim to be empty."""
    refuse_oversize(size_bytes, path)
    pieces: list[bytes] = []
    total = 0
    while piece := os.read(descriptor, max(4096, min(size_bytes, MAX_BYTES) + 1 - total)):
        pieces.append(piece)
        total += len(piece)
        refuse_oversize(total, path)
    return b"".join(pieces)


def _refuse_special(state: os.stat_result, path: str) -> None:
    if stat.S_ISREG(state.st_mode):
        return
    if stat.S_ISDIR(state.st_mode):
        raise ReadingError("这是文件夹，不是文件。", path)
    what = "命名管道" if stat.S_ISFIFO(state.st_mode) else "套接字" if stat.S_ISSOCK(state.st_mode) else "设备"
    raise ReadingError(f"这是{what}，不是普通文件。要从管道读入，请用“-”表示标准输入。", path)


def _unreadable(error: OSError, path: str) -> ReadingError:
    if isinstance(error, PermissionError):
        return ReadingError("没有读取这个文件的权限，或文件正被别的程序占用。请检查权限，关闭占用它的程序再试。", path)
    return ReadingError(f"读不了这个文件（系统报告：{error.strerror or error}）。请检查磁盘或网络位置。", path)
