package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.reference.CourtContact;

/** How many sheets a paper takes that is handed over. */
class SheetsTests {
    private static final Instant MOMENT = Instant.parse("2026-11-27T01:30:00Z");

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @DisplayName("电话号码不在行末断开，照着打得通")
    void aTelephoneNumberIsInOneLine(int longer) throws IOException {
        var form = PaperForms.declared().find("receipt").orElseThrow();
        var words = SampleCase.USUAL.words(form, PaperForms.declared().shared());
        var contact = new CourtContact("010-62340099", "北京市某某区立案路" + "某".repeat(longer) + "9号", "");
        words.put("contact", List.of(contact.said()));
        var page = new Templates()
                .fill("receipt", Templates.packaged("receipt"), words)
                .page();
        try (var document = Loader.loadPDF(new Typesetter(new Typeface()).set(page, MOMENT))) {
            assertThat(new PDFTextStripper().getText(document)).contains("010-62340099");
        }
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
