"""The product's sign, drawn for this project: a speech wave inside a clinic's tile."""

from __future__ import annotations

_TILE = """\
<rect width="40" height="40" rx="10" fill="#0B6E6E"/>
<g stroke="#FFFFFF" stroke-width="3.2" stroke-linecap="round">
<path d="M9 18v4M14.5 14v12M25.5 14v12M31 18v4"/>
<path d="M20 9v22" stroke="#8FE3DC"/>
</g>"""

MARK = f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" viewBox="0 0 40 40">
{_TILE}
</svg>"""


def logo(*, dark: bool) -> str:
    """The sign with the product's name, as SVG for a dark or a light page."""
    ink = "#E7EFF1" if dark else "#14333A"
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" viewBox="0 0 200 40">
{_TILE}
<text x="52" y="28" textLength="138" lengthAdjust="spacingAndGlyphs" font-size="24"
 font-family="system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" font-weight="650"
 fill="{ink}">ElevenDops</text>
</svg>"""
