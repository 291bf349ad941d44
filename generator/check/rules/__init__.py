"""The rules, one a file: a code, a function, and a page of help of the same name."""
