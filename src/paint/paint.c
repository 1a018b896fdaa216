#include "paint/paint.h"
