"""How citations are judged: a table of titles, sound texts, ordinary prose and hostile texts."""
