// renameat2 is Linux's own and glibc declares it only to programs that ask for GNU extensions, which a module cannot.
int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);
