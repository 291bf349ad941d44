"""Reports on execution as a table: out to a spreadsheet, and back as new records.

The same columns go both ways. A cell that a spreadsheet would run as a formula goes out with an apostrophe
before it and comes back without; one that begins with an apostrophe gets a second, so that nothing is lost.
"""
