"""The rules: whether two figures answer one question, slot by slot, and how their numbers then stand."""
