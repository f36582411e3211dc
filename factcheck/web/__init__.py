"""The desk: the workspace as web pages and a JSON API. Thin: what it shows comes from the workspace and from `show`."""
