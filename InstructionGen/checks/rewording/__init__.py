"""Does an instruction ask for a verified edit in other words: all of it, and nothing besides?"""
