"""Finding rows by their words: FTS5 on SQLite, `english` on PostgreSQL, one interface.

A part makes its index in a migration with `operations.CreateIndex("heard_voice")`, fills it from a job, and asks
`index.Index("heard_voice")`. An index keeps the words of its rows, so whoever deletes words has it `forget` them.
"""
