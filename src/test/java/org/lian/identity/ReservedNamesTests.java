package org.lian.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that read like the court's. */
class ReservedNamesTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "system",
                "System",
                "ADMIN",
                "admin",
                "root",
                "administrator",
                "supervisor",
                "judge",
                "court",
                "clerk99",
                "Clerk-7",
                "judge_12",
                "12368",
                "lian_app",
                "LIAN_OWNER",
                "window.abc"
            })
    @DisplayName("像法院、工作人员、系统的用户名留着，大小写都算")
    void reserved(String name) {
        assertThat(ReservedNames.isReserved(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zhangsan",
                "13800138000",
                "courtney",
                "judgement",
                "clerk.zhang",
                "administration-chen",
                "rooter",
                "123688"
            })
    @DisplayName("只是开头像的，照常注册")
    void free(String name) {
        assertThat(ReservedNames.isReserved(name)).isFalse();
    }
}
