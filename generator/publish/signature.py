"""Signatures of a manifest, made and checked by programs that others have tested: ssh-keygen and minisign."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.publish.manifest import MANIFEST, SIGNATURES
from generator.publish.refusal import Refused
from generator.workspace.machine import reason

_SSH, _MINISIGN = SIGNATURES
_NAMESPACE = "glasno"
"""What a signature of SSH is for: one made for a commit is worth nothing here (PROTOCOL.sshsig)."""


def sign(site: Path, key: Path) -> str:
    """Sign the manifest of a site with a private key of SSH or minisign; return the name of the signature.

    Raises:
        Refused: when the program that the key belongs to is missing, or fails.
    """
    manifest = site / MANIFEST
    if _is_minisign(key):
        _run("minisign", "-S", "-s", key, "-m", manifest, "-x", site / _MINISIGN)
        return _MINISIGN
    _run("ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", _NAMESPACE, manifest)
    return _SSH


def signed(site: Path) -> bool:
    """Whether a site has a signature of either kind."""
    return any((site / name).is_file() for name in SIGNATURES)


def check_signature(site: Path, key: Path) -> None:
    """Hold the manifest of a site against its signature; ``key`` is the public key of who signed it.

    Raises:
        Refused: when there is no such signature, or it is not of this manifest and this key.
    """
    if _is_minisign(key):
        _require(site, _MINISIGN)
        _run("minisign", "-V", "-q", "-p", key, "-m", site / MANIFEST, "-x", site / _MINISIGN)
        return
    _require(site, _SSH)
    with TemporaryDirectory(prefix="glasno-") as folder:
        signers = Path(folder, "signers")
        signers.write_text(
            f'portal namespaces="{_NAMESPACE}" {key.read_text(encoding="utf-8").strip()}\n', "utf-8"
        )
        _run(
            *("ssh-keygen", "-q", "-Y", "verify", "-f", signers, "-I", "portal", "-n", _NAMESPACE),
            *("-s", site / _SSH),
            given=(site / MANIFEST).read_bytes(),
        )


def _is_minisign(key: Path) -> bool:
    try:
        with key.open("rb") as file:
            return file.read(20).startswith(b"untrusted comment:")
    except OSError as problem:
        raise Refused(f"Ключ «{key}» не читается: {reason(problem)}.") from problem


def _require(site: Path, name: str) -> None:
    if not (site / name).is_file():
        raise Refused(f"Подписи нет: файла «{name}» на сайте не нашлось.")


def _run(program: str, *arguments: object, given: bytes | None = None) -> None:
    command = shutil.which(program)
    if command is None:
        raise Refused(f"Для этого ключа нужна программа {program}, а её нет.")
    done = subprocess.run(
        [command, *map(str, arguments)], input=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Refused(f"Подпись не сошлась или не сделана: {said[-1] if said else program}.")
