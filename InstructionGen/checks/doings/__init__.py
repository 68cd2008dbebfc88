"""Is an edit true of what a thing does, how many there are, where it is and which way it faces?"""
