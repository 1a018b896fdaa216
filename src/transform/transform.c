#include "transform/transform.h"
