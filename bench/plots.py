"""A plot as SVG: one line for each series, named where it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import log10

WIDTH, HEIGHT, MARGIN = 640, 320, 48
_COLOURS = ("#1f4e8c", "#8c3b1f", "#2f6b3a", "#5b4a8a")


def lines(title: str, axis: str, series: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Return a plot of values over numbers that grow by powers of ten."""
    points = [point for row in series.values() for point in row]
    low, high = log10(min(x for x, _ in points)), log10(max(x for x, _ in points))
    top = max(y for _, y in points) * 1.1
    right = WIDTH - 4 * MARGIN

    def place(x: int, y: float) -> tuple[float, float]:
        across = (log10(x) - low) / (high - low) if high > low else 0.5
        return MARGIN + across * (right - MARGIN), HEIGHT - MARGIN - y / top * (HEIGHT - 2 * MARGIN)

    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{MARGIN}" y="{MARGIN / 2}" font-weight="bold">{escape(title)}</text>',
        f'<path d="M{MARGIN} {MARGIN}V{HEIGHT - MARGIN}H{right}" fill="none" stroke="#666"/>',
        f'<text x="{right}" y="{HEIGHT - MARGIN / 3}" text-anchor="end">{escape(axis)}</text>',
    ]
    middle = 'text-anchor="middle"'
    drawn += [
        f'<text x="{place(x, 0)[0]:.0f}" y="{HEIGHT - MARGIN + 16}" {middle}>{x}</text>'
        for x in sorted({x for x, _ in points})
    ]
    for (name, row), colour in zip(series.items(), _COLOURS, strict=False):
        placed = [place(x, y) for x, y in row]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        drawn.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for (x, y), (_, value) in zip(placed, row, strict=True):
            drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>')
            drawn.append(
                f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle" fill="{colour}">{value:.2f}</text>'
            )
        x, y = placed[-1]
        drawn.append(f'<text x="{x + 10:.1f}" y="{y + 4:.1f}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*drawn, "</svg>", ""])
