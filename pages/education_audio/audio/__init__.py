"""Audio files on the page: found, played, renamed, deleted, approved again."""
