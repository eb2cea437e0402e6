"""Documents out of use: removed here and at the voice service, archived, brought back, erased."""
