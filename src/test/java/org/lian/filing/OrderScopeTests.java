package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.filing.Liable.Manner;
import org.lian.vocabulary.Track;

/** What of a payment order an objection ends, and what stands (民诉解释 432, 433). */
class OrderScopeTests {
    private static final List<OrderPart> NOTHING = List.of();

    @Test
    @DisplayName("几项请求只对一项提出的，只有这一项终结，对所有债务人；其余各项有效（民诉解释四百三十二）")
    void oneOfSeveralClaims() {
        var scope = OrderScope.of(order(claim("归还本金"), claim("支付利息")), NOTHING);

        var part = scope.ofClaims(objection("李四", 2));

        assertThat(part).isEqualTo(new OrderPart(List.of(2), List.of("李四", "王五")));
        assertThat(OrderPart.said(part)).contains("对李四、王五的第2项请求");
        assertThat(scope.outlives(part)).isTrue();
        var after = OrderScope.of(order(claim("归还本金"), claim("支付利息")), List.of(part));
        assertThat(after.rest()).isEqualTo(new OrderPart(List.of(1), List.of("李四", "王五")));
        assertThat(after.against("李四")).containsExactly(1);
    }

    @Test
    @DisplayName("可分之债，一个债务人提出的，只有他的部分终结；其他债务人的有效（民诉解释四百三十三）")
    void oneDebtorOfADivisibleDebt() {
        var draft = order(claim("支付货款", Manner.OWN));
        var scope = OrderScope.of(draft, NOTHING);

        var part = scope.ofDebtor(objection("李四"));

        assertThat(scope.isDivided(part)).isTrue();
        assertThat(scope.isOneDebt(part)).isFalse();
        assertThat(scope.outlives(part)).isTrue();
        assertThat(OrderScope.of(draft, List.of(part)).rest()).isEqualTo(new OrderPart(List.of(1), List.of("王五")));
        assertThat(scope.claimsOf(part).get(0).against())
                .extracting(Liable::name)
                .containsExactly("李四");
    }

    @Test
    @DisplayName("连带责任、担保责任是一笔债，不是可分之债：一个人提出的，没有剩下的部分")
    void aJointDebt() {
        for (var manner : List.of(Manner.JOINT, Manner.JOINT_GUARANTOR, Manner.SUPPLEMENTARY)) {
            var scope = OrderScope.of(order(claim("归还本金", manner)), NOTHING);

            assertThat(scope.isOneDebt(scope.ofDebtor(objection("李四"))))
                    .as(manner.label())
                    .isTrue();
            assertThat(scope.outlives(scope.ofClaims(objection("李四")))).isFalse();
        }
    }

    @Test
    @DisplayName("只有一项请求，对它的一部分数额提出的，及于整项：没有剩下的部分；以前没有分项写的，算一项")
    void aPartOfOneSum() {
        var one = OrderScope.of(order(claim("归还本金")), NOTHING);
        assertThat(one.outlives(one.ofClaims(objection("李四", 1)))).isFalse();

        var before = OrderScope.of(order().edit().claims("归还本金和利息").draft(), NOTHING);
        assertThat(before.size()).isEqualTo(1);
        assertThat(before.outlives(before.ofClaims(objection("李四")))).isFalse();
    }

    @Test
    @DisplayName("一项一项终结完了，没有剩下的；不是他的请求，他提不了异议")
    void nothingIsLeft() {
        var draft = order(
                claim("归还本金"),
                new Claim("支付律师费", 1L, null, null, List.of(new Liable("王五", Manner.OWN)), List.of(), null));
        var first = new OrderPart(List.of(1), List.of("李四", "王五"));

        var scope = OrderScope.of(draft, List.of(first));

        assertThat(scope.against("李四")).isEmpty();
        assertThat(scope.against("王五")).containsExactly(2);
        assertThat(scope.outlives(scope.ofClaims(objection("王五")))).isFalse();
        assertThat(scope.claimsOf(scope.rest())).extracting(Claim::text).containsExactly("支付律师费");
    }

    private static OrderPart objection(String who, Integer... claims) {
        return new OrderPart(List.of(claims), List.of(who));
    }

    private static Claim claim(String text) {
        return claim(text, null);
    }

    private static Claim claim(String text, @Nullable Manner manner) {
        var against =
                manner == null ? List.<Liable>of() : List.of(new Liable("李四", Manner.OWN), new Liable("王五", manner));
        return new Claim(text, 10_000_000L, null, null, against, List.of(), null);
    }

    private static Draft order(Claim... claims) {
        return Draft.of(Track.PAYMENT_ORDER, null)
                .edit()
                .defendants(List.of(debtor("李四"), debtor("王五")))
                .claimItems(List.of(claims))
                .draft();
    }

    private static Party debtor(String name) {
        return new Party(Party.Kind.PERSON, name, null, null, null, null, List.of(), null);
    }
}
