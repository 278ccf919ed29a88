package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many sheets a paper takes that is handed over. */
class SheetsTests {
    private static final Instant MOMENT = Instant.parse("2026-11-27T01:30:00Z");

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @ParameterizedTest
    @CsvSource({"receipt,1,1,7", "acceptance-notice,1,1,2", "fee-notice,1,1,3", "service-receipt,2,2,3"})
    @DisplayName("写上地址、电话的文书，一般情形一页，回证和信封各一页；一百字的地址也不多出一页")
    void noMoreThanBefore(String template, int usual, int least, int many) throws IOException {
        for (var expected : Map.of(SampleCase.USUAL, usual, SampleCase.LEAST, least, SampleCase.MANY, many)
                .entrySet()) {
            var form = PaperForms.declared().find(template).orElseThrow();
            var page = new Templates()
                    .fill(
                            template,
                            Templates.packaged(template),
                            expected.getKey().words(form, PaperForms.declared().shared()))
                    .page();
            var pdf = new Typesetter(new Typeface()).set(page, MOMENT);
            Printed.picture(template + "-" + expected.getKey(), pdf);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages())
                        .as(template + ", " + expected.getKey().label())
                        .isEqualTo(expected.getValue());
            }
        }
    }
}
