package org.lian.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lian.LianApplication;
import org.lian.clock.BusinessClock;
import org.lian.operations.Commands;
import org.lian.story.Stories;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 升级: a court of release 3450198 with a filing in every wait starts under this release and each filing reaches its end.
 * {@link UpgradeFixtureMaker} made it; a release that courts use adds a fixture of its own.
 */
@Tag("own-jvm")
@Tag("thorough")
class UpgradeTests {
    private static final String RELEASE = "upgrade/3450198.zip";

    /** What is drawn since: that release told a denied withdrawal without a ruling of its own. */
    private static final Set<String> DRAWN_SINCE = Set.of(
            "CallActivity_ServeWithdrawalDenial",
            "CallActivity_ServeReliefDecision",
            "CallActivity_Mediate",
            "Task_AppointMediator",
            "Task_ConfirmMediation",
            "Task_AskOtherSide",
            "Task_Mediate",
            "Task_CheckFee",
            "Task_ReviewFeeDecision",
            "CallActivity_ServeFeeReviewDecision",
            "Task_ReviewLaterFiling",
            "Gateway_AwaitLaterFilingCorrection",
            "Task_DecideReconsideration",
            "CallActivity_DecidePreservationManually",
            "CallActivity_ServePreservationNotice",
            "Gateway_AwaitPreservationAnswer",
            "Task_RuleOnPreservation",
            "CallActivity_DecidePreservationDismissalManually",
            "CallActivity_ServePreservationDismissal",
            "CallActivity_DecidePreservationNumberManually",
            "Task_RegisterPreservation",
            "Gateway_WhilePreserved",
            "Task_DecidePreservationMatter",
            "CallActivity_ServePreservationRelease",
            "CallActivity_ServeReleaseOnRespondents",
            "Task_RuleOnPaymentOrder",
            "CallActivity_ServeOrderDismissal",
            "CallActivity_ServeOrder",
            "CallActivity_ServeOrderOnDebtor",
            "Gateway_AwaitObjection",
            "Task_DecideOrderMatter",
            "Task_EndUnservedOrder",
            "Task_EndWithdrawnOrder",
            "CallActivity_ServeWithdrawalEnd",
            "CallActivity_ServeObjectionDenial",
            "CallActivity_ServeOrderEnd",
            "CallActivity_ServeOrderEndOnDebtor",
            "Gateway_AwaitSuit",
            "CallActivity_ServePartEnd",
            "CallActivity_ServePartEndOnDebtor",
            "Gateway_AwaitPartSuit",
            "Task_EndSuedOrder",
            "CallActivity_ServeSuedEndOnDebtor",
            "Task_DecideOrderRevocation",
            "CallActivity_ServeOrderRevocation",
            "CallActivity_ServeOrderRevocationOnDebtor",
            "CallActivity_AutoRegistration",
            "Gateway_AwaitTakingOut");

    /** The calls of 人工认定 that only a broken table leads to, and no release publishes a broken table. */
    private static final Set<String> ONLY_A_BROKEN_TABLE = Set.of(
            "CallActivity_DecideDeadlineManually",
            "CallActivity_DecideReviewManually",
            "CallActivity_DecideRefusalManually",
            "CallActivity_DecideRefusalAtExpiryManually",
            "CallActivity_DecideNumberManually",
            "CallActivity_DecideDivisionManually");

    @TempDir
    Path folder;

    private Map<String, String> filings;
    private Instant takenAt;

    @Test
    @DisplayName("上一版在每一个等待处各有一件：升级以后都办到终点，没有故障，案号不断，记录可以核验")
    void everyWaitingFilingReachesItsEnd() throws Exception {
        unpack();
        var data = folder.resolve("data");
        assertThat(Commands.run(restore(data), new PrintStream(OutputStream.nullOutputStream())))
                .isZero();

        try (var court = SpringApplication.run(LianApplication.class, serving(data))) {
            var jdbc = court.getBean(JdbcClient.class);
            assertThat(waits(jdbc)).as("the fixture's waits").containsAll(drawnWaits());
            var before = jdbc.sql("select count(*) from case_number")
                    .query(Integer.class)
                    .single();

            new ToTheEnd(new Stories(port(court)), LocalDate.ofInstant(takenAt, BusinessClock.SHANGHAI))
                    .of(filings.values());

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(running(jdbc)).isEmpty());
            assertThat(jdbc.sql("select count(*) from act_ru_incident")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(jdbc.sql("select count(*) from case_number")
                            .query(Integer.class)
                            .single())
                    .isGreaterThan(before);
            assertThat(gaps(jdbc)).isEmpty();
            assertThat(toldOfWhatWas(jdbc))
                    .as("messages of what an earlier release did")
                    .isZero();
        }
    }

