"""What the system says of a file that it refuses, in the words of the portal."""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "нет прав",
    errno.EPERM: "система не разрешает",
    errno.ENOENT: "такого файла или папки нет",
    errno.ENOTDIR: "на месте папки лежит файл",
    errno.EISDIR: "на месте файла стоит папка",
    errno.EEXIST: "такой файл уже есть",
    errno.ENAMETOOLONG: "слишком длинное имя",
    errno.ELOOP: "ссылки ведут по кругу",
    errno.EROFS: "диск открыт только для чтения",
    errno.EFBIG: "файл длиннее, чем разрешено",
    errno.EIO: "диск не отвечает",
}


def reason(problem: OSError) -> str:
    """Return why the system refused; a rare reason is told as the system tells it."""
    return _REASONS.get(problem.errno or 0, problem.strerror or "причина неизвестна")
