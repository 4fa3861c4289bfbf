"""What is asked: the kind of question, and its slots out of a reading."""
