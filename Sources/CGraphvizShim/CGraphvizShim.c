/* SPDX-License-Identifier: Apache-2.0
   SPDX-FileCopyrightText: The ActorMap contributors */
#define _GNU_SOURCE
#include "CGraphvizShim.h"

#include <dlfcn.h>
#include <graphviz_version.h>
#include <gvc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif

struct am_context {
  GVC_t *gvc;
  lt_symlist_t plugins[4];
};

struct am_graph {
  am_context *context;
  Agraph_t *graph;
  Agnode_t **nodes;
  size_t node_count;
  Agedge_t **edges;
  size_t edge_count, edge_capacity;
  int has_layout;
};

/* Graphviz reports in pieces ("Error", ": ", "…") through one process-wide hook. */
static char message[2048];

static int keep_message(char *text) {
  strncat(message, text, sizeof message - strlen(message) - 1);
  return 0;
}

const char *am_message(void) { return message; }

/* Loading these three alone takes 2 ms instead of 15 to 20, and keeps text metrics and with them
   the output independent of the fonts of the machine. */
static const char *const plugin_names[3] = {"core", "dot_layout", "neato_layout"};

#define TEXT_OF(macro) TEXT(macro)
#define TEXT(word) #word

/* Graphviz keeps its plugins in a folder beside its library. */
static void *plugin_library(const char *name, const char *symbol) {
  Dl_info library;
  if (!dladdr((void *)gvContext, &library) || !library.dli_fname) return NULL;
  const char *slash = strrchr(library.dli_fname, '/');
  int length = slash ? (int)(slash - library.dli_fname + 1) : 0;
  char path[1024];
  int written = snprintf(
    path, sizeof path, "%.*sgraphviz/libgvplugin_%s.so." TEXT_OF(GVPLUGIN_VERSION), length,
    library.dli_fname, name);
  if (written < 0 || (size_t)written >= sizeof path) return NULL;
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  return handle ? dlsym(handle, symbol) : NULL;
}

static int find_plugins(lt_symlist_t *plugins) {
  static char symbols[3][64];
  for (size_t i = 0; i < 3; i++) {
    snprintf(symbols[i], sizeof symbols[i], "gvplugin_%s_LTX_library", plugin_names[i]);
    plugins[i].name = symbols[i];
    plugins[i].address = plugin_library(plugin_names[i], symbols[i]);
    if (!plugins[i].address) return 0;
  }
  plugins[3].name = NULL;
  plugins[3].address = NULL;
  return 1;
}

am_context *am_context_open(int *has_all_plugins) {
  am_context *context = calloc(1, sizeof *context);
  if (!context) return NULL;
  int found = find_plugins(context->plugins);
  context->gvc = found ? gvContextPlugins(context->plugins, 0) : gvContext();
  if (!context->gvc) {
    free(context);
    return NULL;
  }
  agseterrf(keep_message);
  if (has_all_plugins) *has_all_plugins = !found;
  return context;
}

void am_context_close(am_context *context) {
  if (!context) return;
  gvFreeContext(context->gvc);
  free(context);
}

am_graph *am_graph_make(am_context *context, size_t node_count, int directed) {
  am_graph *graph = calloc(1, sizeof *graph);
  if (!graph) return NULL;
  graph->context = context;
  graph->graph = agopen("g", directed ? Agdirected : Agundirected, NULL);
  graph->nodes = calloc(node_count ? node_count : 1, sizeof *graph->nodes);
  graph->node_count = node_count;
  if (!graph->graph || !graph->nodes) {
    am_graph_free(graph);
    return NULL;
  }
  for (size_t i = 0; i < node_count; i++) {
    char name[32];
    snprintf(name, sizeof name, "n%zu", i);
    graph->nodes[i] = agnode(graph->graph, name, 1);
  }
  return graph;
}

void am_graph_free(am_graph *graph) {
  if (!graph) return;
  if (graph->has_layout) gvFreeLayout(graph->context->gvc, graph->graph);
  if (graph->graph) agclose(graph->graph);
  free(graph->nodes);
  free(graph->edges);
  free(graph);
}

void am_graph_set(am_graph *graph, const char *name, const char *value) {
  agsafeset(graph->graph, (char *)name, (char *)value, "");
}

void am_node_set(am_graph *graph, size_t node, const char *name, const char *value) {
  agsafeset(graph->nodes[node], (char *)name, (char *)value, "");
}

size_t am_edge_add(am_graph *graph, size_t from, size_t to) {
  if (graph->edge_count == graph->edge_capacity) {
    size_t capacity = graph->edge_capacity ? 2 * graph->edge_capacity : 64;
    Agedge_t **edges = realloc(graph->edges, capacity * sizeof *edges);
    if (!edges) return SIZE_MAX;
    graph->edges = edges;
    graph->edge_capacity = capacity;
  }
  char name[32];
  snprintf(name, sizeof name, "e%zu", graph->edge_count);
  Agedge_t *edge = agedge(graph->graph, graph->nodes[from], graph->nodes[to], name, 1);
  if (!edge) return SIZE_MAX;
  graph->edges[graph->edge_count] = edge;
  return graph->edge_count++;
}

void am_edge_set(am_graph *graph, size_t edge, const char *name, const char *value) {
  agsafeset(graph->edges[edge], (char *)name, (char *)value, "");
}

/* A return of 0 is not success: text at the level of an error is failure. */
int am_graph_layout(am_graph *graph, const char *engine) {
  message[0] = '\0';
  agreseterrors();
  /* Not every part of Graphviz seeds its random numbers: what ran before must not matter. */
  srand(1);
  srand48(1);
  int failed = gvLayout(graph->context->gvc, graph->graph, engine);
  graph->has_layout = !failed;
  return failed || agerrors() >= AGERR;
}

void am_node_position(const am_graph *graph, size_t node, double *x, double *y) {
  pointf point = ND_coord(graph->nodes[node]);
  *x = point.x;
  *y = point.y;
}

void am_die_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

const char *am_version(const am_context *context) { return gvcVersion(context->gvc); }
