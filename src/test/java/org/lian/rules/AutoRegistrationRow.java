package org.lian.rules;

import java.io.IOException;
import java.nio.file.Files;

/** The shipped table 自动登记 with one row of a court's own; each cell as it stands in the file. */
public record AutoRegistrationRow(
        String court, String tracks, String causes, String days, String judge, String percent, String minutes) {
    public static final String ID = "auto-registration";

    /** Loans of a court through 2026 and 2027, each as a test that asks for nothing else wants it. */
    public static AutoRegistrationRow ofLoans(String court, String judge, int percent) {
        return new AutoRegistrationRow(
                quoted(court),
                quoted("CIVIL"),
                quoted("04.10.108.03"),
                "[date(\"2026-01-01\")..date(\"2027-12-31\")]",
                quoted(judge),
                String.valueOf(percent),
                "60");
    }

    public static String shipped() throws IOException {
        return Files.readString(Tables.folder().resolve(ID + ".dmn"));
    }

    public AutoRegistrationRow tracks(String cell) {
        return new AutoRegistrationRow(court, cell, causes, days, judge, percent, minutes);
    }

    public AutoRegistrationRow causes(String cell) {
        return new AutoRegistrationRow(court, tracks, cell, days, judge, percent, minutes);
    }

    public AutoRegistrationRow days(String cell) {
        return new AutoRegistrationRow(court, tracks, causes, cell, judge, percent, minutes);
    }

    public AutoRegistrationRow judge(String cell) {
        return new AutoRegistrationRow(court, tracks, causes, days, cell, percent, minutes);
    }

    public AutoRegistrationRow answers(String percentCell, String minutesCell) {
        return new AutoRegistrationRow(court, tracks, causes, days, judge, percentCell, minutesCell);
    }

    /** The whole file. */
    public String table() throws IOException {
        return shipped()
                .replace("</decisionTable>", """
                        <rule id="own"><description>本院自动登记办法第一条</description>
                        <inputEntry id="own-in-1"><text>%s</text></inputEntry>
                        <inputEntry id="own-in-2"><text>%s</text></inputEntry>
                        <inputEntry id="own-in-3"><text>%s</text></inputEntry>
                        <inputEntry id="own-in-4"><text>%s</text></inputEntry>
                        <outputEntry id="own-out-1"><text>%s</text></outputEntry>
                        <outputEntry id="own-out-2"><text>%s</text></outputEntry>
                        <outputEntry id="own-out-3"><text>%s</text></outputEntry>
                        <outputEntry id="own-out-4"><text>"本院自动登记办法第一条"</text></outputEntry></rule></decisionTable>""".formatted(court, tracks, causes, days, judge, percent, minutes));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
