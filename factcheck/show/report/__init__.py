"""The report of one article: as an HTML page, as Markdown, for a terminal."""
