"""An SVG of ours as a PNG, drawn offline with the fonts that come with the package."""

from __future__ import annotations

from contextlib import ExitStack
from importlib import resources

from landbridge.errors import LandbridgeError

__all__ = ["render_png"]

_FONTS = ("DejaVuSans-subset.ttf", "DejaVuSans-Bold-subset.ttf")


def render_png(svg: str, *, scale: float = 2.0) -> bytes:
    """Turn an SVG into a PNG, ``scale`` times as large as it says.

    Needs the optional package ``resvg_py`` (``pip install landbridge[png]``); raises
    `LandbridgeError` without it. Fonts of the machine are not used, so that the picture is the
    same everywhere.
    """
    try:
        import resvg_py  # noqa: PLC0415  (heavy and optional)
    except ImportError:
        message = "drawing PNG needs resvg_py: pip install 'landbridge[png]', or write SVG"
        raise LandbridgeError(message) from None
    folder = resources.files("landbridge.briefings") / "assets" / "fonts"
    with ExitStack() as stack:
        fonts = [str(stack.enter_context(resources.as_file(folder / name))) for name in _FONTS]
        png = resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=fonts,
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
            zoom=scale,
            background="#ffffff",
        )
    return bytes(png)
