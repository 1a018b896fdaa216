/* Inside the room: which format a picture is in. */
#pragma once

#include "base/base.h"

typedef enum {
  HP_PICTURE_PNG,
  HP_PICTURE_JPEG,
  HP_PICTURE_SVG, /* or any other markup */
  HP_PICTURE_OTHER,
} HpPictureFormat;

HpPictureFormat hp_picture_format(GBytes *picture);
