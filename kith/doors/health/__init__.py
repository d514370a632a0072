"""The door for machines that ask whether this process is well; it tells nothing else."""
