#ifndef NICHROME_COMMIT_H
#define NICHROME_COMMIT_H

/// The commit the program was built from; empty where the build was not told.
const char *nichrome_commit(void);

#endif
