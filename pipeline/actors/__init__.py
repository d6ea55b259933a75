"""Who acts in the news: the actor tables, their names, and who each mention is. No spaCy here."""
