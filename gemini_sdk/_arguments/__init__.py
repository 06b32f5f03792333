"""What people pass to a call, whichever API it is of, brought into the form of a request."""
