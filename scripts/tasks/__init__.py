"""What the commands do, one file for each job. `main` sets `.venv` up and goes on inside it.

Until then, in `main`, `environment`, `lock` and `words`, there is nothing but the standard library.
"""
