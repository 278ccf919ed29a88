package org.lian.workbench.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.rules.AutoRegistrationRow;
import org.lian.workbench.RuleFinding;

/** 自动登记表的检查: what a row may leave open, and who lets it go. */
class AutoRegistrationChecksTests {
    private final TableChecks checks = TestChecks.tables();

    @Test
    @DisplayName("写全的一行：可以送批，第一句告诉庭长哪些案件不经人审查就登记，由谁负责，抽多少；由庭长批准")
    void aWholeRowIsToldToTheSupervisor() throws IOException {
        var draft = row().table();

        var found = found(draft);

        assertThat(found).noneMatch(RuleFinding::isBlocking);
        assertThat(found)
                .filteredOn(RuleFinding::isHarm)
                .extracting(RuleFinding::message)
                .containsExactly(
                        "京0199的民事起诉（案由 04.10.108.03），2027-01-01 至 2027-06-30，核对没有提示的，在工作日九时至十七时等 60 分钟就自动登记，不经人审查；由 judge1 负责，10% 抽出来由人审查；依据 本院自动登记办法第一条");
        assertThat(checks.touchesStatutory(bytes(draft), bytes(AutoRegistrationRow.shipped())))
                .isTrue();
        assertThat(checks.touchesStatutory(bytes(AutoRegistrationRow.shipped()), bytes(draft)))
                .as("taking the row away")
                .isTrue();
        assertThat(checks.touchesStatutory(bytes(AutoRegistrationRow.shipped()), bytes(AutoRegistrationRow.shipped())))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "; \"04.10.108.03\"; 程序",
                "\"CIVIL\"; ; 案由",
                "not(\"ADMINISTRATIVE\"); \"04.10.108.03\"; 程序",
                "\"CIVIL\"; starts with(?, \"04\"); 案由"
            })
    @DisplayName("空着的、写成范围的程序和案由，不能发布")
    void nothingIsLeftOpen(String track, String cause, String head) throws IOException {
        var found = found(row().tracks(track == null ? "" : track)
                .causes(cause == null ? "" : cause)
                .table());

        assertThat(found)
                .filteredOn(finding -> finding.code().equals("AUTO_REGISTRATION_OPEN"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isBlocking()).isTrue();
                    assertThat(finding.cell()).isEqualTo(head);
                });
    }

    @ParameterizedTest
    @CsvSource({"PRIVATE_PROSECUTION", "ADMINISTRATIVE", "ENFORCEMENT", "PRESERVATION", "COUNTERCLAIM"})
    @DisplayName("自诉、行政、执行、保全、反诉不能自动登记，写了不能发布")
    void whatIsBarred(String track) throws IOException {
        assertThat(found(row().tracks("\"CIVIL\",\"" + track + "\"").table()))
                .anyMatch(finding -> finding.code().equals("AUTO_REGISTRATION_BARRED")
                        && finding.isBlocking()
                        && finding.message().contains(track));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"judge1\", \"judge2\"; 10; 60",
                "if court = \"京0199\" then \"judge1\" else \"judge2\"; 10; 60",
                "\" \"; 10; 60",
                "\"judge1\"; 5 + 5; 60",
                "\"judge1\"; 10; 30 + 30"
            })
    @DisplayName("法官、抽查、等待写成算式、空着、写几个的，不能发布")
    void answersAreWritten(String judge, String percent, String minutes) throws IOException {
        assertThat(found(row().judge(judge).answers(percent, minutes).table())).anyMatch(RuleFinding::isBlocking);
    }

    @Test
    @DisplayName("删去一行、提早到期，不是缺口：可以发布；送批的仍由庭长批准")
    void fewerIsNoGap() throws IOException {
        var inForce = row().table();
        var shorter = inForce.replace("2027-06-30", "2027-01-31");

        assertThat(checks.check(AutoRegistrationRow.ID, bytes(AutoRegistrationRow.shipped()), bytes(inForce)))
                .noneMatch(RuleFinding::isBlocking);
        assertThat(checks.check(AutoRegistrationRow.ID, bytes(shorter), bytes(inForce)))
                .noneMatch(RuleFinding::isBlocking)
                .noneMatch(finding -> finding.code().equals("GAP"));
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "101, 60", "10, 59", "10, 961"})
    @DisplayName("抽查在百分之一到一百，等待在六十分钟到两个工作日，之外的不能发布")
    void shareAndWaitHaveBounds(String percent, String minutes) throws IOException {
        assertThat(found(row().answers(percent, minutes).table())).anyMatch(RuleFinding::isBlocking);
    }

    private List<RuleFinding> found(String draft) throws IOException {
        return checks.check(AutoRegistrationRow.ID, bytes(draft), bytes(AutoRegistrationRow.shipped()));
    }

    private static AutoRegistrationRow row() {
        return AutoRegistrationRow.ofLoans("京0199", "judge1", 10).days("[date(\"2027-01-01\")..date(\"2027-06-30\")]");
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
