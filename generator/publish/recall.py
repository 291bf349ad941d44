"""What a published site remembers, taken back to where the next one is built."""

from __future__ import annotations

from pathlib import Path

from generator.publish.ledger import LEDGER, MAX_LEDGER, parse_ledger, read_ledger, write_ledger
from generator.publish.refusal import Refused
from generator.publish.remote import Remote


def recall(content: Path, url: str) -> int | None:
    """Add the ledger of the site at an address to that of a content folder; return how many addresses it had.

    None where the site has no ledger: it was never published.

    Raises:
        Refused: where its server gives something else, or nothing; the folder's own ledger stays as it was.
    """
    remote = Remote(url)
    data = remote.read(LEDGER, MAX_LEDGER)
    if data is None:
        return None
    if data.lstrip().startswith(b"<"):
        # Some servers answer with a page whatever they are asked for.
        raise Refused(f"По адресу {remote.address}{LEDGER} не перечень адресов, а страница.")
    published = parse_ledger(data)
    write_ledger(content, read_ledger(content) | published)
    return len(published)
