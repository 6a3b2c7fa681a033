/* SPDX-License-Identifier: Apache-2.0
   SPDX-FileCopyrightText: The ActorMap contributors

   librsvg and cairo are loaded when the first picture is asked for. Linking them would make every
   layout start 8 ms later, with 42 shared objects more, and a machine without them could not even
   compute layouts. Their binary interface has been stable for as long as their library names;
   what is used of it is declared here. */
#define _GNU_SOURCE
#include "CRasterShim.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- What is used of librsvg 2.52 and later, GLib 2 and cairo 1.16 and later ---- */

typedef struct RsvgHandle RsvgHandle;
typedef struct cairo_surface cairo_surface_t;
typedef struct cairo cairo_t;
typedef struct {
  uint32_t domain;
  int code;
  char *message;
} GError;
typedef struct {
  double x, y, width, height;
} RsvgRectangle;
typedef int (*cairo_write_func_t)(void *closure, const unsigned char *bytes, unsigned int count);

enum { CAIRO_STATUS_SUCCESS = 0, CAIRO_STATUS_NO_MEMORY = 1, CAIRO_STATUS_WRITE_ERROR = 11 };
enum { CAIRO_FORMAT_RGB24 = 1 };
enum { METADATA_TITLE = 0, METADATA_CREATOR = 4, METADATA_CREATE_DATE = 5 };

/* zlib, on which libpng and with it cairo depend. */
typedef struct {
  const unsigned char *next_in;
  unsigned int avail_in;
  unsigned long total_in;
  unsigned char *next_out;
  unsigned int avail_out;
  unsigned long total_out;
  const char *message;
  void *state, *allocate, *release, *opaque;
  int data_type;
  unsigned long adler, reserved;
} z_stream;

enum { Z_NO_FLUSH = 0, Z_FINISH = 4, Z_OK = 0, Z_STREAM_END = 1, Z_BUF_ERROR = -5 };

/* result, name, parameters */
#define RSVG_FUNCTIONS(F) \
  F(RsvgHandle *, rsvg_handle_new_from_data, (const uint8_t *, size_t, GError **)) \
  F(void, rsvg_handle_set_dpi, (RsvgHandle *, double)) \
  F(int, rsvg_handle_get_intrinsic_size_in_pixels, (RsvgHandle *, double *, double *)) \
  F(int, rsvg_handle_render_document, \
    (RsvgHandle *, cairo_t *, const RsvgRectangle *, GError **)) \
  F(void, g_object_unref, (void *)) \
  F(void, g_error_free, (GError *)) \
  F(cairo_surface_t *, cairo_image_surface_create, (int, int, int)) \
  F(cairo_surface_t *, cairo_pdf_surface_create_for_stream, \
    (cairo_write_func_t, void *, double, double)) \
  F(void, cairo_pdf_surface_set_size, (cairo_surface_t *, double, double)) \
  F(void, cairo_pdf_surface_set_metadata, (cairo_surface_t *, int, const char *)) \
  F(void, cairo_surface_flush, (cairo_surface_t *)) \
  F(unsigned char *, cairo_image_surface_get_data, (cairo_surface_t *)) \
  F(int, cairo_image_surface_get_stride, (cairo_surface_t *)) \
  F(int, cairo_surface_status, (cairo_surface_t *)) \
  F(void, cairo_surface_finish, (cairo_surface_t *)) \
  F(void, cairo_surface_destroy, (cairo_surface_t *)) \
  F(cairo_t *, cairo_create, (cairo_surface_t *)) \
  F(void, cairo_destroy, (cairo_t *)) \
  F(int, cairo_status, (cairo_t *)) \
  F(void, cairo_scale, (cairo_t *, double, double)) \
  F(void, cairo_translate, (cairo_t *, double, double)) \
  F(void, cairo_set_source_rgb, (cairo_t *, double, double, double)) \
  F(void, cairo_paint, (cairo_t *)) \
  F(void, cairo_show_page, (cairo_t *)) \
  F(const char *, cairo_status_to_string, (int)) \
  F(const char *, cairo_version_string, (void)) \
  F(int, deflateInit_, (z_stream *, int, const char *, int)) \
  F(int, deflate, (z_stream *, int)) \
  F(int, deflateEnd, (z_stream *)) \
  F(unsigned long, crc32, (unsigned long, const unsigned char *, unsigned int)) \
  F(const char *, zlibVersion, (void))

