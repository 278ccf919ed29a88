package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.vocabulary.Track;

/** What a filer is told of the law beside his claims, and what stays as he claimed it. */
class RemarksTests {
    private static final String LOAN = "04.10.108.03";

    @ParameterizedTest
    @CsvSource({
        "04.10.108.03, 24%, true",
        "04.10.108.03, 10, true",
        "04.10.108.03, 6, false",
        "04.10.108.03, 一年期贷款市场报价利率的四倍, false",
        "04.10.108.01, 24, false",
    })
    @DisplayName("民间借贷的利率写得高的，提醒超过合同成立时一年期贷款市场报价利率四倍的部分不支持，不说具体的数；金融借款不说")
    void interestCap(String cause, String rate, boolean told) {
        var found = InterestCap.of(loan(cause, rate), Track.CIVIL);

        assertThat(found).hasSize(told ? 1 : 0).allSatisfy(remark -> {
            assertThat(remark.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(remark.message()).contains("四倍", "诉讼费仍按您请求的数额算").doesNotContain("13.8");
            assertThat(remark.toString()).contains("民间借贷案件适用法律若干问题的规定第二十五条");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "请求判令被告支付利息（按月息3分，从2026年1月1日起，计算到付清之日）, 36",
        "请求判令被告支付利息（按利率两分利，计算到付清之日）, 24",
        "请求判令被告支付利息（按月息一分五，计算到付清之日）, 18",
        "请求判令被告支付利息（按月息5厘，计算到付清之日）, "
    })
    @DisplayName("月息三分、两分利、一分五按年算出来，过高的一样提醒")
    void aSpokenRateIsCountedByTheYear(String claim, String percent) {
        var draft = Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode("04.10.108.03")
                .claimItems(List.of(new Claim(claim, null)))
                .draft();
        var found = InterestCap.of(draft, Track.CIVIL);
        if (percent == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(one -> assertThat(one.message())
                    .contains("年利率是 " + percent + "%"));
        }
    }

    @Test
    @DisplayName("提醒不改请求：算出来的利息和以前一样")
    void theClaimStays() {
        var draft = loan(LOAN, "24");
        InterestCap.of(draft, Track.CIVIL);

        assertThat(draft.claimItems().get(0).said()).contains("按年利率 24%", "24,000.00 元");
    }

    @Test
    @DisplayName("一个继承人起诉的，提醒写明别的继承人（民诉解释七十）；别的案由不说")
    void otherHeirs() {
        assertThat(OtherHeirs.of(inheritance("02.03.029.01"), Track.CIVIL))
                .singleElement()
                .satisfies(remark -> assertThat(remark.message()).contains("共同原告", "放弃继承"));
        assertThat(OtherHeirs.of(inheritance(LOAN), Track.CIVIL)).isEmpty();
    }

    private static Draft loan(String cause, String rate) {
        return Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode(cause)
                .claimItems(List.of(new Claim(
                        "归还本金和利息",
                        10_000_000L,
                        new Interest(null, rate, "2025-10-01", "2026-10-01"),
                        null,
                        List.of(),
                        List.of(),
                        null)))
                .draft();
    }

    private static Draft inheritance(String cause) {
        return Draft.of(Track.CIVIL, null)
                .edit()
                .causeCode(cause)
                .plaintiffs(List.of(new Party(Party.Kind.PERSON, "张三", null, null, null, null, List.of(), null)))
                .draft();
    }
}
