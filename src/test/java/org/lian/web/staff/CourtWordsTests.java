package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Camunda's pages speak our words: a new release that adds a text must not show a key or an English sentence. */
class CourtWordsTests {
    private static final String APP = "META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit"})
    @DisplayName("每一项文字都有，不多不少")
    void everyTextIsThere(String app) throws IOException {
        assertThat(names(labels(app, "zh-CN"))).containsExactlyInAnyOrderElementsOf(names(labels(app, "en")));
    }

    @Test
    @DisplayName("任务列表里没有剩下的英文")
    void tasklistIsChineseThroughout() throws IOException {
        var chinese = labels("tasklist", "zh-CN");

        assertThat(names(chinese)).allSatisfy(name -> {
            var text = chinese.get(name).asText();
            var plain = PLACEHOLDER.matcher(text).replaceAll("");
            assertThat(HAN.matcher(plain).find() || !WORD.matcher(plain).find())
                    .as(name + ": " + text)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit"})
    @DisplayName("只声明中文，任何语言的浏览器都得到中文")
    void anyBrowserGetsChinese(String app) throws IOException {
        var config = new ClassPathResource(APP + app + "/scripts/config.js").getContentAsString(StandardCharsets.UTF_8);

        assertThat(config).contains("availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'");
    }

    private static List<String> names(JsonNode labels) {
        var names = new ArrayList<String>();
        labels.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode labels(String app, String locale) throws IOException {
        var text = new ClassPathResource(APP + app + "/locales/" + locale + ".json")
                .getContentAsString(StandardCharsets.UTF_8);
        // Camunda's own files begin with a byte order mark.
        return new ObjectMapper().readTree(text.replace("\uFEFF", "")).get("labels");
    }
}