/* ---- Loading ---- */

#define MEMBER(result, name, parameters) result(*name) parameters;
static struct {
  RSVG_FUNCTIONS(MEMBER)
} lib;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char failure[256];
static char versions[128];

#ifdef __APPLE__
static const char *const library_names[] = {"librsvg-2.2.dylib", "librsvg-2.dylib"};
#else
static const char *const library_names[] = {"librsvg-2.so.2", "librsvg-2.so"};
#endif

static void *find(void *library, const char *name) {
  void *symbol = dlsym(library, name);
  if (!symbol && !failure[0]) {
    snprintf(failure, sizeof failure, "librsvg is too old: it has no %s", name);
  }
  return symbol;
}

static void load(void) {
  void *library = NULL;
  for (size_t i = 0; !library && i < sizeof library_names / sizeof *library_names; i++) {
    library = dlopen(library_names[i], RTLD_NOW | RTLD_LOCAL);
  }
  if (!library) {
    snprintf(failure, sizeof failure, "librsvg is not installed (Debian's package librsvg2-2)");
    return;
  }
  /* cairo, GLib and zlib are found through it, as what it depends on. */
#define FIND(result, name, parameters) *(void **)&lib.name = find(library, #name);
  RSVG_FUNCTIONS(FIND)
  const unsigned *major = find(library, "rsvg_major_version");
  const unsigned *minor = find(library, "rsvg_minor_version");
  const unsigned *micro = find(library, "rsvg_micro_version");
  if (failure[0]) return;
  snprintf(
    versions, sizeof versions, "librsvg %u.%u.%u, cairo %s", *major, *minor, *micro,
    lib.cairo_version_string());
}

/* 0 where the libraries are there. */
static int open_libraries(char *message, size_t size) {
  pthread_once(&once, load);
  if (failure[0]) snprintf(message, size, "%s", failure);
  return failure[0] != 0;
}

int am_picture_versions(char *text, size_t size) {
  if (open_libraries(text, size)) return -1;
  snprintf(text, size, "%s", versions);
  return 0;
}

/* ---- Errors and bytes ---- */

struct am_picture {
  RsvgHandle *handle;
};

struct sink {
  am_sink take;
  void *taker;
};

static int hand_over(void *closure, const unsigned char *bytes, unsigned int count) {
  struct sink *sink = closure;
  return sink->take(sink->taker, bytes, count) ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* Takes what GLib allocated for the error. librsvg tells the lack of memory by words only. */
static int keep_error(GError *error, char *message, size_t size) {
  snprintf(message, size, "librsvg reports: %s", error ? error->message : "an error");
  if (error) lib.g_error_free(error);
  return strcasestr(message, "memory") ? AM_NO_MEMORY : AM_FAILED;
}

static int keep_status(int status, char *message, size_t size) {
  if (status == CAIRO_STATUS_SUCCESS) return 0;
  snprintf(message, size, "cairo reports: %s", lib.cairo_status_to_string(status));
  return status == CAIRO_STATUS_NO_MEMORY ? AM_NO_MEMORY : AM_FAILED;
}

/* ---- PNG ---- */

/* cairo's own writer tries five filters on each row, which takes longer than drawing; a drawing of
   flat colours without any is smaller. */

static void put_number(unsigned char *place, unsigned long number) {
  for (int i = 0; i < 4; i++) place[i] = (unsigned char)(number >> (24 - 8 * i));
}

/* `chunk` has room for its length and name before `count` bytes, and for a checksum after them. */
static int put_chunk(
  struct sink *sink, unsigned char *chunk, const char *name, unsigned int count) {
  put_number(chunk, count);
  memcpy(chunk + 4, name, 4);
  put_number(chunk + 8 + count, lib.crc32(0, chunk + 4, count + 4));
  return sink->take(sink->taker, chunk, count + 12);
}

enum { PART = 1 << 16 };

/* Compresses what the stream holds into chunks; 0 where that succeeded. */
static int put_data(struct sink *sink, z_stream *stream, unsigned char *chunk, int flush) {
  for (;;) {
    int code = lib.deflate(stream, flush);
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) return -1;
    int is_full = stream->avail_out == 0;
    if (is_full || code == Z_STREAM_END) {
      if (put_chunk(sink, chunk, "IDAT", PART - stream->avail_out)) return -1;
      stream->next_out = chunk + 8;
      stream->avail_out = PART;
    }
    if (code == Z_STREAM_END || (!is_full && flush == Z_NO_FLUSH)) return 0;
  }
}

