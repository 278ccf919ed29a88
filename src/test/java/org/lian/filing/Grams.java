package org.lian.filing;

import java.util.List;
import org.lian.keys.Vault;

/** The pieces of a name as the product keeps them, for tests that write rows themselves. */
public final class Grams {
    private Grams() {}

    public static List<Long> of(Vault vault, String name) {
        return NameGrams.hashes(vault, name);
    }
}
