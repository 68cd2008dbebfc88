"""Is an edit of how one thing looks true: its colour, material, pattern, look or size, and nothing else?"""