/* A picture is drawn in bands one below the other, each in tiles beside each other, so that memory
   does not grow with it: sixteen million pixels at a time, four bytes each. No tile is longer than
   cairo's longest side. The pixels are those of a drawing in one piece. */
enum { BAND = 1 << 24, LONGEST = 1 << 14 };

struct png {
  am_picture *picture;
  int width, height;
  /* How many rows a band has, and how many tiles. */
  int rows, tiles;
  /* The current band, from left to right. */
  cairo_surface_t **band;
  struct sink sink;
  z_stream stream;
  unsigned char *row, *chunk;
};

static int draw(am_picture *picture, cairo_t *cairo, char *message, size_t message_size);

/* Draws what begins at `top` and is `rows` high. */
static int draw_band(struct png *png, int top, int rows, char *message, size_t message_size) {
  double w = 0, h = 0;
  am_picture_size(png->picture, &w, &h);
  int failed = 0;
  for (int tile = 0; tile < png->tiles && !failed; tile++) {
    int left = tile * LONGEST;
    int width = png->width - left < LONGEST ? png->width - left : LONGEST;
    /* Without transparency: a drawing has a ground, and viewers differ in what they put below. */
    png->band[tile] = lib.cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, rows);
    cairo_t *cairo = lib.cairo_create(png->band[tile]);
    lib.cairo_set_source_rgb(cairo, 1, 1, 1);
    lib.cairo_paint(cairo);
    lib.cairo_translate(cairo, -left, -top);
    lib.cairo_scale(cairo, png->width / w, png->height / h);
    failed = draw(png->picture, cairo, message, message_size);
    lib.cairo_destroy(cairo);
    lib.cairo_surface_flush(png->band[tile]);
  }
  return failed;
}

static void forget_band(struct png *png) {
  for (int tile = 0; tile < png->tiles; tile++) {
    if (png->band[tile]) lib.cairo_surface_destroy(png->band[tile]);
    png->band[tile] = NULL;
  }
}

/* The row `y` of the current band, without a filter, as PNG has it. */
static void take_row(struct png *png, int y) {
  unsigned char *next = png->row;
  *next++ = 0;
  for (int tile = 0; tile < png->tiles; tile++) {
    size_t stride = (size_t)lib.cairo_image_surface_get_stride(png->band[tile]);
    const unsigned char *data = lib.cairo_image_surface_get_data(png->band[tile]);
    const uint32_t *pixels = (const uint32_t *)(data + (size_t)y * stride);
    int left = tile * LONGEST;
    int width = png->width - left < LONGEST ? png->width - left : LONGEST;
    for (int x = 0; x < width; x++) {
      *next++ = (unsigned char)(pixels[x] >> 16);
      *next++ = (unsigned char)(pixels[x] >> 8);
      *next++ = (unsigned char)pixels[x];
    }
  }
}

static int put_rows(struct png *png, char *message, size_t message_size) {
  int failed = 0;
  for (int top = 0; top < png->height && !failed; top += png->rows) {
    int rows = png->height - top < png->rows ? png->height - top : png->rows;
    failed = draw_band(png, top, rows, message, message_size);
    for (int y = 0; y < rows && !failed; y++) {
      take_row(png, y);
      png->stream.next_in = png->row;
      png->stream.avail_in = 3 * (unsigned int)png->width + 1;
      int flush = top + y == png->height - 1 ? Z_FINISH : Z_NO_FLUSH;
      if (put_data(&png->sink, &png->stream, png->chunk, flush)) failed = AM_NO_MEMORY;
    }
    forget_band(png);
  }
  return failed;
}

static int put_png(struct png *png, char *message, size_t message_size) {
  static const unsigned char signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  unsigned char header[25] = {0}, end[12];
  put_number(header + 8, (unsigned long)png->width);
  put_number(header + 12, (unsigned long)png->height);
  header[16] = 8; /* bits of each colour */
  header[17] = 2; /* red, green, blue */
  png->stream.next_out = png->chunk + 8;
  png->stream.avail_out = PART;
  if (lib.deflateInit_(&png->stream, 3, lib.zlibVersion(), sizeof png->stream) != Z_OK) {
    return AM_NO_MEMORY;
  }
  int failed = png->sink.take(png->sink.taker, signature, sizeof signature)
      || put_chunk(&png->sink, header, "IHDR", 13)
    ? AM_NO_MEMORY
    : put_rows(png, message, message_size);
  lib.deflateEnd(&png->stream);
  return !failed && put_chunk(&png->sink, end, "IEND", 0) ? AM_NO_MEMORY : failed;
}

