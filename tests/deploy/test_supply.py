"""What a build is made of, what it may reach, and what of the content it never runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.portal import PRIMERSK, ROOT, environment

LOCKS = tuple(sorted((ROOT / "requirements").glob("*.lock")))
INSTALLERS = (
    ROOT / "Makefile",
    ROOT / "tools/lock",
    ROOT / "tools/sbom",
    ROOT / "generator/starter/Dockerfile",
)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_its_hashes(lock: Path) -> None:
    text = re.sub(r"\s*\\\n\s*", " ", lock.read_text(encoding="utf-8"))
    packages = [line for line in text.split("\n") if line and not line.lstrip().startswith("#")]

    assert packages
    for package in packages:
        assert re.fullmatch(r"[a-z0-9.-]+==\S+( ; [^-]+?)?( --hash=sha256:[0-9a-f]{64})+\s*", package), (
            package
        )


def test_a_site_and_its_tests_agree_on_versions() -> None:
    pinned = [
        dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
        for lock in (ROOT / "requirements/run.lock", ROOT / "requirements/test.lock")
    ]
    assert pinned[0].items() <= pinned[1].items()


@pytest.mark.parametrize("file", INSTALLERS, ids=lambda file: file.name)
def test_only_wheels_are_installed(file: Path) -> None:
    text = re.sub(r"\s*\\\n\s*", " ", file.read_text(encoding="utf-8"))
    text = re.sub(r'",\s+"', " ", text)  # words of a Python list
    installs = [
        line for line in text.split("\n") if re.search(r"\binstall -", line) and "apt-get" not in line
    ]

    assert installs
    for line in installs:
        # Ours is installed from where it stands, and its own build reaches nothing.
        assert "--only-binary" in line or "--no-index" in line, line


def test_a_portal_installs_wheels_only() -> None:
    requirements = (ROOT / "generator/starter/requirements.txt").read_text(encoding="utf-8")
    assert "\n--only-binary :all:\n" in requirements


def test_a_build_needs_no_network(tmp_path: Path) -> None:
    apart = ["unshare", "--map-root-user", "--net"]
    if subprocess.run([*apart, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no network namespace may be made here")
    reach = "import socket; socket.create_connection(('1.1.1.1', 53), 1)"
    assert (
        subprocess.run([*apart, sys.executable, "-c", reach], capture_output=True, check=False).returncode
        == 1
    )

    done = subprocess.run(
        [
            *apart,
            sys.executable,
            "-m",
            "generator",
            "build",
            "--root",
            PRIMERSK,
            "--output",
            tmp_path / "site",
        ],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/pagefind/glasno.bin").is_file()


def build_inside(content: Path) -> subprocess.CompletedProcess[str]:
    """Build a portal from inside its content, as `glasno` starts there: -P leaves the folder off the path."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "generator", "build", "--root", content.parent],
        cwd=content,
        env=environment({"PYTHONPATH": str(ROOT)}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_programs_in_the_content_are_refused_and_not_run(tmp_path: Path) -> None:
    content, marker = shutil.copytree(PRIMERSK, tmp_path / "portal") / "content", tmp_path / "ran"
    code = f"open({str(marker)!r}, 'w').close()\n"
    for name in (
        "sitecustomize",
        "usercustomize",
        "conftest",
        "hooks",
        "yaml",
        "generator",
        "mkdocs",
        "jinja2",
    ):
        (content / f"{name}.py").write_text(code, encoding="utf-8")
    (content / "evil.pth").write_text(f"import os; {code}", encoding="utf-8")
    (content / "mkdocs.yml").write_text("hooks: [hooks.py]\nplugins: []\n", encoding="utf-8")
    done = build_inside(content)

    assert not marker.exists()
    assert done.returncode == 1
    assert "sitecustomize.py:1:1: ошибка attachment-type" in done.stderr


def test_words_in_the_content_are_words(tmp_path: Path) -> None:
    content = shutil.copytree(PRIMERSK, tmp_path / "portal") / "content"
    words = "{{ 7 * 191 }} {% include 'main.html' %} ${7 * 191} `!python 7 * 191`"
    (content / "about.md").write_text(f"---\ntitle: '{words[:13]}'\n---\n{words}\n", encoding="utf-8")
    done = build_inside(content)

    assert done.returncode == 0, done.stdout + done.stderr
    page = (content.parent / "site/about/index.html").read_text(encoding="utf-8")
    assert "{{ 7 * 191 }}" in page
    assert "1337" not in page
