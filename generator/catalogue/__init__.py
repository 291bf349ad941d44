"""The catalogue: everything known of a portal between two builds, so that the next makes only what changed.

A database beside mkdocs.yml, of plain values only; whoever deletes it loses one whole build.
"""
