"""Course -> what readers are shown, in pages and in files: names, places, citations, questions."""
