/* SPDX-License-Identifier: Apache-2.0
   SPDX-FileCopyrightText: The ActorMap contributors */
#ifndef ACTORMAP_CSQLITE_SHIM_H
#define ACTORMAP_CSQLITE_SHIM_H

#include <sqlite3.h>

/* Swift cannot call functions with a varying number of arguments. */
static inline int actormap_sqlite_set(sqlite3 *database, int option, int value) {
  int now = 0;
  return sqlite3_db_config(database, option, value, &now);
}

/* The destructor that makes SQLite copy the text is a number made a pointer. */
static inline int actormap_sqlite_bind_text(
    sqlite3_stmt *statement, int place, const char *text, int length) {
  return sqlite3_bind_text(statement, place, text, length, SQLITE_TRANSIENT);
}

#endif
