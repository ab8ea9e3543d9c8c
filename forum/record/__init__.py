"""The public record: append-only, hash-chained, with the tallies changed under the same lock."""
