"""The Dockerfiles, as far as they can be tried without a registry: what they copy, run and start."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.conftest import ask, free_port, program, running
from tests.site.portal import ROOT, glasno

STARTER = ROOT / "generator/starter"
FILES = pytest.mark.parametrize(
    "file", (ROOT / "Dockerfile", STARTER / "Dockerfile"), ids=("demo", "starter")
)


def instructions(file: Path) -> list[tuple[str, str]]:
    """Return the instructions of a Dockerfile with their words, in order."""
    text = re.sub(r"\s*\\\n\s*", " ", file.read_text(encoding="utf-8"))
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return [(name, words) for name, _, words in (line.partition(" ") for line in lines)]


@FILES
def test_what_is_copied_is_there_and_not_ignored(file: Path) -> None:
    allowed = (file.parent / ".dockerignore").read_text(encoding="utf-8").split("\n")
    copied = [shlex.split(words)[:-1] for name, words in instructions(file) if name == "COPY"]

    for source in (source for sources in copied if not sources[0].startswith("--from") for source in sources):
        assert (file.parent / source).exists(), source
        assert f"!{source.partition('/')[0]}" in allowed, source
    assert [sources for sources in copied if sources[0].startswith("--from")] == [
        ["--from=build", "/portal/glasno.conf"],
        ["--from=build", "/portal/site"],
    ]


@FILES
def test_the_last_stage_has_no_rights(file: Path) -> None:
    last = instructions(file)
    last = last[max(i for i, (name, _) in enumerate(last) if name == "FROM") :]

    assert ("USER", "33") in last
    assert not [words for name, words in last if name in ("ENV", "ARG", "ADD")]


@pytest.fixture(scope="module")
def started() -> Iterator[str]:
    """Run what the Dockerfile of a new portal runs, and start what it starts, as user 33."""
    nginx = program("nginx")
    if not Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so").is_file():
        pytest.skip("nginx has no brotli_static here; tools/ensure-servers installs it where apt-get may")
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        folder.chmod(0o755)
        portal = folder / "portal"
        assert glasno("init", portal, cwd=ROOT).returncode == 0
        commands = [words for name, words in instructions(portal / "Dockerfile") if name == "RUN"]
        steps = [shlex.split(step) for words in commands for step in words.split(" && ")]
        ours = [words[1:] for words in steps if words[0] == "glasno"]
        assert [words[0] for words in ours] == ["recall", "build", "deploy"]
        for words in ours:
            placed = [str(portal / "site") if word == "/srv/site" else word for word in words]
            done = glasno(*placed, cwd=portal)
            assert done.returncode == 0, done.stderr
        config = (portal / "nginx.conf").read_text(encoding="utf-8")
        for there, here in (
            ("/tmp/", f"{folder}/run/"),  # noqa: S108
            ("/etc/nginx/glasno.conf", str(portal / "glasno.conf")),
            (
                "/etc/nginx/modules-enabled/*.conf",
                "/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf",
            ),
            ("listen 8080", f"listen 127.0.0.1:{port}"),
        ):
            assert there in config
            config = config.replace(there, here)
        (folder / "run").mkdir(mode=0o777)
        (folder / "run").chmod(0o777)
        (folder / "nginx.conf").write_text(config, encoding="utf-8")
        entry = next(words for name, words in instructions(portal / "Dockerfile") if name == "ENTRYPOINT")
        command = [nginx, "-c", f"{folder}/nginx.conf", *json.loads(entry)[1:]]
        user = 33 if os.geteuid() == 0 else None
        tried = subprocess.run([*command[:3], "-t"], capture_output=True, check=False, user=user, group=user)
        assert tried.returncode == 0, tried.stderr
        with running(command, (port,), folder, user):
            yield f"http://127.0.0.1:{port}/"


def test_the_container_serves_the_new_portal(started: str) -> None:
    answer = ask(started, Accept_Encoding="br")

    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "content-security-policy" in answer.headers
    assert answer.headers["server"] == "nginx"
