"""The real yaml-language-server, headless: installed once by npm, spoken to over stdio."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from pathlib import Path
from queue import Queue
from typing import Any

from tests.npm import installed

PACKAGE = "yaml-language-server@1.25.0"
WAIT = 30
"""Seconds for one answer."""

Json = dict[str, Any]


def server() -> Path:
    """Return the program, installed where it is not yet; skip where npm is missing or cannot fetch it."""
    return installed(PACKAGE) / "yaml-language-server" / "bin" / "yaml-language-server"


class Editor:
    """A text editor as the server sees it: opens files, asks, and hears diagnostics."""

    def __init__(self, program: Path, root: Path, settings: Json) -> None:
        self._settings = settings
        node = shutil.which("node")
        assert node is not None
        self._process = subprocess.Popen(
            [node, str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
        )
        self._answers: dict[int, Queue[Any]] = {}
        self._diagnostics: dict[str, Queue[list[Json]]] = {}
        self._count = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        documentation = {"documentationFormat": ["markdown", "plaintext"], "snippetSupport": True}
        self._ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": [{"uri": root.as_uri(), "name": "portal"}],
                "capabilities": {
                    "textDocument": {
                        "completion": {"completionItem": documentation},
                        "hover": {"contentFormat": ["markdown", "plaintext"]},
                    },
                    "workspace": {"configuration": True, "workspaceFolders": True},
                },
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """Stop the server."""
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._process.wait(WAIT)
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        self._reader.join(WAIT)

    def open(self, path: Path, text: str) -> list[Json]:
        """Open a file and return what the server finds wrong with it."""
        heard = self._diagnostics.setdefault(path.as_uri(), Queue())
        item = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": item})
        return heard.get(timeout=WAIT)

    def complete(self, path: Path, line: int, column: int) -> dict[str, str]:
        """Return what is offered at a place (from 0), each with its words of help."""
        answer = self._ask("textDocument/completion", self._place(path, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _words(item.get("documentation")) for item in items}

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what is shown over a place (from 0)."""
        answer = self._ask("textDocument/hover", self._place(path, line, column))
        return _words(answer["contents"]) if answer else ""

    def _place(self, path: Path, line: int, column: int) -> Json:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}

    def _ask(self, method: str, params: Any) -> Any:
        self._count += 1
        self._answers[self._count] = Queue()
        self._write({"jsonrpc": "2.0", "id": self._count, "method": method, "params": params})
        return self._answers[self._count].get(timeout=WAIT)

    def _tell(self, method: str, params: Any) -> None:
        self._write({"jsonrpc": "2.0", "method": method, "params": params})

    def _write(self, message: Json) -> None:
        body = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self._take(json.loads(stream.read(length)))

    def _take(self, message: Json) -> None:
        method = message.get("method")
        if method == "workspace/configuration":
            asked = [self._settings.get(item.get("section", ""), None) for item in message["params"]["items"]]
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": asked})
        elif method == "textDocument/publishDiagnostics":
            params = message["params"]
            self._diagnostics.setdefault(params["uri"], Queue()).put(params["diagnostics"])
        elif method is not None and "id" in message:
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": None})
        elif "id" in message:
            self._answers[message["id"]].put(message.get("result"))


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("value", ""))
    return str(value or "")
