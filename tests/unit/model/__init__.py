"""Tests of model, path for path."""
