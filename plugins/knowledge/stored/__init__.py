"""Parts of a document's record: its proof at the voice service, and its last day."""
