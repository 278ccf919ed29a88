package org.lian.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 看得见的才是写下的。 */
class PlainTextTests {
    @ParameterizedTest
    @DisplayName("名字里真有的字符都留下：间隔号、生僻字及其异体、外文空格和附加符号")
    @ValueSource(strings = {"阿卜杜拉·买买提", "𠮷野", "葛\uDB40\uDD00", "李\uFE00", "José Núñez", "O’Neill", "ᠮᠣᠩᠭᠣᠯ"})
    void realLettersStay(String name) {
        assertThat(PlainText.line(name)).isEqualTo(name);
    }
}
