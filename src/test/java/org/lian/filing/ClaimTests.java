package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

    @Test
    @DisplayName("逐条写的请求合成一段：有序号，有金额；没有字的一条不算")
    void theListIsAText() {
        var claims = List.of(new Claim("归还本金；", 10_000_000L), new Claim(null, 5L), new Claim("诉讼费由被告承担", null));

        assertThat(Claim.text(claims)).isEqualTo("1. 归还本金，金额 100,000.00 元；\n2. 诉讼费由被告承担。");
        assertThat(Claim.sum(claims)).isEqualTo(10_000_005L);
        assertThat(Claim.sum(List.of(new Claim("离婚", null)))).isNull();
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
