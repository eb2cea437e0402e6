"""What is said letter by letter or digit by digit: initials, numbers of records and telephones."""
