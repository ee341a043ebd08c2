"""Draw the pictures of docs/explanation/engine.md from the engine itself: run this file.

What is drawn is what `landbridge.engine` makes of a small made island and of five patches, so that
it can be checked by hand. The bytes are the same everywhere.
"""

from __future__ import annotations

from pathlib import Path

from picture_collapse import collapse_picture
from picture_lanes import lanes_picture
from picture_overlay import overlay_picture

__all__ = ["FOLDER", "pictures", "write"]

FOLDER = Path(__file__).parents[1] / "docs" / "images"


def pictures() -> dict[str, str]:
    """Give every picture by the name of its file."""
    return {
        "engine-collapse.svg": collapse_picture(),
        "engine-lanes.svg": lanes_picture(),
        "engine-overlay.svg": overlay_picture(),
    }


def write() -> None:
    """Write the pictures where the page finds them."""
    for name, picture in pictures().items():
        (FOLDER / name).write_text(picture, "utf-8", newline="\n")


if __name__ == "__main__":
    write()
