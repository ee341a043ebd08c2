"""Which place or actor a name in somebody's file means."""
