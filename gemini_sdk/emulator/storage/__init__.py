"""Cloud Storage, as far as tuning and batches need it: objects are uploaded, read, listed and deleted."""
