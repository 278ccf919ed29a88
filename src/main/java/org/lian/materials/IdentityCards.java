package org.lian.materials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.lian.clock.BusinessClock;
import org.lian.keys.Vault;
import org.lian.vocabulary.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The identity cards among the photographs of a filing, read where a program for it is installed: one after another beside
 * all requests, so that nobody waits, and what was read is kept sealed beside the original. Who may know is the caller's
 * question.
 */
@Component
public class IdentityCards {
    private static final Logger log = LoggerFactory.getLogger(IdentityCards.class);
    private static final int MOST_WAITING = 50;

    private final JdbcClient jdbc;
    private final Materials materials;
    private final Pictures pictures;
    private final Vault vault;
    private final BusinessClock clock;
    private final boolean reads;
    private final ObjectMapper json = new ObjectMapper();
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
                var thread = new Thread(task, "identity-cards");
                thread.setDaemon(true);
                return thread;
            },
            // Whoever comes when too many wait is read when the page is opened the next time.
            new ThreadPoolExecutor.DiscardPolicy());

    IdentityCards(
            JdbcClient jdbc,
            Materials materials,
            Pictures pictures,
            Vault vault,
            BusinessClock clock,
            PhotoSettings settings) {
        this.jdbc = jdbc;
        this.materials = materials;
        this.pictures = pictures;
        this.vault = vault;
        this.clock = clock;
        this.reads = !PrintReader.program(settings).isEmpty();
    }

    /** The cards that were read by now, by the material; the others begin to be read. */
    public Map<UUID, IdentityCard> among(Collection<Material> handedIn) {
        var cards = new LinkedHashMap<UUID, IdentityCard>();
        if (!reads) {
            return cards;
        }
        for (var material : handedIn) {
            if (material.kind() == Material.Kind.PLAINTIFF_IDENTITY && pictures.isPhoto(material)) {
                var stored = materials.stored(material.filing(), material.id());
                var kept = kept(stored);
                if (kept.isEmpty()) {
                    begin(material);
                }
                kept.filter(card -> card.length > 0).ifPresent(card -> cards.put(material.id(), opened(card, stored)));
            }
        }
        return cards;
    }

    private Optional<byte[]> kept(Materials.Stored stored) {
        return jdbc.sql("select card from material_reading where blob = ? and turned = ?")
                .params(stored.blob(), stored.turned())
                .query(byte[].class)
                .optional();
    }

    private void begin(Material material) {
        if (waiting.size() < MOST_WAITING && waiting.add(material.id())) {
            thread.execute(() -> {
                try {
                    read(material);
                } catch (RuntimeException fault) {
                    log.warn("The photograph {} could not be read for its print", material.id(), fault);
                } finally {
                    waiting.remove(material.id());
                }
            });
        }
    }

    private void read(Material material) {
        Materials.Stored stored;
        try {
            stored = materials.stored(material.filing(), material.id());
        } catch (Refusal removedMeanwhile) {
            return;
        }
        var card = IdentityCard.in(text(stored), clock.today());
        jdbc.sql("""
                        insert into material_reading (blob, turned, card)
                        select address, :turned, :card from material_blob where address = :blob for share
                        on conflict do nothing""")
                .param("blob", stored.blob())
                .param("turned", stored.turned())
                .param("card", card.map(found -> sealed(found, stored)).orElse(new byte[0]))
                .update();
    }

    /** Nothing where nothing can be read: it is the same the next time. */
    private String text(Materials.Stored stored) {
        try {
            return pictures.text(stored);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.INVALID) {
                return "";
            }
            throw refusal;
        }
    }

    private byte[] sealed(IdentityCard card, Materials.Stored stored) {
        try {
            return vault.seal(json.writeValueAsBytes(card), context(stored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private IdentityCard opened(byte[] card, Materials.Stored stored) {
        try {
            return json.readValue(vault.open(card, context(stored)), IdentityCard.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String context(Materials.Stored stored) {
        return "card " + stored.context() + " " + stored.turned();
    }
}
