#define real double
#define STEP bound_step
#include "loop.h"
