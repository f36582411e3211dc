"""The engines that a workspace can lie in: SQLite in a file, PostgreSQL on a server, behind one `Database`."""
