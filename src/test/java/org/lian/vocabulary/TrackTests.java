package org.lian.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

class TrackTests {
    @ParameterizedTest
    @EnumSource
    @DisplayName("每种程序的用词都齐：没有一个词要在页面上才发现没有")
    void everyWordIsThere(Track track) throws IOException {
        var words = read();
        assertThat(words.get(track.name()).keySet())
                .isEqualTo(words.get("APPLICATION").keySet());
        assertThat(track.words("asks")).allSatisfy(name -> Track.Asks.valueOf(name));
    }

    @Test
    @DisplayName("申请执行的用词里没有原告、被告、起诉；民事起诉的用词里没有申请执行人")
    void noWordOfAnother() throws IOException {
        var words = read();
        assertThat(words.get("ENFORCEMENT").toString()).doesNotContain("原告", "被告", "起诉", "诉讼请求", "诉状");
        assertThat(words.get("PRIVATE_PROSECUTION").toString()).doesNotContain("原告", "起诉");
        assertThat(words.get("CIVIL").toString()).doesNotContain("申请执行人", "被执行人", "自诉");
        assertThat(words.get("ADMINISTRATIVE").toString()).doesNotContain("申请执行人", "被执行人", "自诉", "民事起诉");
    }

    private static Map<String, Map<String, Object>> read() throws IOException {
        try (var file = TrackTests.class.getResourceAsStream("/tracks.yaml")) {
            return new Yaml().load(file);
        }
    }
}
