"""A panel on Education Audio: links for patients, and what came back by them."""
