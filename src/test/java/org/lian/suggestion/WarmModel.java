package org.lian.suggestion;

import java.time.Duration;

/** Waits until the model is read: on a busy machine that takes longer than a person is left waiting. */
public final class WarmModel {
    private WarmModel() {}

    /** Asks until the answer is by meaning. */
    public static void await(Suggestions suggestions) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        suggestions.of("朋友借了我的钱一直拖着不肯还给我", 1).causes().get(0).phrase() != null);
    }
}
