"""Capitals: the upper-case letters of all Latin alphabets, for names of any country ("Łódź", "Čakovec", "İzmir")."""

CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join(
    chr(code) for code in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()
)
"""What stands inside the brackets of a regular expression."""
