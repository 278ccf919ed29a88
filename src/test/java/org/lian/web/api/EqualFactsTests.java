package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.fees.DivorceProperty;
import org.lian.fees.Quote;
import org.lian.filing.Draft;
import org.lian.filing.FilingFacts;
import org.lian.filing.Filings;
import org.lian.filing.Finding;
import org.lian.filing.Party;
import org.lian.filing.Party.Representative;
import org.lian.filing.Party.Representative.AgentKind;
import org.lian.filing.Submission;
import org.lian.filing.TakenElsewhere;
import org.lian.identity.Accounts;
import org.lian.reference.PackagedCodes;
import org.lian.rules.Fact;
import org.lian.rules.Facts;
import org.lian.rules.Tables;
import org.lian.story.CourtClient;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** 同样的事实，同样的回答: what anybody may ask and what a draft is told rest on the same facts. */
@CourtTest
@Tag("thorough")
class EqualFactsTests {
    private static final int FILINGS = Integer.getInteger("equal.filings", 300);
    /** Every so many of them is submitted. */
    private static final int SUBMITTED = 20;

    private static final List<String> CIVIL_CAUSES = PackagedCodes.causes().keySet().stream()
            .filter(code -> code.matches("\\d\\d\\.\\d\\d\\.\\d{3}.*"))
            .toList();