    /** What happened before the upgrade was told in its way then, and is old news now. */
    private int toldOfWhatWas(JdbcClient jdbc) {
        return jdbc.sql("""
                        select count(*) from message m
                        where m.kind = 'RECEIPT'
                            and m.filing_id in (select filing_id from filing_receipt where received_at < :taken)
                          or m.subject in (
                            select id from served_document where method = 'ELECTRONIC' and served_at < :taken)""")
                .param("taken", takenAt.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private void unpack() throws IOException {
        try (var zip = new ZipInputStream(getClass().getClassLoader().getResourceAsStream(RELEASE))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        var index = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve(UpgradeFixtureMaker.FILINGS), StandardCharsets.UTF_8)) {
            index.load(in);
        }
        filings = new TreeMap<>();
        index.forEach((wait, filing) -> filings.put((String) wait, (String) filing));
    }

    private String[] restore(Path data) throws IOException {
        try (var backups = Files.list(folder.resolve("backup"))) {
            var backup = backups.filter(path -> Files.exists(path.resolve("manifest.json")))
                    .findFirst()
                    .orElseThrow();
            takenAt = new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(backup.resolve("manifest.json").toFile())
                    .get("takenAt")
                    .asText()
                    .transform(Instant::parse);
            return Stream.concat(
                            Stream.of("restore"),
                            Stream.of(
                                    "--lian.data-dir=" + data,
                                    "--lian.postgres-binaries="
                                            + Path.of("target", "postgres").toAbsolutePath(),
                                    "--from=" + backup,
                                    "--keys-from=" + folder.resolve("keys")))
                    .toArray(String[]::new);
        }
    }

    /** The court's calendar goes on where the fixture was taken. */
    private String[] serving(Path data) {
        return new String[] {
            "--server.port=0",
            "--lian.data-dir=" + data,
            "--lian.postgres-binaries=" + Path.of("target", "postgres").toAbsolutePath(),
            "--lian.clock-offset=" + Duration.between(Instant.now(), takenAt)
        };
    }

    /** Tasks and event gateways of this release's diagrams; those of a called diagram once for each call. */
    private static Set<String> drawnWaits() throws IOException {
        var waits = new TreeSet<String>();
        try (var diagrams = Files.list(Path.of("processes"))) {
            for (var diagram :
                    diagrams.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
                var model = Bpmn.readModelFromFile(diagram.toFile());
                var called = Set.of("service-of-document.bpmn", "manual-decision.bpmn")
                        .contains(diagram.getFileName().toString());
                if (!called) {
                    ids(model.getModelElementsByType(UserTask.class), waits);
                    ids(model.getModelElementsByType(EventBasedGateway.class), waits);
                }
                model.getModelElementsByType(CallActivity.class).stream()
                        .filter(call -> !call.getCalledElement().equals("fee-payment"))
                        .map(CallActivity::getId)
                        .forEach(waits::add);
            }
        }
        waits.removeAll(ONLY_A_BROKEN_TABLE);
        waits.removeAll(DRAWN_SINCE);
        return waits;
    }

    private static void ids(java.util.Collection<? extends ModelElementInstance> elements, Set<String> waits) {
        elements.forEach(element -> waits.add(element.getAttributeValue("id")));
    }

    /** Where the engine's instances stand. */
    private static Set<String> waits(JdbcClient jdbc) {
        return jdbc.sql(
                        "select act_id_ from act_ru_execution where act_id_ is not null and is_active_"
                                + " union select e.act_id_ from act_ru_execution e join act_ru_execution c on c.super_exec_ = e.id_")
                .query(String.class)
                .set();
    }

    private static List<String> running(JdbcClient jdbc) {
        return jdbc.sql("select distinct business_key_ || ' ' || coalesce(act_id_, '') from act_ru_execution"
                        + " where business_key_ is not null")
                .query(String.class)
                .list();
    }

    private static List<String> gaps(JdbcClient jdbc) {
        return new ArrayList<>(jdbc.sql(
                        "select max(serial_number) || ' of ' || count(*) from case_number"
                                + " group by court_code, acceptance_year, specialty_code, type_code having max(serial_number) <> count(*)")
                .query(String.class)
                .list());
    }

    private static int port(ConfigurableApplicationContext court) {
        return court.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
