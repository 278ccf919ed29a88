package org.lian.documents;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages that were set lately, by their hash: who asks again, or at the same moment, gets the same bytes. */
final class KeptSettings {
    private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, CompletableFuture<byte[]>> going = new HashMap<>();
    private final int mostBytes;
    private int bytes;

    KeptSettings(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    byte[] of(String hash, Supplier<byte[]> setting) {
        var mine = new CompletableFuture<byte[]>();
        CompletableFuture<byte[]> other;
        synchronized (this) {
            var found = kept.get(hash);
            if (found != null) {
                return found;
            }
            other = going.putIfAbsent(hash, mine);
        }
        return other == null ? set(hash, setting, mine) : waited(other);
    }

    private byte[] set(String hash, Supplier<byte[]> setting, CompletableFuture<byte[]> mine) {
        try {
            var set = setting.get();
            keep(hash, set);
            mine.complete(set);
            return set;
        } catch (RuntimeException | Error failure) {
            keep(hash, null);
            mine.completeExceptionally(failure);
            throw failure;
        }
    }

    private synchronized void keep(String hash, byte @Nullable [] set) {
        going.remove(hash);
        if (set == null || set.length > mostBytes) {
            return;
        }
        kept.put(hash, set);
        bytes += set.length;
        for (var oldest = kept.entrySet().iterator(); bytes > mostBytes; ) {
            bytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }

    private static byte[] waited(CompletableFuture<byte[]> other) {
        try {
            return other.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw failure;
        }
    }
}
