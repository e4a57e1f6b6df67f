"""Files of a course -> the model, with every mistake as a problem that knows its place."""
