"""What is forbidden, allowed, left open or a duty: compared, however it is worded."""
