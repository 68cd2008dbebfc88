"""Is it true that a thing has left the picture, come into it, or taken another's place?"""
