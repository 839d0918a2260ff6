"""The subscriber desk in the newsroom: finding anybody, the whole story, every act, numbers."""
