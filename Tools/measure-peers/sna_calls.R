# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: The ActorMap contributors
#
# What sna is asked; see protocol.py for what is read and printed.
suppressMessages(library(sna))
say <- function(...) cat(..., sep = "\t", fill = FALSE)

answer <- function(call, graph, compute) {
  found <- tryCatch(compute(), error = function(e) e)
  if (inherits(found, "error")) {
    say(call, graph$number, "error", gsub("[\t\n]", " ", conditionMessage(found)))
    cat("\n")
  } else if (!is.null(found)) {
    for (place in seq_along(found)) {
      say(call, graph$number, names(found)[place], format(found[[place]], digits = 17))
      cat("\n")
    }
  }
}

actors <- function(values) setNames(as.list(values), seq_along(values) - 1)
whole <- function(value) list(map = value)
pairs <- function(m) {
  keys <- outer(seq_len(nrow(m)) - 1, seq_len(ncol(m)) - 1, paste, sep = "-")
  setNames(as.list(m[row(m) != col(m)]), keys[row(m) != col(m)])
}

ask <- function(graph) {
  binary <- graph$binary
  mode <- if (graph$directed) "digraph" else "graph"
  ask_one <- function(call, compute) answer(call, graph, compute)
  ask_one("degree", function() actors(degree(binary, gmode = mode)))
  ask_one("betweenness", function() actors(betweenness(binary, gmode = mode)))
  ask_one("closeness", function() actors(closeness(t(binary), gmode = mode)))
  ask_one("eccentricity", function() {
    d <- geodist(binary, inf.replace = NA)$gdist
    diag(d) <- NA
    actors(apply(d, 2, function(row) if (all(is.na(row))) NaN else max(row, na.rm = TRUE)))
  })
  ask_one("bonacich-power", function() actors(bonpow(binary, gmode = mode, exponent = 0.1)))
  if (!graph$directed) {
    ask_one("information", function() actors(infocent(graph$values, gmode = mode)))
    ask_one("eigenvector", function() {
      # Its own iteration stops too early where two eigenvalues are nearly opposite.
      actors(evcent(graph$values, gmode = mode, use.eigen = TRUE))
    })
  }
  ask_one("flow-betweenness", function() actors(flowbet(binary, gmode = mode)))
  ask_one("core", function() actors(kcores(pmax(binary, t(binary)), mode = "graph")))
  ask_one("articulation-points", function() {
    cuts <- cutpoints(pmax(binary, t(binary)), mode = "graph", return.indicator = TRUE)
    actors(as.numeric(cuts))
  })
  ask_one("density", function() whole(gden(binary, mode = mode)))
  ask_one("centralisation-degree", function() {
    whole(centralization(binary, degree, mode = mode))
  })
  ask_one("centralisation-betweenness", function() {
    whole(centralization(binary, betweenness, mode = mode))
  })
  ask_one("centralisation-closeness", function() {
    whole(centralization(t(binary), closeness, mode = mode))
  })
  ask_one("cliques", function() {
    found <- clique.census(pmax(binary, t(binary)), mode = "graph",
                           tabulate.by.vertex = FALSE, enumerate = TRUE)$cliques
    found <- Filter(function(members) length(members) > 2, do.call(c, found))
    names <- vapply(found, function(members) paste(sort(members) - 1, collapse = ","), "")
    setNames(as.list(lengths(found)), names)
  })
  if (graph$directed) {
    ask_one("reciprocity", function() whole(grecip(binary, measure = "edgewise")))
    ask_one("triad-census", function() {
      census <- triad.census(binary, mode = "digraph")
      setNames(as.list(as.numeric(census)), tolower(colnames(census)))
    })
  }
  ask_one("structural-equivalence-euclidean", function() {
    pairs(sedist(binary, method = "euclidean", mode = mode))
  })
  ask_one("structural-equivalence-correlation", function() {
    likeness <- sedist(binary, method = "correlation", mode = mode)
    pairs(ifelse(is.na(likeness), NaN, likeness))
  })
  found <- tryCatch(brokerage(binary, graph$groups), error = function(e) NULL)
  roles <- c("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
  if (!is.null(found)) {
    for (place in seq_along(roles)) {
      ask_one(paste0("gould-fernandez-", roles[place]),
              function() actors(found$raw.nli[, place]))
      ask_one(paste0("gould-fernandez-z-", roles[place]),
              function() actors(found$z.nli[, place]))
      ask_one(paste0("gould-fernandez-expected-", roles[place]),
              function() actors(found$exp.nli[, place]))
    }
    ask_one("gould-fernandez-global", function() setNames(as.list(found$raw.gli), roles))
    ask_one("gould-fernandez-global-expected", function() setNames(as.list(found$exp.gli), roles))
    ask_one("gould-fernandez-global-z", function() setNames(as.list(found$z.gli), roles))
  }
}

read_graphs <- function(path) {
  found <- list()
  graph <- NULL
  finish <- function(graph) if (is.null(graph)) found else c(found, list(graph))
  for (line in strsplit(readLines(path), " ")) {
    if (line[1] == "graph") {
      found <- finish(graph)
      empty <- matrix(0, as.integer(line[3]), as.integer(line[3]))
      graph <- list(number = line[2], directed = line[4] == "1", binary = empty,
                    values = empty, groups = character())
    } else if (line[1] == "group") {
      graph$groups <- c(graph$groups, line[3])
    } else {
      ends <- as.integer(line[2:3]) + 1
      directions <- if (graph$directed) list(ends) else list(ends, rev(ends))
      for (way in directions) {
        graph$binary[way[1], way[2]] <- 1
        graph$values[way[1], way[2]] <- as.numeric(line[4])
      }
    }
  }
  finish(graph)
}

cat("version", "", "", paste("sna", packageVersion("sna")), sep = "\t")
cat("\n")
for (graph in read_graphs(commandArgs(trailingOnly = TRUE)[1])) ask(graph)
