"""PDF with a text layer: words in the order in which they are drawn, lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from generator.importers.sources import limits
from generator.importers.sources.blocks import SourceDocument
from generator.importers.sources.pdf.joining import join
from generator.importers.sources.pdf.margins import without_margins
from generator.importers.sources.pdf.pages import Line, Work, read_page
from generator.importers.sources.refusal import SourceRefused

_AS_DOCX = "Сохраните его как .docx в той программе, где он сделан."
_RECOGNISE = (
    "Распознайте текст (например, в FineReader), проверьте его по бумаге и сохраните как .docx; "
    "лучше всего взять исходный файл Word."
)
_LETTERS_PER_PAGE = 10
_READABLE_SHARE = 0.8


_LIMITS = Configuration(
    page_tree_maximum_entries=2 * limits.PDF_PAGES,
    maximum_declared_stream_length=limits.ON_DISK,
    array_based_stream_maximum_output_length=limits.PDF_CONTENT,
    lzw_maximum_output_length=limits.PDF_STREAM,
    run_length_maximum_output_length=limits.PDF_STREAM,
    zlib_maximum_output_length=limits.PDF_STREAM,
    zlib_maximum_recovery_input_length=1_000_000,
    stream_filters_maximum_length=3,
    stream_decoding_work_maximum_length=3 * limits.PDF_STREAM,
    stream_parsing_work_maximum_count=limits.PDF_OPERATIONS,
    xform_maximum_invocations_per_extraction=100,
    jbig2dec_binary=None,  # no process is ever started
    disable_legacy_handling=True,
)


def read_pdf(name: str, data: bytes) -> SourceDocument:
    """Read a PDF; page numbers, repeated headers and footers are residue, scripts and files in it nothing.

    Raises:
        SourceRefused: pdf-encrypted, pdf-no-text, too-big, wrong-type.
    """
    try:
        with _quiet(), apply_configuration(_LIMITS):
            pages = list(_pages(data))
    except (LimitReachedError, MemoryError, RecursionError) as error:
        raise _too_big() from error
    except SourceRefused:
        raise
    except Exception as error:  # a damaged PDF breaks pypdf in a hundred ways, which mean the same
        raise SourceRefused(
            "wrong-type", "Файл повреждён: PDF не читается.", f"Откройте его и сохраните заново. {_AS_DOCX}"
        ) from error
    _refuse_without_text(pages)
    pages, residue = without_margins(pages)
    return SourceDocument(name, tuple(join(pages)), tuple(residue))


def _pages(data: bytes) -> Iterator[list[Line]]:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise SourceRefused("pdf-encrypted", "PDF закрыт паролем или запретом на копирование.", _AS_DOCX)
    if len(reader.pages) > limits.PDF_PAGES:
        raise _too_big()
    work = Work()
    for number, page in enumerate(reader.pages, 1):
        yield read_page(page, number, work)


def _refuse_without_text(pages: list[list[Line]]) -> None:
    text = "".join(line.text for page in pages for line in page)
    known = sum(not ("\ue000" <= char <= "\uf8ff" or char == "\ufffd" or char < "\t") for char in text)
    if sum(char.isalpha() for char in text) < _LETTERS_PER_PAGE * min(len(pages), 20):
        raise SourceRefused("pdf-no-text", "В PDF нет текста: это снимки страниц.", _RECOGNISE)
    if known < _READABLE_SHARE * len(text):
        raise SourceRefused(
            "pdf-no-text", "Буквы в PDF не читаются: его шрифты записаны без таблицы букв.", _RECOGNISE
        )


def _too_big() -> SourceRefused:
    return SourceRefused("too-big", "PDF слишком велик или слишком сложно устроен.", _AS_DOCX)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's remarks about the innards of a file from the editor."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
