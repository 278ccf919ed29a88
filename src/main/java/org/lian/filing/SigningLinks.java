package org.lian.filing;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.json.StoredJson;
import org.lian.keys.Vault;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The links by which a party signs a paper without an account, or joins a filing with one: shown once, kept as a keyed
 * hash, closed by a newer one and after too many wrong names or numbers, and none stays
 * open for ever ({@link LinkPeriods}). What is checked is the name and number of whom the link is for.
 */
@Component
class SigningLinks {
    private static final StoredJson JSON = new StoredJson();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_TRIES = 5;
    private static final int TOKEN_BYTES = 18;
    private static final int SHORTEST_NUMBER = 6;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate apart;

    SigningLinks(JdbcClient jdbc, Vault vault, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /** A thing that is done by a link, with the column of its id and who hands them out. */
    enum Paper {
        AGREEMENT("agreement_id", "调解员", "调解员核对过的"),
        APPLICATION("filing_id", "发给您链接的另一方申请人", "申请人留下的、您的证件上的"),
        OWN_ACCOUNT("joined_filing_id", "给您链接的人", "立案材料写明的");

        private final String column;
        private final String giver;
        private final String known;

        Paper(String column, String giver, String known) {
            this.column = column;
            this.giver = giver;
            this.known = known;
        }

        String giver() {
            return giver;
        }
    }

    /** The identity of who may sign by a link, as whoever handed it out knows it. */
    record Checked(String name, String number) {
        /** As two people write the same number, which must be long enough to tell one from another. */
        static Optional<Checked> of(String name, @Nullable String number) {
            return Optional.of(new Checked(name, plain(number))).filter(one -> one.number.length() >= SHORTEST_NUMBER);
        }
    }

    /** A link that was handed out. */
    record Link(UUID paper, String party, Checked checked, boolean closed, Instant madeAt) {}

    /** A new token for the party; an earlier link of it opens nothing any more. */
    String hand(Paper paper, UUID id, String party, Checked checked, Instant at) {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("update settlement_link set closed = true where " + paper.column + " = ? and party = ?")
                .params(id, party)
                .update();
        jdbc.sql("insert into settlement_link (token, " + paper.column
                        + ", party, content, made_at) values (?, ?, ?, ?, ?)")
                .params(
                        vault.token(token),
                        id,
                        party,
                        vault.seal(JSON.bytes(checked), context(id, party)),
                        CourtTime.column(at))
                .update();
        return token;
    }

    /** The link of a token that still opens its paper. */
    Link open(Paper paper, String token) {
        return jdbc.sql("select * from settlement_link where token = ? and " + paper.column + " is not null")
                .param(vault.token(token))
                .query((row, number) -> link(paper, row))
                .optional()
                .filter(link -> !link.closed())
                .orElseThrow(() -> Refusal.notFound("这个链接不对或者已经作废，请向" + paper.giver + "要新的链接"));
    }

    /** The newest link that was handed out to the party for the paper. */
    Optional<Link> newest(Paper paper, UUID id, String party) {
        return jdbc.sql("select * from settlement_link where " + paper.column
                        + " = ? and party = ? order by made_at desc limit 1")
                .params(id, party)
                .query((row, number) -> link(paper, row))
                .optional();
    }

    /** Refuses whoever is not the one that the link is for; each try counts, whatever comes of it. */
    void require(Paper paper, String token, Link link, @Nullable String name, @Nullable String number) {
        if (!Boolean.TRUE.equals(apart.execute(counting -> isTried(token)))) {
            throw Refusal.conflict("姓名或者号码填错次数太多，这个链接不能再用；请向" + paper.giver + "要新的链接", Law.IDENTITY_CHECKED);
        }
        if (!plain(name).equals(plain(link.checked().name()))
                || !plain(number).equals(link.checked().number())) {
            throw Refusal.invalid("number", "DIFFERS", "姓名（名称）或者号码与" + paper.known + "不一致，请对照证件填写；填错五次以后链接不能再用");
        }
    }

    /** Counts one more try, also of several at once; false when there were too many. */
    private boolean isTried(String token) {
        return jdbc.sql("update settlement_link set tries = tries + 1 where token = ? and tries < ?")
                        .params(vault.token(token), MOST_TRIES)
                        .update()
                == 1;
    }

    private Link link(Paper paper, ResultSet row) throws SQLException {
        var id = row.getObject(paper.column, UUID.class);
        var party = row.getString("party");
        return new Link(
                id,
                party,
                JSON.read(vault.open(row.getBytes("content"), context(id, party)), Checked.class),
                row.getBoolean("closed"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static String context(UUID id, String party) {
        return "settlement-link:" + id + party;
    }

    /** As two people write the same name or number: without blanks, in one case. */
    static String plain(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("\\s", "")
                        .toUpperCase(Locale.ROOT);
    }
}
