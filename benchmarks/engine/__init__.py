"""How the engine stands at the size of a country: made worlds, peers, equality, growth.

Run with ``make bench-engine`` or ``python -m benchmarks.engine`` (needs the extra ``bench``).
"""
