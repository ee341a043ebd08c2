"""Slow, obvious twins: whatever the product says, they say too, or one of both is wrong."""
