"""Documents in Cloud Firestore."""
