#include "commit.h"

#ifndef NICHROME_COMMIT
#define NICHROME_COMMIT ""
#endif

const char *nichrome_commit(void) { return NICHROME_COMMIT; }
