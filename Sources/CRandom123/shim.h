#include <Random123/philox.h>
