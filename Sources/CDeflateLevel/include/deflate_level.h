// Nothing to call: see deflate_level.c.
