package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.vocabulary.Track;

/** 诉讼请求 one by one. */
class ClaimTests {
    @Test
    @DisplayName("整段写的请求按行分开，去掉序号；没有序号的行接着上一条")
    void aTextIsParted() {
        assertThat(Claim.listOf("1. 归还本金 1.5 万元；\n（从去年算起）\n2、支付利息\n三、诉讼费由被告承担"))
                .extracting(Claim::text)
                .containsExactly("归还本金 1.5 万元；（从去年算起）", "支付利息", "诉讼费由被告承担");
        assertThat(Claim.listOf("1.5 万元请归还\n\n诉讼费由被告承担"))
                .extracting(Claim::text)
                .containsExactly("1.5 万元请归还", "诉讼费由被告承担");
        assertThat(Claim.listOf(null)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("请求的字里已经写明这个金额的，不再写一遍；写的是别的金额、不止一个金额的，金额照写")
    @CsvSource(
            delimiter = '|',
            value = {
                "返还购房款2000000元|返还购房款2000000元",
                "返还购房款 2,000,000.00 元。|返还购房款 2,000,000.00 元",
                "返还购房款200万元|返还购房款200万元",
                "返还购房款|返还购房款，金额 2,000,000.00 元",
                "返还购房款200000元|返还购房款200000元，金额 2,000,000.00 元",
                "返还购房款200万元、利息5万元|返还购房款200万元、利息5万元，金额 2,000,000.00 元"
            })
    void aSumIsSaidOnce(String written, String said) {
        assertThat(new Claim(written, 200_000_000L).said()).isEqualTo(said);
    }

    @Test
    @DisplayName("起诉状里金额的大写紧跟数字")
    void theCapitalsFollowTheSum() {
        assertThat(new Claim("返还购房款2000000元", 200_000_000L).saidInCapitals()).isEqualTo("返还购房款2000000元（人民币贰佰万元整）");
        assertThat(new Claim("返还购房款", 200_000_000L).saidInCapitals()).isEqualTo("返还购房款，金额 2,000,000.00 元（人民币贰佰万元整）");
    }

    @Test
    @DisplayName("逐条写的请求合成一段：有序号，有金额；没有字的一条不算")
    void theListIsAText() {
        var claims = List.of(new Claim("归还本金；", 10_000_000L), new Claim(null, 5L), new Claim("诉讼费由被告承担", null));

        assertThat(Claim.text(claims)).isEqualTo("1. 归还本金，金额 100,000.00 元；\n2. 诉讼费由被告承担。");
        assertThat(Claim.sum(claims)).isEqualTo(10_000_005L);
        assertThat(Claim.sum(List.of(new Claim("离婚", null)))).isNull();
    }

    @Test
    @DisplayName("利息计至实际清偿之日：写明基数、年利率、起算日；按一年 365 天、起算日不计入，暂计到一天，加进总额；写不成数字的利率不计算")
    void interestRunsUntilPayment() {
        var run = new Interest(null, "6", "2026-01-01", "2026-10-12");
        var loan = claim("归还本金和利息", 10_000_000L, run, null);
        assertThat(run.countedFen(10_000_000L)).contains(466_849L);
        assertThat(loan.said())
                .isEqualTo("归还本金和利息，以 100,000.00 元为基数，按年利率 6%，自 2026年1月1日起计算至实际清偿之日止"
                        + "（暂计至 2026年10月12日为 4,668.49 元），金额 100,000.00 元");
        assertThat(Claim.sum(List.of(loan, new Claim("诉讼费由被告承担", null)))).isEqualTo(10_466_849L);

        assertThat(new Interest(5_000_000L, "6.5%", "2026-01-01", "2027-01-01").countedFen(10_000_000L))
                .contains(325_000L);
        assertThat(new Interest(1L, "6", "2026-01-01", "2025-12-31").countedFen(null))
                .contains(0L);
        var words = new Interest(null, "一年期贷款市场报价利率的四倍", "2026-01-01", "2026-10-12");
        assertThat(words.countedFen(10_000_000L)).isEmpty();
        assertThat(claim("付息", null, words, null).said()).isEqualTo("付息，按一年期贷款市场报价利率的四倍，自 2026年1月1日起计算至实际清偿之日止");
        assertThat(claim("付息", 1L, words, null).worthFen()).isEqualTo(1L);
        assertThat(claim("付息", null, new Interest(null, null, "2026-01-01", null), null)
                        .said())
                .isEqualTo("付息");
    }

    @Test
    @DisplayName("定期支付写明每次多少、从哪天起、到什么时候止，以后才到期的不进总额；对谁提、怎么承担、由谁提，都写进请求")
    void whoPaysWhomAndHowOften() {
        var support =
                claim("支付抚养费", null, null, new Periodic(200_000L, Periodic.Every.MONTH, "2026-10-01", "子女年满十八周岁之日"));
        assertThat(support.said()).isEqualTo("支付抚养费，每月支付 2,000.00 元，自 2026年10月1日起，至子女年满十八周岁之日止");
        // What its own words say is not said twice.
        assertThat(claim("支付抚养费", null, null, new Periodic(200_000L, Periodic.Every.MONTH, "2026-10-01", "2036-06-01"))
                        .said())
                .endsWith("至2036年6月1日止");
        var monthly = new Periodic(200_000L, Periodic.Every.MONTH, "2026-10-01", null);
        assertThat(claim("每月支付抚养费2000元", null, null, monthly).said()).isEqualTo("每月支付抚养费2000元，自 2026年10月1日起");
        assertThat(claim("每月支付抚养费", null, null, monthly).said()).isEqualTo("每月支付抚养费，每月 2,000.00 元，自 2026年10月1日起");
        assertThat(claim("每月支付抚养费1000元", null, null, monthly).said()).contains("，每月 2,000.00 元");
        assertThat(Claim.sum(List.of(support))).isNull();
        assertThat(claim("支付", null, null, new Periodic(1L, null, null, null)).said())
                .isEqualTo("支付");

        var repaid = new Claim(
                "归还借款",
                100L,
                null,
                null,
                List.of(new Liable("李四", null), new Liable("王五", Liable.Manner.JOINT_GUARANTOR)),
                List.of("张三"),
                null);
        assertThat(repaid.said()).isEqualTo("归还借款（由张三提出），由李四承担责任，由王五作为连带责任保证人承担保证责任，金额 1.00 元");
        assertThat(claim("赔偿", null, null, null).said()).isEqualTo("赔偿");
    }

    @Test
    @DisplayName("外币：写明币种、金额、汇率、日期和来源的，折合成人民币，四舍五入一次，进总额；没有写全的不折算")
    void foreignMoney() {
        var dollars = new ForeignSum("USD", "10000.55", "7.12345", "2026-11-20", "中国人民银行公布");
        var claim = new Claim("支付货款", 1L, null, null, List.of(), List.of(), dollars).inYuan();
        assertThat(claim.amountFen()).isEqualTo(7_123_842L);
        assertThat(claim.said())
                .isEqualTo("支付货款，金额 10,000.55 美元，按 2026年11月20日中国人民银行公布的汇率（1 美元合人民币 7.12345 元）折合人民币 71,238.42 元");
        assertThat(Claim.sum(List.of(claim, new Claim("利息", 100L)))).isEqualTo(7_123_942L);

        for (var part : List.of(
                new ForeignSum(null, "1", "7", "2026-11-20", "银行"),
                new ForeignSum("USD", null, "7", "2026-11-20", "银行"),
                new ForeignSum("USD", "1", null, "2026-11-20", "银行"),
                new ForeignSum("USD", "1", "7", null, "银行"),
                new ForeignSum("USD", "1", "7", "2026-11-20", " "))) {
            assertThat(part.isWhole()).isFalse();
            assertThat(part.faults("")).isEmpty();
            assertThat(new Claim("支付", 5L, null, null, List.of(), List.of(), part)
                            .inYuan()
                            .amountFen())
                    .isEqualTo(5L);
        }
        assertThat(new ForeignSum("CNY", "0", "x", "昨天", "银").faults("f."))
                .extracting(fault -> fault.field())
                .containsExactly("f.currency", "f.amount", "f.rate", "f.on");
        assertThat(new ForeignSum("usd ", "1,000", "7", null, null).plain())
                .isEqualTo(new ForeignSum("USD", "1000", "7", null, null));
    }

    private static Claim claim(String text, Long amountFen, Interest interest, Periodic periodic) {
        return new Claim(text, amountFen, interest, periodic, List.of(), List.of(), null);
    }

    @Test
    @DisplayName("改写成另一段文字的，逐条的请求不再算数；文字没有变的，逐条的留着")
    void anotherTextTakesThePlace() {
        var draft = Draft.of(Track.CIVIL, null)
                .edit()
                .claimItems(List.of(new Claim("归还本金", 100L)))
                .draft();

        assertThat(draft.claims()).isEqualTo("1. 归还本金，金额 1.00 元。");
        assertThat(draft.edit().claims(draft.claims()).draft().claimItems()).hasSize(1);
        assertThat(draft.edit().claims("另写的请求").draft().claimItems()).isEmpty();
        assertThat(draft.plain().claimItems()).isEqualTo(draft.claimItems());
    }
}
