"""The benchmark of belief: wars with known truth, sources with known faults, every estimator."""
