"""What people type, brought into the form that tables of signs are matched against."""
