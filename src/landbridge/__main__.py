"""Run the command line as ``python -m landbridge``."""

from landbridge.cli.main import run

run()
