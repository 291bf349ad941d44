from __future__ import annotations

from pathlib import Path

from generator.pipeline import read_and_check
from generator.pipeline.attachments import attachment_entries, copy_attachments
from generator.publish.manifest import read_entries

PORTAL = Path(__file__).parents[1] / "portals" / "primersk" / "content"


def test_attachments_stand_beside_their_pages_and_are_entered_as_they_stand(tmp_path: Path) -> None:
    checked = read_and_check(PORTAL)
    published = copy_attachments(checked.content, checked.attached, tmp_path)
    assert published
    assert sorted(attachment_entries(published)) == list(read_entries(tmp_path))