/* ---- Pictures ---- */

am_picture *am_picture_open(
  const unsigned char *svg, size_t count, char *message, size_t message_size) {
  if (open_libraries(message, message_size)) return NULL;
  GError *error = NULL;
  RsvgHandle *handle = lib.rsvg_handle_new_from_data(svg, count, &error);
  if (!handle) {
    keep_error(error, message, message_size);
    return NULL;
  }
  lib.rsvg_handle_set_dpi(handle, 96);
  am_picture *picture = calloc(1, sizeof *picture);
  if (!picture) {
    lib.g_object_unref(handle);
    snprintf(message, message_size, "there is not enough memory");
    return NULL;
  }
  picture->handle = handle;
  return picture;
}

void am_picture_close(am_picture *picture) {
  if (!picture) return;
  lib.g_object_unref(picture->handle);
  free(picture);
}

int am_picture_size(const am_picture *picture, double *width, double *height) {
  return lib.rsvg_handle_get_intrinsic_size_in_pixels(picture->handle, width, height) ? 0 : -1;
}

/* Draws the whole of it into a page of its own size in CSS pixels. */
static int draw(am_picture *picture, cairo_t *cairo, char *message, size_t message_size) {
  RsvgRectangle page = {0, 0, 0, 0};
  am_picture_size(picture, &page.width, &page.height);
  GError *error = NULL;
  if (!lib.rsvg_handle_render_document(picture->handle, cairo, &page, &error)) {
    return keep_error(error, message, message_size);
  }
  return keep_status(lib.cairo_status(cairo), message, message_size);
}

int am_picture_png(
  am_picture *picture, int width, int height, int band, am_sink take, void *taker, char *message,
  size_t message_size) {
  int rows = (band > 0 ? band : BAND) / width;
  if (rows > LONGEST) rows = LONGEST;
  struct png png = {
    .picture = picture, .width = width, .height = height, .rows = rows > 0 ? rows : 1,
    .tiles = (width + LONGEST - 1) / LONGEST, .sink = {take, taker}};
  png.row = malloc(3 * (size_t)width + 1);
  png.chunk = malloc(PART + 12);
  png.band = calloc((size_t)png.tiles, sizeof *png.band);
  snprintf(message, message_size, "there is not enough memory");
  int failed = png.row && png.chunk && png.band ? put_png(&png, message, message_size)
                                                : AM_NO_MEMORY;
  free(png.row);
  free(png.chunk);
  free(png.band);
  return failed;
}

int am_picture_pdf(
  am_picture *const *pictures, int count, const char *title, const char *date, am_sink take,
  void *taker, char *message, size_t message_size) {
  double w = 0, h = 0;
  am_picture_size(pictures[0], &w, &h);
  struct sink sink = {take, taker};
  const double points = 72.0 / 96.0;
  cairo_surface_t *surface =
    lib.cairo_pdf_surface_create_for_stream(hand_over, &sink, w * points, h * points);
  lib.cairo_pdf_surface_set_metadata(surface, METADATA_TITLE, title);
  lib.cairo_pdf_surface_set_metadata(surface, METADATA_CREATOR, "ActorMap");
  /* Otherwise cairo writes what the clock says. */
  lib.cairo_pdf_surface_set_metadata(surface, METADATA_CREATE_DATE, date);
  cairo_t *cairo = lib.cairo_create(surface);
  lib.cairo_scale(cairo, points, points);
  int failed = 0;
  for (int page = 0; page < count && !failed; page++) {
    am_picture_size(pictures[page], &w, &h);
    lib.cairo_pdf_surface_set_size(surface, w * points, h * points);
    failed = draw(pictures[page], cairo, message, message_size);
    if (!failed) lib.cairo_show_page(cairo);
  }
  lib.cairo_destroy(cairo);
  lib.cairo_surface_finish(surface);
  if (!failed) failed = keep_status(lib.cairo_surface_status(surface), message, message_size);
  lib.cairo_surface_destroy(surface);
  return failed;
}
