"""The nouns of the field: right when made, read-only, do nothing else."""
