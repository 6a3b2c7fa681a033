/* SPDX-License-Identifier: Apache-2.0
   SPDX-FileCopyrightText: The ActorMap contributors

   The little of librsvg and cairo that ActorMap needs. An SVG is read from memory and has no
   address of its own, so librsvg opens no file and no connection that it may name. */
#ifndef CRASTERSHIM_H
#define CRASTERSHIM_H

#include <stddef.h>

typedef struct am_picture am_picture;

/* Takes the next bytes of a picture; 0 where it could. */
typedef int (*am_sink)(void *taker, const unsigned char *bytes, size_t count);

/* Reads an SVG; NULL where that fails, with the reason in `message`. */
am_picture *am_picture_open(
  const unsigned char *svg, size_t count, char *message, size_t message_size);
void am_picture_close(am_picture *picture);

/* The size in CSS pixels of 1/96 inch; 0 where it has one. */
int am_picture_size(const am_picture *picture, double *width, double *height);

enum { AM_FAILED = -1, AM_NO_MEMORY = 1 };

/* Write the picture, 0 where that succeeded; otherwise `message` says why it did not.
   `date` is YYYY-MM-DDThh:mm:ssZ. A PDF has a page for each of `count` pictures, one at least.
   A PNG is drawn in bands of `band` pixels, or as many as are sensible where that is 0. */
int am_picture_png(
  am_picture *picture, int width, int height, int band, am_sink sink, void *taker, char *message,
  size_t message_size);
int am_picture_pdf(
  am_picture *const *pictures, int count, const char *title, const char *date, am_sink sink,
  void *taker, char *message, size_t message_size);

/* The versions of the libraries in use; where they are missing, why, and a result other than 0. */
int am_picture_versions(char *text, size_t size);

#endif
