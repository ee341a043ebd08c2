"""Tests of engine, path for path."""
