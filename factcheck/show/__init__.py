"""Showing: values as JSON, tables, charts and exports."""
