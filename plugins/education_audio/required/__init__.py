"""What every script must hold: the document's warning signs, and questions that teach back."""
