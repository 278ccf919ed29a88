package org.lian.materials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The fields of an identity card in what a program read on its photograph; the numbers are nobody's. */
class IdentityCardTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    static final String NUMBER = CardPicture.number("65999019850312003");

    @Test
    @DisplayName("姓名、号码、分两行的住址都读到；字中间的空格不算")
    void theUsualPrint() {
        var card = IdentityCard.in("""
                        姓 名 欧阳 小明
                        性 别 男 民 族 汉
                        出 生 1985 年 3 月 12 日
                        住 址 河北省石家庄市长安区建设
                        北大街 1 号 2 单元 301 室
                        公民身份号码 %s
                        """.formatted(NUMBER), TODAY).orElseThrow();

        assertThat(card.name()).isEqualTo("欧阳小明");
        assertThat(card.number()).isEqualTo(NUMBER);
        assertThat(card.address()).isEqualTo("河北省石家庄市长安区建设北大街1号2单元301室");
    }

    @Test
    @DisplayName("号码的校验位不对、日子不存在、没有号码的：什么都没读到")
    void aWrongNumberIsNoCard() {
        var last = NUMBER.charAt(17) == '1' ? '2' : '1';
        assertThat(IdentityCard.in("姓名张三\n" + NUMBER.substring(0, 17) + last, TODAY))
                .isEmpty();
        assertThat(IdentityCard.in(CardPicture.number("65999019850231003"), TODAY))
                .isEmpty();
        assertThat(IdentityCard.in(NUMBER + "7", TODAY)).isEmpty();
        assertThat(IdentityCard.in("姓名张三\n住址河北省石家庄市", TODAY)).isEmpty();
        assertThat(IdentityCard.in("", TODAY)).isEmpty();
    }

    @Test
    @DisplayName("小写的 x 是大写的 X；姓名、住址读不到的，只有号码")
    void theNumberAlone() {
        var withX = withX();

        var card = IdentityCard.in("仅供立案使用\n" + withX.toLowerCase(java.util.Locale.ROOT), TODAY)
                .orElseThrow();

        assertThat(card.number()).isEqualTo(withX);
        assertThat(card.name()).isNull();
        assertThat(card.address()).isNull();
    }

    private static String withX() {
        for (var n = 1; ; n++) {
            var number = CardPicture.number("659990198503120%02d".formatted(n));
            if (number.endsWith("X")) {
                return number;
            }
        }
    }
}
