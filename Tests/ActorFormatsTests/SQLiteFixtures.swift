// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The ActorMap contributors

import Foundation

@testable import ActorFormats

/// Databases made by the program sqlite3 3.40.1 (the statements stand with each), packed by gzip.
enum SQLiteFixtures {
  /// The database as it lies on a disk.
  static func file(_ packed: String) throws -> FileBytes {
    let bytes = Array(Data(base64Encoded: packed) ?? Data())
    let stream = GzipReader.stream(ByteStream(FileBytes(name: "m.sqlite", bytes: bytes)))
    return FileBytes(name: "m.sqlite", bytes: try stream.all())
  }

  // `CREATE TABLE Nodes("ID" INTEGER PRIMARY KEY, Label TEXT, active BOOLEAN, score REAL, born DATE)`
  // with (1,'Ana',1,0.5,'1970-01-02'), (2,'Bo',0,5.0,NULL), (7,'Çem',NULL,NULL,''); `CREATE TABLE
  // links(source INT, target INT, type TEXT, weight REAL)` with (1,2,'alliance',3),
  // (2,7,'trust',1.5); `CREATE TABLE notes(t)` with ('x').
  //
  // bad: actors(id TEXT, photo BLOB, power REAL, name) with ('a',x'00ff',9e999,'A'),
  // ('b',NULL,0.5,CAST(x'41ff' AS TEXT)); relationships("from","to",trust) with ('a','b',1.5),
  // ('a','zz','0.5').
  //
  // view: a view `actors` that counts without end; gen: a column `n AS (hex(id))`; fts: a virtual
  // table `actors` of fts5; each with a table ties("from","to").
  static let foreign =
    "H4sIAAAAAAACA+3Xv0/bQBQH8Hc2sUkldEVQZUBID6ZEJCjAgDpRp1hVhBvaNAMZHfegVo1d2cevkYn+X6z9"
    + "A8pWqX9A10pdsC9ICJZuVVt9P7LfnZ/efT3fu7dBrBUfZvlxqHmLnpIQ9IKZiJzynaF79qNvQb/n0Hok5qrD"
    + "kkh+lh1JAAAAAAAAAH/emu00Gg2xrcNJotJMq8KUmZdD3xv5PPJ6gc+m1dStseVWw5fzZjqJ04+FKfaDadNq"
    + "FtlJHinuD0Zt1mF+pPTd/uKT4pF/UG7PVHz0QXN5Nmidimn0nokeZO9VYYr1INq0mqv93dUqzH/lD/nNsP/a"
    + "G455zx+3OQgnKrlLDyMdnyru7e8HvjdocxFluTI/a/Mky1PeLXNb07v5F5Lf5ddyAQAAAAAAAIC/3BPXoWdE"
    + "c9dX6rhuOTQ/K6iX1ZaEQwt1d8VLw51v08mN59vdTnej092s7v+WvCH5oywAAAAAAAAA8G9ZtGpCNFzL1flJ"
    + "oXd+TrtS1OpiWVhhksRhGim7uv8L+YvKBwAAAAAAAAD+P7aw5Pkt5COuigBAAAA="
  static let bad =
    "H4sIAAAAAAACA+3XMUvDQBQH8HdpakDQS3Ao3Y4sbSEUQZxrKtkCognieqmpDTS9kpwIXcTP40dycXAVOrrV"
    + "aCqSybny/8E97r139/YXXYaZTsVUFbnU4oRsYozOhCAiszot+mVsaz8Y/c2k4YQdfH3m18SfqwAAAAAAAADw"
    + "b0TGXqfXY3daJvO0SOdSZ2pRzrJl2Uha51eBHwci9sdhIBqtvjstVO56rlaup4v7Ug8iZnW6XfbEvqfKiVZF"
    + "WUejMaeu9bNbEQc3sSeWM6WVGIcX4+quHtJCVK9DTyxkng7q3fyF+HsVAAAAAAAAAGDX2Eabk+Uko9c69zcO"
    + "a3Pb4pI2j+ttrd7/34ivqwAAAAAAAAAAO2vfMLlzJFer4+HpITM5t2Qy+qh7n2w6LJ0AMAAA"
  static let view =
    "H4sIAAAAAAACA+3XQUvDMBQH8GSV6UXipYzdHr3YogjVL2AtEQNxw7bbDh4kdh0UHIUu6K77on4WF1dFT15l"
    + "/H/wkpc/PMj15Q+6thUtmnZpLF2xE8Y5uyZijHldfXH9wY83Z3/z2EXJj10jTpl4F4/bCwAAAAAAAOC/uvT6"
    + "A9/nyprnl8rW1cqVl2YyKSQVyY2W5JIwWLTNMjgPbBNEG9Y79IfDo83Ta129mdI27Wp3dnNTJWe0SyjJaaaK"
    + "O8pkOslyNZVUhuvIxWEutUwLimkyUuMRJVpTF63PYrrNxvdURt+RG6nnXUy8PxCCx5/fNqb368MmrOeR2823"
    + "Sz8AAAAAAAAA7DHs/wAAAAAAAAD77wOl+7uhADAAAA=="
  static let gen =
    "H4sIAAAAAAACA+3XsUvDUBDH8btEukm6lNLtyJRA6VD/AVPNIHSpzeAa6ysGbAPpG/wL/KP811zMswp1cq/f"
    + "D+8O3sFvue3Wq2XjnW3bbld7u5KhqMq1mYjE3/Uj6uvi5K/yt1hmG70M4eRNkve+AQAAAADwb82jwXg00jtf"
    + "P74437hDqPjmviyq0qpisSwtTLJ027W7dJr6Ns1vdTCeTNR9ZeqNb7vDsUe/csdZ1jxZVT5UU9tbsbbs2b32"
    + "ozzPw22uyYf0DwAAAAAAnJ9Yo6QO978MWQYAAAAAAOfsEwFCsZIAMAAA"
  static let fts =
    "H4sIAAAAAAACA+3aQW/SYBjA8bcUqKLALkszvbxjh9KEGKPZXdBmNuLQrrjMi+lKIc0GNbQuZgeVr+TdT+MH"
    + "8OLNi62QrBCIZ/H/C22ep0/6PHnf25ty8robJoEcRtOxl8jHYkcoingipRCikF6auJHFxVyuiL8riAe+Us1e"
    + "rn4S9W/1t7XvtS81vfo1TQEAAADgP/JIK+u7u4qdeOeXQRIGcXZpTx2r7VrSbXe6lsyeNBvDaTRutBpJ1DD9"
    + "sqYbhjIr/XnJ85NoGr/zo8kwHC0l5aU2xlLNaF7IV479su2cyRfWWUtemfLUdp/3+q50eqf2s1FJ001Tmd3O"
    + "DxlEfhxer2SltWMWRaMZDqR97FpHlrM8ML6WnW6vY3rFcjbo88pikmCSLGfFTcvJipvn+A/ND6qm7+8rs8P8"
    + "jHDw8SZS1/ZOC0YzDkbhoCWTYDpuyfejSdTK98+XzZUt9AqafnCwuoVe4uXCwvrNSyubV3R+GfkX881rK2V9"
    + "b++Wl5swvy/avrEdt9/uLtrPS7J/Yh8fyWESH6YjzOxsXqj/EPVf6Q0AAAAAAGyDSkUV9xaxqqjibiWLdtgY"
    + "AAAAAAC2WZXzPwAAAAAAnP8BAAAAAMA/L/v/v1L/KdIfAAAAAADYInfU+8pVMI3DaFLk+z8AAAAAANvvN2JX"
    + "zXoAcAAA"
}
