"""Is an edit of the whole picture true: one stretch of the output declares it, and all else is as it was?"""
