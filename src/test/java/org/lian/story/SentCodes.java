package org.lian.story;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Pattern;

/** 验证码 as they stand on a telephone. */
public final class SentCodes {
    private SentCodes() {}

    /** The code of the first SMS that has the words, as soon as it is there; the code is their only group. */
    public static String on(int port, String telephone, Pattern words) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            for (var text : CourtClient.anonymous(port)
                                    .get("/api/v1/sandbox/messages?to=" + telephone)
                                    .expecting(200)
                                    .body()
                                    .get("items")) {
                                var found = words.matcher(text.get("text").asText());
                                if (found.find()) {
                                    return found.group(1);
                                }
                            }
                            return "";
                        },
                        found -> !found.isEmpty());
    }

    /** Another than the right one. */
    public static String other(String code) {
        return String.format("%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
