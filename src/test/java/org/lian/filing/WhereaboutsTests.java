package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.vocabulary.Track;

/** Where she hides is found in what he will read, however it is written; what he knows is no secret. */
class WhereaboutsTests {
    private static final String HIDDEN = "河北省石家庄市长安区和平东路十二号幸福里小区 3 号楼 2 单元 501 室";
    private static final String PHONE = "13800138000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我现在躲在和平东路12号，他不知道",
                "我带着孩子住在幸福里小区",
                "人在长安区和平东路 12 号",
                "和平东路１２号３号楼",
                "找我打13800138000",
                "我的新号是 138-0013-8000",
                "我的新号是一三八零零一三八零零零",
                "电话 138 0013 8000，别告诉他",
                "孩子在红星小学旁边的妇女庇护所",
                "座机 87654321",
                "写信到 safe@example.com"
            })
    @DisplayName("住址的路名、小区、门牌、单位，电话的各种写法，都找得出来，指出是哪一句")
    void isFound(String sentence) {
        var found = Whereabouts.told(draft("十月十日他打了我。" + sentence + "。我怕他再来。"), Track.PROTECTION_ORDER);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.code()).isEqualTo("WHEREABOUTS_TOLD");
            assertThat(finding.field()).isEqualTo("facts");
            assertThat(finding.message()).contains(sentence, "申请书会给对方看", "删去").doesNotContain("我怕他再来");
            assertThat(finding.basis()).contains("反家庭暴力法");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "二〇二六年十月十二日晚上，李四在家里打了张三，报过警",
                "他在石家庄市长安区派出所写过保证书",
                "他在老家桥西区中山西路 8 号的房子里打我",
                "他的电话 13900139000，12 月 3 日打过 501 次",
                "请求法院禁止李四接触张三和孩子"
            })
    @DisplayName("日期、对方的住址和电话、区县的名字，不算")
    void isNoSecret(String facts) {
        assertThat(Whereabouts.told(draft(facts), Track.PROTECTION_ORDER)).isEmpty();
    }

    @Test
    @DisplayName("请求、要素里写的也找；两边住在一处的住址不算秘密；不保密的程序不查")
    void everywhereHeReads() {
        var told = draft("他打了我。").edit().claims("禁止李四到和平东路12号。").draft();
        assertThat(Whereabouts.told(told, Track.PROTECTION_ORDER))
                .extracting(Finding::field)
                .containsExactly("claims");
        assertThat(Whereabouts.told(
                        told.edit()
                                .defendants(List.of(party("李四", HIDDEN, "13900139000")))
                                .draft(),
                        Track.PROTECTION_ORDER))
                .isEmpty();
        assertThat(Whereabouts.told(told, Track.CIVIL)).isEmpty();
    }

    private static Draft draft(String facts) {
        return Draft.of(Track.PROTECTION_ORDER, null)
                .edit()
                .plaintiffs(List.of(party("张三", HIDDEN, PHONE)))
                .defendants(List.of(party("李四", "河北省石家庄市桥西区中山西路 8 号", "13900139000")))
                .serviceAddress(new ServiceAddress("河北省石家庄市红星小学旁边妇女庇护所", "0311-87654321", true, "safe@example.com"))
                .facts(facts)
                .draft();
    }

    private static Party party(String name, String address, String phone) {
        return new Party(Party.Kind.PERSON, name, null, null, phone, address, List.of(), null);
    }
}
