package org.lian.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Where a page may style its elements itself, and that no page runs a script that is not the court's. */
class ContentPolicyTests {
    @ParameterizedTest(name = "{0}")
    @DisplayName("行内样式只在规则工作台和接口文档；行内脚本哪里都不行")
    @CsvSource({
        "/workbench/drafts/1/editor, true",
        "/swagger-ui/index.html, true",
        "/workbenches, false",
        "/staff/workbench/, false",
        "/, false"
    })
    void stylesOfElements(String path, boolean styled) {
        var answer = new MockHttpServletResponse();

        new ContentPolicy().writeHeaders(new MockHttpServletRequest("GET", path), answer);

        assertThat(answer.getHeader("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("style-src 'self'" + (styled ? " 'unsafe-inline';" : ";"));
    }
}
