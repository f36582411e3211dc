"""Reading: bytes of many kinds become documents."""

from factcheck.read.inputs import read_inputs

__all__ = ["read_inputs"]
