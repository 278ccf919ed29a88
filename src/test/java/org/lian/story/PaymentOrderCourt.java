package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.lian.documents.Papers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A court with payment orders, and what its stories read of them. */
abstract class PaymentOrderCourt extends CourtInTime {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Papers papers;

    static void served(Stories court, String filing, String on) {
        court.decideAs("clerk1", filing, "PAPER_SERVICE", Map.of("until", on, "document", "EMS7"));
    }

    /** The creditor's page. */
    String order(String filing) {
        return TrackFilings.main(port, "/filings/" + filing);
    }

    void comesTo(String filing, String words) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(order(filing)).contains(words));
    }

    /** The first paper whose name begins so. */
    String said(String filing, String beginning) {
        return TrackFilings.papers(papers, filing).entrySet().stream()
                .filter(paper -> paper.getKey().startsWith(beginning))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** What was begun with the very moment of the application (民诉解释 439), whatever else the court has. */
    List<String> suits(String filing) {
        return jdbc.sql("""
                        select cast(suit.id as text) from filing suit join filing f on f.id = cast(? as uuid)
                        where suit.id <> f.id and suit.first_submitted_at = f.first_submitted_at""").param(filing).query(String.class).list();
    }
}
