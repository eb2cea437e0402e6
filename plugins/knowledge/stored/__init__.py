"""Parts of a document's record: who approved it, its proof at the voice service, its last day."""
