#include "fo/fo.h"
