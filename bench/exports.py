"""What each format for programs costs, and how much it writes, beside writing the pages' views.

CPU seconds of one process, on a generated portal; what is joined of files is measured with their reading and
its writing, as the archive is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import process_time

from corpus import write_corpus

from generator.export import EXPORTERS, packings
from generator.export.artifact import Artifact, Joined, Streamed
from generator.export.material import material
from generator.model.settings import Settings
from generator.pages import addresses, pages
from generator.pages.render import render
from generator.pipeline import read_and_check
from generator.publish.archive import write_archive
from generator.publish.manifest import enter
from generator.publish.overlay import Overlay
from generator.publish.write import write_artifact, write_pieces

TODAY = date(2023, 11, 14)
SETTINGS = Settings(site_name="Портал", site_url="https://portal.example/")


def main() -> None:
    """Build a portal of the size asked for, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("protocols", nargs="?", type=int, default=400)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, site = Path(folder) / "portal", Path(folder) / "site"
        root.mkdir()
        write_corpus(root, arguments.protocols)
        portal = read_and_check(root / "content").portal
        start = process_time()
        rendered = sum(len(render(page)) for page in pages(portal, TODAY))
        whole = process_time() - start
        print("| format | CPU s | to the pages | files | MB |\n|---|---|---|---|---|")
        print(f"| pages, rendered | {whole:.1f} | 1 | – | {rendered / 1e6:.0f} |")
        start = process_time()
        of = material(portal, SETTINGS, TODAY)
        spent = process_time() - start
        print(f"| excerpts of documents | {spent:.1f} | {spent / whole:.2f} | – | – |")
        for export, exporter in EXPORTERS.items():
            spent, names, joined = 0.0, [], []
            for group in exporter(of):
                start = process_time()
                files = list(group.make())
                spent += process_time() - start
                names += [file.address for file in files]
                joined += [file for file in files if isinstance(file, Joined)]
                for file in files:
                    if isinstance(file, Artifact):
                        write_artifact(site, file)
                start = process_time()
                for file in files:
                    if isinstance(file, Streamed):
                        write_pieces(site, file.address, file.pieces)
                spent += process_time() - start
            start = process_time()
            for file in joined:
                write_pieces(site, file.address, file.join(map(Overlay(site).read, file.parts)))
            spent += process_time() - start
            size = sum((site / name).stat().st_size for name in names)
            print(f"| {export} | {spent:.1f} | {spent / whole:.2f} | {len(names)} | {size / 1e6:.0f} |")
            sys.stdout.flush()
        data = (path.relative_to(site).as_posix() for path in sorted((site / addresses.DATA).rglob("*.*")))
        documents = map(addresses.akoma_ntoso, portal.meetings)
        entries = [enter(name, (site / name).read_bytes()) for name in (*data, *documents)]
        start = process_time()
        write_archive(site, Overlay(site), entries, SETTINGS, TODAY, packings=packings(of))
        spent, size = process_time() - start, (site / "data/archive.zip").stat().st_size
        print(f"| archive | {spent:.1f} | {spent / whole:.2f} | 3 | {size / 1e6:.0f} |")


if __name__ == "__main__":
    main()
