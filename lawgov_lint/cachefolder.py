"""Where things that can be made again are kept between runs."""

from __future__ import annotations

import os


def cache_folder() -> str | None:
    """The folder for our own cache files; None when the user has no such place. It need not exist yet."""
    root = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    root = root or os.path.expanduser(os.path.join("~", ".cache"))
    return os.path.join(root, "lawgov-lint") if os.path.isabs(root) else None


def write_whole(path: str, data: bytes) -> None:
    """Write a file whole or not at all; without a word when that is impossible."""
    new = f"{path}.{os.getpid()}.new"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(new, "wb") as file:
            file.write(data)
        os.replace(new, path)
    except OSError:
        try:
            os.unlink(new)
        except OSError:
            return