    /** The causes of every procedure that has some: 选民资格 among those of 特别程序. */
    private static final Map<Track, List<String>> CAUSES = Stream.of(Track.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), EqualFactsTests::causes));

    private static List<String> causes(Track track) {
        return switch (track) {
            case CIVIL -> CIVIL_CAUSES;
            case ADMINISTRATIVE ->
                PackagedCodes.causes().keySet().stream()
                        .filter(code -> code.matches("\\d{4}"))
                        .toList();
            case PRIVATE_PROSECUTION ->
                PackagedCodes.causes().keySet().stream()
                        .filter(code -> code.startsWith("ZS"))
                        .toList();
            default ->
                CIVIL_CAUSES.stream()
                        .filter(code -> track.words("causes").stream().anyMatch(code::startsWith))
                        .toList();
        };
    }

    /** The files of the public rule book, which are those that the engine runs, on an engine of their own. */
    private static final Tables RULE_BOOK = new Tables();

    private static final List<DivorceProperty> PROPERTIES = Arrays.asList(
            null,
            new DivorceProperty(DivorceProperty.Extent.NONE, null),
            new DivorceProperty(DivorceProperty.Extent.KNOWN, 100_000_000L),
            new DivorceProperty(DivorceProperty.Extent.UNKNOWN, null));

    /** A cause of each group that an application takes, so that none is left to chance. */
    private static final List<Map.Entry<Track, String>> OF_APPLICATIONS = Stream.of(Track.values())
            .flatMap(track -> track.words("causes").stream()
                    .flatMap(group -> CAUSES.get(track).stream()
                            .filter(code -> code.startsWith(group))
                            .limit(1))
                    .map(code -> Map.entry(track, code)))
            .toList();

    /** A counterclaim is begun from its suit alone. */
    private static final List<Track> BEGUN_ALONE = Stream.of(Track.values())
            .filter(track -> track.suit() == track && track.word("within").isEmpty())
            .toList();

    @LocalServerPort
    int port;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    FactsApi anonymous;

    @Autowired
    FeeQuoteApi quotes;

    @Autowired
    Filings filings;

    @Autowired
    Accounts accounts;

    @Test
    @Tag("campaign")
    @DisplayName("随机的申请：受理条件、应交材料、诉讼费，匿名查询、草稿自己的检查和提交回答一样")
    void theSameAnswers() throws IOException {
        var random = new Random(20261127);
        var actor = accounts.actorOf("zhangsan");
        var filing = filings.create(actor, draft(random, 0));
        var grounds = new LinkedHashSet<String>();
        var submitted = new LinkedHashSet<Track>();
        var asked = new LinkedHashSet<String>();
        for (var rule : List.of("case-type-eligibility", "required-materials", "litigation-fee")) {
            assertThat(CourtClient.anonymous(port)
                            .download("/rulebook/" + rule + "/file")
                            .body())
                    .isEqualTo(Files.readAllBytes(Tables.folder().resolve(rule + ".dmn")));
        }
        for (int n = 0; n < FILINGS; n++) {
            filing = filings.update(actor, filing.id(), draft(random, n), filing.revision());
            var current = filing;
            var facts = facts(filing.draft());
            var findings = filings.checks(filing);

            var eligibility = anonymous.eligibility(facts).grounds().stream()
                    .map(row -> String.valueOf(row.get("ground")))
                    .toList();
            var materials = anonymous.materials(facts).items().stream()
                    .map(row -> String.valueOf(row.get("kind")))
                    .toList();

            assertThat(codes(findings, "ELIGIBILITY_")).as(facts.toString()).isEqualTo(eligibility);
            assertThat(RULE_BOOK.ask("case-type-eligibility", FilingFacts.of(filing.draft())).stream()
                            .map(row -> String.valueOf(row.get("ground"))))
                    .as("rule book: %s", facts)
                    .isEqualTo(eligibility);
            assertThat(codes(findings, "MATERIALS_")).as(facts.toString()).isEqualTo(materials);
            assertThat(answer(() -> filings.feePreview(current)))
                    .as(facts.toString())
                    .isEqualTo(answer(() -> quotes.quote(question(current.draft()))));
            if (n % SUBMITTED == 0
                    || submitted.add(Objects.requireNonNull(filing.draft().track()))) {
                assertThat(submitted(actor, current.draft()))
                        .as(facts.toString())
                        .isEqualTo(codes(findings, ""));
            }
            grounds.addAll(eligibility);
            asked.add(String.valueOf(filing.draft().causeCode()));
        }
        assertThat(submitted).as("each procedure").containsAll(BEGUN_ALONE);
        assertThat(asked).as("each group of causes that no suit has").contains("11.36.435", "11.37.436");
        assertThat(grounds).hasSizeGreaterThan(25);
    }

    /** What the submission of another filing with the same draft keeps, or why another desk takes it. */
    private List<String> submitted(Actor actor, Draft draft) {
        var other = filings.create(actor, draft);
        try {
            // In one transaction: once it is committed, the flow looks for what only the court knows.
            return transactions.execute(transaction -> {
                filings.submit(actor, other.id(), new Submission(true, null, null, true));
                return codes(filings.findings(other), "");
            });
        } catch (TakenElsewhere elsewhere) {
            return codes(filings.checks(other), "");
        }
    }

    /** A fee, or the words why there is none. */
    private static Object answer(Supplier<Quote> asked) {
        try {
            return asked.get();
        } catch (Refusal refusal) {
            return refusal.faults();
        }
    }

    private static FeeQuoteApi.QuoteRequest question(Draft draft) {
        return new FeeQuoteApi.QuoteRequest(
                null,
                draft.track(),
                draft.causeCode(),
                isWithoutValue(draft) ? null : draft.claimAmountFen(),
                null,
                List.of(),
                draft.courtCode(),
                draft.divorceProperty(),
                draft.answers().get("ipOrMaritime"));
    }

    /** Of conduct and evidence no property is preserved (诉讼费用交纳办法 14). */
    private static boolean isWithoutValue(Draft draft) {
        return draft.track() == Track.PRESERVATION
                && List.of("ACT", "EVIDENCE").contains(draft.answers().getOrDefault("preservationKind", ""));
    }

    private static List<String> codes(List<Finding> findings, String part) {
        return findings.stream()
                .map(Finding::code)
                .filter(code -> code.startsWith(part))
                .map(code -> code.substring(part.length()))
                .toList();
    }

    private static Draft draft(Random random, int n) {
        var given = n < OF_APPLICATIONS.size() ? OF_APPLICATIONS.get(n) : null;
        var track = given != null ? given.getKey() : random.nextBoolean() ? Track.CIVIL : pick(random, BEGUN_ALONE);
        var causes = given != null ? List.of(given.getValue()) : CAUSES.get(track);
        var answers = new HashMap<String, String>();
        Facts.declared().all().stream()
                .filter(fact -> fact.isAskedOfFiler() && random.nextInt(3) > 0)
                .forEach(fact -> answers.put(fact.name(), pick(random, codes(fact))));
        return new Draft(
                track,
                "京0199",
                causes.isEmpty() || given == null && random.nextInt(4) == 0 ? null : pick(random, causes),
                parties(random),
                parties(random),
                List.of(),
                random.nextBoolean() ? "请求还款" : null,
                List.of(),
                random.nextBoolean() ? "借款未还" : " ",
                random.nextBoolean() ? 1_000L : null,
                null,
                null,
                random.nextInt(5) == 0 ? "MINOR" : null,
                Map.of(),
                answers,
                null,
                pick(random, PROPERTIES));
    }

    private static List<String> codes(Fact fact) {
        return List.copyOf(fact.domain().codes().keySet());
    }

    private static List<Party> parties(Random random) {
        var parties = new ArrayList<Party>();
        for (int n = random.nextInt(3); n > 0; n--) {
            var agents = Stream.generate(() -> new Representative(
                            Representative.Kind.MANDATE,
                            "王五",
                            null,
                            null,
                            random.nextBoolean() ? pick(random, List.of(AgentKind.values())) : null))
                    .limit(random.nextInt(3))
                    .toList();
            parties.add(new Party(
                    pick(random, List.of(Party.Kind.values())),
                    random.nextInt(4) > 0 ? "某人" : null,
                    null,
                    null,
                    null,
                    null,
                    agents,
                    random.nextInt(4) == 0 ? Boolean.TRUE : null));
        }
        return parties;
    }

    private static FactsApi.Facts facts(Draft draft) {
        var track = draft.track();
        var confidentiality = draft.confidentiality();
        return new FactsApi.Facts(
                track == null ? null : track.name(),
                draft.courtCode(),
                draft.causeCode(),
                draft.plaintiffs(),
                draft.defendants(),
                draft.thirdParties(),
                draft.claims(),
                draft.claimItems(),
                draft.facts(),
                draft.claimAmountFen(),
                null,
                null,
                confidentiality == null ? null : TextNode.valueOf(confidentiality),
                null,
                draft.answers(),
                null,
                draft.divorceProperty());
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
