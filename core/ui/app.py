"""The script that Streamlit runs for each interaction: the shell around every page."""

from core.ui import shell

shell.run()
