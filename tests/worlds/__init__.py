"""Tiny situations, drawn where they are made, and a strategy that draws random ones."""
