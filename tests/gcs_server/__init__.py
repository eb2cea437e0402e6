"""Cloud Storage on loopback for the tests: JSON API, signed addresses, and faults on demand.

In memory, written from Google's documentation of the JSON and XML APIs: generations and their
preconditions, multipart and resumable uploads, ranges, list paging, V4 signatures with expiry.
"""
