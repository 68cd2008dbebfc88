"""Other people's edit data, and our own, put to the checks that our answers have to pass.

``entries`` finds the rows of a file, ``forms`` reads them whatever their form, ``verifier`` judges them, ``report``
counts. Where a file does not say what type an edit is of, or what it is about, ``recognise`` tells from its words.
"""
