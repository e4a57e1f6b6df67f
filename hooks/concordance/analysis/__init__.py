"""Texts + glossary -> who is named where, which sentences render each other, and what that finds out."""
