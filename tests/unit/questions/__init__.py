"""Tests of questions, path for path."""
