/* Inside the room: what a PDF may take of the process that tries it (foreign.c, try.c). */
#pragma once

#define HP_MAX_PDF_MEMORY (1 << 30) /* bytes to try a PDF with, besides its own; error */
#define HP_MAX_PDF_SECONDS 30       /* seconds of the processor to try a PDF; error */
