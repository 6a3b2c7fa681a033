/* SPDX-License-Identifier: Apache-2.0
   SPDX-FileCopyrightText: The ActorMap contributors

   The little of Graphviz that ActorMap needs, without its macros, globals and version differences.
   Nothing here is safe to call from two threads at once. Names and attribute values come from
   ActorMap only: no text of a user ever enters Graphviz. */
#ifndef CGRAPHVIZSHIM_H
#define CGRAPHVIZSHIM_H

#include <stddef.h>

typedef struct am_context am_context;
typedef struct am_graph am_graph;

/* Opens Graphviz; NULL where it cannot be loaded. `has_all_plugins` is set to 1 where the three
   layout plugins were not found on their own and the full set had to be loaded. */
am_context *am_context_open(int *has_all_plugins);
void am_context_close(am_context *context);

/* A new graph of `node_count` nodes without edges; NULL where memory runs out. */
am_graph *am_graph_make(am_context *context, size_t node_count, int directed);
void am_graph_free(am_graph *graph);

void am_graph_set(am_graph *graph, const char *name, const char *value);
void am_node_set(am_graph *graph, size_t node, const char *name, const char *value);
/* Adds an edge and gives its number, the number of edges before it; SIZE_MAX on failure. */
size_t am_edge_add(am_graph *graph, size_t from, size_t to);
void am_edge_set(am_graph *graph, size_t edge, const char *name, const char *value);

/* Computes the layout; 0 where it succeeded. What Graphviz said is in am_message(). */
int am_graph_layout(am_graph *graph, const char *engine);
const char *am_message(void);

/* The centre of a node in points, y upwards; only after a layout. */
void am_node_position(const am_graph *graph, size_t node, double *x, double *y);

/* Asks the system to end this process together with the one that started it, where it can. */
void am_die_with_parent(void);

/* The version of Graphviz in use. */
const char *am_version(const am_context *context);

#endif
