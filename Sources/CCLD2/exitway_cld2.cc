#include "exitway_cld2.h"
