"""Launches the desk."""

from assistant.screens import serve
from assistant.settings import Settings

if __name__ == "__main__":
    serve(Settings.load())
