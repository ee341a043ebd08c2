"""Tests of scoring, path for path."""
