"""What a conversation carries from one turn to the next."""
