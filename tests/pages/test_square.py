from __future__ import annotations

import re

import segno

from generator.pages.square import square


def test_the_path_draws_every_dark_module_of_the_code() -> None:
    url = "https://primersk.example/portal/protocols/primersk-council/2023-03-16-2/"
    drawn = square(url)
    dark = {
        (int(x) + step, int(y))
        for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawn.path)
        for step in range(int(run))
    }
    code = segno.make(url, error="m", micro=False, boost_error=False, mask=0)
    matrix = list(code.matrix_iter(border=4))
    assert drawn.side == len(matrix)
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
