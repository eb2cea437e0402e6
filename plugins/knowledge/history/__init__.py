"""What a document was before: its versions, what differs between two, and bringing one back."""
