# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark's picture: for each scenario a bar for each server, with the range of its rounds."""
import statistics
from html import escape

WIDTH, LEFT, BAR, GAP, TITLE = 900, 380, 16, 6, 40
COLOURS = {'LabChat': '#1f6fb2', 'limit': '#777777'}


def bar(name, values, most, top):
    scale = (WIDTH - LEFT - 120) / most
    median = statistics.median(values)
    colour = next((colour for start, colour in COLOURS.items() if name.startswith(start)), '#b8c4ce')
    middle = top + BAR / 2
    return (f'<text x="{LEFT - 8}" y="{top + 12}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{LEFT}" y="{top}" width="{median * scale:.1f}" height="{BAR}" fill="{colour}"/>'
            f'<path d="M{LEFT + min(values) * scale:.1f} {middle}H{LEFT + max(values) * scale:.1f}" stroke="#000"/>'
            f'<text x="{LEFT + max(values) * scale + 8:.1f}" y="{top + 12}">{median:,.4g}</text>')


def picture(scenarios):
    """SVG. @p scenarios: (title, unit, [(server, values of the rounds)])."""
    parts, top = [], 10
    for title, unit, servers in scenarios:
        parts.append(f'<text x="10" y="{top + 18}" font-weight="bold">{escape(title)}: {escape(unit)}</text>')
        top += TITLE - 10
        most = max(max(values) for _, values in servers) or 1
        for name, values in servers:
            parts.append(bar(name, values, most, top))
            top += BAR + GAP
        top += 14
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" font-family="sans-serif" font-size="12">'
            f'<rect width="{WIDTH}" height="{top}" fill="#fff"/>{"".join(parts)}</svg>\n')
