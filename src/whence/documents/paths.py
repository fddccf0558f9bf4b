"""The files that the named files and folders hold, in one fixed order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from whence.errors import BadInput


def paths(roots: Iterable[str | Path], refused: Callable[[BadInput], None] | None = None) -> Iterator[Path]:
    """The files under ``roots``, folders searched through in order of name; hidden entries are passed over.

    What cannot be opened is handed to ``refused`` and the others go on; without it, it is raised.
    """

    def refuse(error: BadInput) -> None:
        if refused is None:
            raise error
        refused(error)

    for root in roots:
        path = Path(root)
        if path.is_dir():
            yield from _inside(path, refuse)
        elif path.exists() or path.is_symlink():
            yield path
        else:
            refuse(BadInput(str(root), "there is no such file or folder"))


def _inside(folder: Path, refuse: Callable[[BadInput], None]) -> Iterator[Path]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except PermissionError:
        refuse(BadInput(str(folder), "no permission to open this folder"))
        return
    except OSError as error:
        refuse(BadInput(str(folder), f"the folder cannot be opened ({error.strerror or error})"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        # A link to a folder may lead in circles; a link to a file is only another name.
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(Path(entry.path), refuse)
        elif entry.is_file():
            yield Path(entry.path)
