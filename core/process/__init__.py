"""What each server process of ours is made of."""
