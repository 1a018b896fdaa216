#include "formatter/formatter.h"
