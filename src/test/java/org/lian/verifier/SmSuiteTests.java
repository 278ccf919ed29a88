package org.lian.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.web.Filed;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** 国密: a court that seals with SM4 and signs with SM2, and a stranger who verifies it. */
@CourtTest
@TestPropertySource(properties = "lian.keys.suite=SM")
@Tag("thorough")
class SmSuiteTests {
    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Value("${lian.data-dir}")
    Path folder;

    @Test
    @DisplayName("国密套件：材料用 SM4 加密，回执和区块用 SM2 签名，都能离线核验")
    void aCourtOfTheSmSuite() throws Exception {
        var verifier = new Verifier(
                port,
                folder.toAbsolutePath(),
                database.unwrap(HikariDataSource.class).getJdbcUrl());
        var filed = Filed.submitted(port);
        verifier.awaitSealed();

        var receipt = CourtClient.anonymous(port)
                .get("/api/v1/receipts/" + filed.receipt())
                .expecting(200);
        assertThat(receipt.get("algorithm")).isEqualTo("SM2");
        assertThat(receipt.get("keyId")).isEqualTo("receipt-sm2-1");
        var answer = verifier.receipt(receipt.text().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.text()).contains("已封入区块");
        assertThat(answer.exit()).isZero();
        assertThat(verifier.database().text()).startsWith("通过：区块");

        assertThat(CourtClient.as(port, "zhangsan")
                        .download("/api/v1/filings/" + filed.filing() + "/materials/" + filed.material() + "/content")
                        .body())
                .isEqualTo("民事起诉状".getBytes(StandardCharsets.UTF_8));
        try (var files = Files.walk(folder.resolve("materials"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .startsWith("LA1\ndata-sm4-1"));
        }
        assertThat(folder.resolve("keys/data-1")).doesNotExist();
    }
}
