package org.lian.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.vocabulary.Refusal.Fault;

/** 密码: what is refused, and that a sentence which somebody remembers is not. */
class PasswordRuleTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "123456789",
                "87654321",
                "0123456789",
                "1234567890",
                "abcdefgh",
                "88888888",
                "11112222",
                "12121212",
                "PASSWORD",
                "Qwer1234",
                "woaini1314",
                "Zhangsan88",
                "13800138000"
            })
    @DisplayName("别人一猜就中的：一排数字、同一个数字、常用的词、自己的用户名和电话，都不收，说明怎么办")
    void guessed(String password) {
        assertThat(faults(password)).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("GUESSABLE");
            assertThat(fault.message()).contains("别人一猜就中", "请换一句");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-zhangsan",
                "a long password",
                "我家门口有两棵枣树",
                "1357924680a",
                "老李的三轮车是蓝的",
                "zhangsan-88-zhangsan"
            })
    @DisplayName("自己记得住的一句话，收")
    void remembered(String password) {
        assertThat(faults(password)).isEmpty();
    }

    @Test
    @DisplayName("不到八位的、长得不能全部算进去的，各有各的话")
    void tooShortAndTooLong() {
        assertThat(faults("1234567")).extracting(Fault::message).containsExactly("密码用 8 位以上，可以用一句您记得住的话");
        assertThat(faults(null)).hasSize(1);
        assertThat(faults("字".repeat(24))).hasSize(1).extracting(Fault::code).containsExactly("GUESSABLE");
        assertThat(faults("字词句篇".repeat(6))).isEmpty();
        assertThat(faults("字词句篇".repeat(6) + "1")).singleElement().satisfies(fault -> assertThat(fault.message())
                .contains("汉字最多 24 个，字母和数字最多 72 个"));
    }

    private static List<Fault> faults(String password) {
        var faults = new ArrayList<Fault>();
        PasswordRule.require(password, "password", faults, "zhangsan88", "13800138000", null);
        return faults;
    }
}
