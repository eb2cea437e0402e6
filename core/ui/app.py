"""The script that Streamlit runs for each interaction: the shell around every page."""

from core.ui.frame import shell

shell.run()
