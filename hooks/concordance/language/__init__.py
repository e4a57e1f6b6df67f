"""What a language is: scripts, folding, sentences, order of names, endings of words."""
