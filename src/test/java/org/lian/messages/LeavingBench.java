package org.lian.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.Stories;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How many messages leave in a second through a gateway that answers in a tenth of one, and how many payments come to
 * their division. {@code mvn -Pbench test -Dtest=LeavingBench}; {@code -Dbench.filings} for another number.
 */
@OwnCourt
@Tag("bench")
class LeavingBench {
    private static final int FILINGS = Integer.getInteger("bench.filings", 100);
    private static final int EACH = 20;
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Gateway SMS = new Gateway();

    @LocalServerPort
    int port;

    @Autowired
    MessageJobs sending;

    @Autowired
    @Qualifier("paymentJobs")
    SmartLifecycle paying;

    @Autowired
    Messages messages;

    @Autowired
    TransactionTemplate together;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void channel(DynamicPropertyRegistry settings) throws IOException {
        var key = Files.writeString(Files.createTempFile(Path.of("target"), "gateway-", ".key"), Gateway.KEY);
        settings.add("lian.messages.sms.url", SMS::url);
        settings.add("lian.messages.sms.key-file", key::toString);
    }

    @AfterAll
    static void close() {
        SMS.close();
    }

    @Test
    @DisplayName("短信接口一百毫秒一答：每秒发出多少条；到账以后，每秒有多少件移送")
    void perSecond() {
        var court = new Stories(port);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("serviceAddress", Map.of("address", "某某路", "phone", "13700000001", "electronic", true));
        var filings = new ArrayList<String>();
        for (var n = 0; n < FILINGS; n++) {
            var filing = court.submitted(draft);
            court.register(filing);
            court.confirmFee(filing, 230_000);
            court.waitsAt(filing, "FEE_DUE");
            filings.add(filing);
        }
        await().atMost(LONG).until(() -> pending("message") == 0);
        SMS.pause = Duration.ofMillis(100);
        sending.stop();
        tell(filings);
        var waiting = pending("message");
        print("messages", waiting, seconds("message", sending));

        SMS.pause = Duration.ZERO;
        paying.stop();
        filings.forEach(court::pay);
        await().atMost(LONG).until(() -> pending("outbox") == FILINGS);
        print("payments", FILINGS, seconds("outbox", paying));
        filings.forEach(filing -> court.waitsAt(filing, "TRANSFERRED"));
        assertThat(SMS.asked).doesNotHaveDuplicates();
    }

    private void tell(List<String> filings) {
        for (var filing : filings) {
            var owner = jdbc.sql("select owner_id from filing where id = cast(? as uuid)")
                    .param(filing)
                    .query(String.class)
                    .single();
            together.executeWithoutResult(one -> {
                for (var n = 0; n < EACH; n++) {
                    messages.tell(News.of(MessageKind.RECEIPT, FilingId.of(filing), owner, "bench/" + n, "立案材料已收到"));
                }
            });
        }
    }

    private double seconds(String table, SmartLifecycle work) {
        var begun = System.nanoTime();
        work.start();
        await().pollInterval(OFTEN).atMost(LONG).until(() -> pending(table) == 0);
        return (System.nanoTime() - begun) / 1e9;
    }

    private int pending(String table) {
        return jdbc.sql("select count(*) from " + table + " where state = 'PENDING'")
                .query(Integer.class)
                .single();
    }

    private static void print(String what, int number, double seconds) {
        System.out.printf(Locale.ROOT, "%d %s in %.1f s: %.0f a second%n", number, what, seconds, number / seconds);
    }
}
