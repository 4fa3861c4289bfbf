"""What words are to a question: its phrases, the words it is made of, spans of a text."""
