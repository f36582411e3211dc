"""Pure text to values: spans, paragraphs, quotation marks, numerals, units, periods, places, names."""
