"""The dashboard's server around Streamlit."""
