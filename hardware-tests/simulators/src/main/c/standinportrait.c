/*
 * The stand-in for a portrait decoder. It reads what a SIMULATED card holds instead of a portrait, and nothing else: the words
 * "HALL24 STAND-IN", a zero, then 34 x 42 greys of four bits. The portrait of a real card (WLT) has no open decoder; a hall names the
 * program of its reader's maker instead.
 *
 * What every such program does: 1024 bytes from standard input, a Windows bitmap of 102 x 126 pixels and 24 bits to standard output, 0 at
 * the end; anything else is no portrait.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define WLT_BYTES 1024
#define GREYS_ACROSS 34
#define GREYS_DOWN 42
#define SCALE 3
#define WIDTH (GREYS_ACROSS * SCALE)
#define HEIGHT (GREYS_DOWN * SCALE)
#define ROW_BYTES ((3 * WIDTH + 3) / 4 * 4)
#define HEADER_BYTES 54

static const char WORDS[16] = "HALL24 STAND-IN";

static void little_endian(uint8_t *at, uint32_t value, int bytes) {
  for (int i = 0; i < bytes; i++) {
    at[i] = (uint8_t)(value >> (8 * i));
  }
}

int main(void) {
  uint8_t wlt[WLT_BYTES];
  if (fread(wlt, 1, WLT_BYTES, stdin) != WLT_BYTES || memcmp(wlt, WORDS, sizeof WORDS) != 0) {
    return 3; /* not what a simulated card holds */
  }
  uint8_t header[HEADER_BYTES] = {'B', 'M'};
  little_endian(header + 2, HEADER_BYTES + ROW_BYTES * HEIGHT, 4);
  little_endian(header + 10, HEADER_BYTES, 4);
  little_endian(header + 14, 40, 4);
  little_endian(header + 18, WIDTH, 4);
  little_endian(header + 22, HEIGHT, 4);
  little_endian(header + 26, 1, 2);
  little_endian(header + 28, 24, 2);
  little_endian(header + 34, ROW_BYTES * HEIGHT, 4);
  fwrite(header, 1, sizeof header, stdout);
  for (int y = HEIGHT - 1; y >= 0; y--) {
    uint8_t row[ROW_BYTES] = {0};
    for (int x = 0; x < WIDTH; x++) {
      int at = y / SCALE * GREYS_ACROSS + x / SCALE;
      uint8_t pair = wlt[sizeof WORDS + at / 2];
      memset(row + 3 * x, 17 * (at % 2 == 0 ? pair >> 4 : pair & 15), 3);
    }
    fwrite(row, 1, sizeof row, stdout);
  }
  return fflush(stdout) == 0 ? 0 : 4;
}
