"""What the makefile calls for those who work on Kith; none of it is installed with the product."""
