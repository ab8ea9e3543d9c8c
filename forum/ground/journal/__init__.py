"""The private, prunable trace of every act."""
