"""``glasno verify``: whether a site is, byte for byte, what was published."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.publish.refusal import Refused
from generator.publish.signature import check_signature, signed
from generator.publish.verification import Difference, Verified, verify_folder, verify_url
from generator.text.plural import count

_WORDS = {
    Difference.CHANGED: "изменён",
    Difference.MISSING: "нет на месте",
    Difference.UNKNOWN: "лишний: в списке его нет",
}
_MOST = 50


@click.command("verify")
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Открытый ключ того, кто подписал сайт: SSH или minisign.",
)
@click.argument("place", metavar="DIR|URL")
def verify_command(key: Path | None, place: str) -> None:
    """Сверить сайт с его списком контрольных сумм SHA256SUMS.

    Папка сверяется целиком и без сети: найдётся изменённый, пропавший и лишний файл. По адресу сайта лишние
    файлы не видны. Код 1, если что-то не сошлось.
    """
    try:
        with TemporaryDirectory(prefix="glasno-") as folder:
            remote = place.startswith(("https://", "http://"))
            site = Path(folder) if remote else Path(place)
            verified = verify_url(place, site) if remote else verify_folder(site)
            if key is not None:
                check_signature(site, key)
            ok = _tell(verified, signed(site), key)
    except Refused as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(1)
    sys.exit(0 if ok else 1)


def _tell(verified: Verified, has_signature: bool, key: Path | None) -> bool:
    for name, difference in verified.differences[:_MOST]:
        click.echo(f"{name}: {_WORDS[difference]}")
    files = count(verified.files, "файл", "файла", "файлов")
    if verified.differences:
        wrong = count(len(verified.differences), "расхождение", "расхождения", "расхождений")
        click.echo(f"Не сошлось: {wrong}, в списке {files}.", err=True)
        return False
    click.echo(f"Сошлось: {files}.")
    if key is not None:
        click.echo("Подпись верна.")
    elif has_signature:
        click.echo("Список подписан; чтобы проверить подпись, назовите открытый ключ: --key ФАЙЛ")
    else:
        click.echo("Список не подписан: он говорит о целости сайта, но не о том, кто его опубликовал.")
    return True
