"""Shelf: layers of ours in the formats of other tools. To add one is to add a file and a line."""
