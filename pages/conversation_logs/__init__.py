"""The page Conversation Logs, and its panel on Upload Knowledge."""
