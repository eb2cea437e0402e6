"""A bare Streamlit page, to start beside the dashboard."""

import streamlit as st

st.title("A bare page")
