#define real float
#define STEP bound_step_single
#include "loop.h"
