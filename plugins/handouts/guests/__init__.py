"""What a patient sees who opens a link: nobody signs in here."""
