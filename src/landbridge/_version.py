"""The version of landbridge and of the situation format that it reads."""

__all__ = ["FILE_FORMAT", "__version__"]

__version__ = "0.1.0"
FILE_FORMAT = 1
