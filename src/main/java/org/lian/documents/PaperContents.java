package org.lian.documents;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * The sealed contents of papers: packed by the template from which the paper was filled, which names nobody and is kept
 * once for all papers, by its hash.
 */
@Component
class PaperContents {
    private static final StoredJson JSON = new StoredJson();
    private static final int KEPT = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ConcurrentLruCache<String, byte[]> dictionaries = new ConcurrentLruCache<>(KEPT, this::dictionary);

    PaperContents(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * The words of a paper; they name people.
     *
     * @param words that filled the template, so that other words can be tried with them; null in papers of before
     */
    record Content(
            String title,
            String court,
            String text,
            String page,
            @Nullable Map<String, Object> words) {}

    byte[] seal(UUID id, Content content, byte[] dictionary) {
        return vault.seal(PackedText.pack(JSON.bytes(content), dictionary), context(id));
    }

    Content open(UUID id, byte[] sealed) {
        return JSON.read(PackedText.unpack(vault.open(sealed, context(id)), dictionaries::get), Content.class);
    }

    /** The text as it stands in a content, so that a content repeats it. */
    static byte[] dictionary(String... texts) {
        return JSON.bytes(String.join("\n", texts));
    }

    private byte[] dictionary(String hash) {
        return jdbc.sql("select content from paper_dictionary where sha256 = ?")
                .param(hash)
                .query(byte[].class)
                .single();
    }

    private static String context(UUID id) {
        return "court-paper:" + id;
    }
}
