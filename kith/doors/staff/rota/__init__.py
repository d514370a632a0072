"""A page area of the staff door: absence, cover and the out-of-hours rota."""
