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
  F(void, cairo_pdf_surface_set_metadata, (cairo_surface_t *, int, const char *)) \
  F(int, cairo_surface_write_to_png_stream, (cairo_surface_t *, cairo_write_func_t, void *)) \
  F(int, cairo_surface_status, (cairo_surface_t *)) \
  F(void, cairo_surface_finish, (cairo_surface_t *)) \
  F(void, cairo_surface_destroy, (cairo_surface_t *)) \
  F(cairo_t *, cairo_create, (cairo_surface_t *)) \
  F(void, cairo_destroy, (cairo_t *)) \
  F(int, cairo_status, (cairo_t *)) \
  F(void, cairo_scale, (cairo_t *, double, double)) \
  F(void, cairo_set_source_rgb, (cairo_t *, double, double, double)) \
  F(void, cairo_paint, (cairo_t *)) \
  F(void, cairo_show_page, (cairo_t *)) \
  F(const char *, cairo_status_to_string, (int)) \
  F(const char *, cairo_version_string, (void))

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
  /* cairo and GLib are found through it, as what it depends on. */
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
  am_picture *picture, int width, int height, am_sink take, void *taker, char *message,
  size_t message_size) {
  double w = 0, h = 0;
  am_picture_size(picture, &w, &h);
  /* Without transparency: a drawing has a ground, and viewers differ in what they put below. */
  cairo_surface_t *surface = lib.cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = lib.cairo_create(surface);
  lib.cairo_set_source_rgb(cairo, 1, 1, 1);
  lib.cairo_paint(cairo);
  lib.cairo_scale(cairo, width / w, height / h);
  int failed = draw(picture, cairo, message, message_size);
  lib.cairo_destroy(cairo);
  if (!failed) {
    struct sink sink = {take, taker};
    failed = keep_status(
      lib.cairo_surface_write_to_png_stream(surface, hand_over, &sink), message, message_size);
  }
  lib.cairo_surface_destroy(surface);
  return failed;
}

int am_picture_pdf(
  am_picture *picture, const char *title, const char *date, am_sink take, void *taker,
  char *message, size_t message_size) {
  double w = 0, h = 0;
  am_picture_size(picture, &w, &h);
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
  int failed = draw(picture, cairo, message, message_size);
  if (!failed) lib.cairo_show_page(cairo);
  lib.cairo_destroy(cairo);
  lib.cairo_surface_finish(surface);
  if (!failed) failed = keep_status(lib.cairo_surface_status(surface), message, message_size);
  lib.cairo_surface_destroy(surface);
  return failed;
}
