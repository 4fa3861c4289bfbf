"""What a question names: agencies, plans, provinces, places, documents, days."""
