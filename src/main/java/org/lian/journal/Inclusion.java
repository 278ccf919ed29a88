package org.lian.journal;

import java.util.List;

/**
 * The proof, without the database, that an entry is in the log: entry and header are canonical JSON, the path leads
 * from one to the other's root, the signature is the court's.
 *
 * @param index of the entry in its block, from zero
 * @param path hex, from the entry upwards
 */
public record Inclusion(String entry, int index, List<String> path, String header, String signature) {}
