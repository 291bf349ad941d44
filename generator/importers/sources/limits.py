"""How much of a file is read: well above any protocol, well below what stops a machine."""

ON_DISK = 20_000_000
"""Bytes of the file itself; the caller asks the file system before it reads."""

MEMBERS = 2_000
"""Parts of an archive."""

UNPACKED = 100_000_000
"""Bytes of all parts together."""

RATIO = 100
"""Unpacked bytes per packed byte, of a part that is larger than RATIO_FLOOR …"""

RATIO_FLOOR = 1_000_000
"""… because a small part harms nobody, and an empty table packs very well."""

XML_PART = 40_000_000
"""Bytes of one XML part; 300 pages of Word are about 10 MB."""

NODES = 800_000
"""Elements and attributes of one XML part, at about 300 bytes of memory each."""

DEPTH = 120
"""Levels of elements inside each other; a table in a table in a text box takes 30."""

REPEATED = 10_000
"""Cells and rows that a document may ask to repeat (`number-columns-repeated`), and columns of one cell."""

SPACES = 100
"""Spaces that one element may stand for (`text:c`)."""

TEXT = 3_000_000
"""Bytes of a text file; the longest minutes are a tenth of it."""

HTML_DEPTH = 300
"""Elements of HTML inside each other."""

PDF_PAGES = 1_000
"""Pages of a PDF."""

PDF_CONTENT = 6_000_000
"""Bytes of drawing orders of all pages together; a page of text is about 20,000."""

HTML_TAGS = 1_000_000
"""Tags of a page, opening and closing."""

PDF_STREAM = 6_000_000
"""Bytes that one stream of a PDF may unpack to; pictures and the fonts themselves are never unpacked."""

PDF_FONTS = 10_000_000
"""Bytes of font tables of all pages together, at 2 MB a second; a page has about 20,000."""

PDF_OPERATIONS = 500_000
"""Drawing orders of all pages together."""
