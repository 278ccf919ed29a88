package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program arranges the materials of a draft and deletes a draft, as a page does. */
@CourtTest
class ArrangementApiTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Stories court;
    String filing;

    @BeforeEach
    void draft() {
        court = new Stories(port);
        filing = court.drafted(Stories.loanDraft());
    }

    private String materials() {
        return "/api/v1/filings/" + filing + "/materials";
    }

    private String photo(String name) throws IOException {
        var image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().drawString(name, 2, 15);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return court.zhangsan
                .upload(materials(), "EVIDENCE", name, bytes.toByteArray())
                .expecting(201)
                .get("id");
    }

    private List<String> names() {
        var items = court.zhangsan.get(materials()).expecting(200).body().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("fileName").asText())
                .toList();
    }

    private static String code(JsonNode problem) {
        return problem.at("/errors/0/code").asText();
    }

    @Test
    @DisplayName("转一下、前移、后移、合成 PDF；原来的照片还在，别人的草稿看不见")
    void arranged() throws IOException {
        var one = photo("一.jpg");
        var two = photo("二.jpg");

        court.zhangsan.post(materials() + "/" + one + "/turns", Map.of()).expecting(204);
        court.zhangsan.post(materials() + "/" + one + "/turns", Map.of()).expecting(204);
        assertThat(jdbc.sql("select turned from material where id = cast(? as uuid)")
                        .param(one)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        court.zhangsan
                .post(materials() + "/" + two + "/moves", Map.of("to", "UP"))
                .expecting(204);
        assertThat(names()).containsExactly("二.jpg", "一.jpg");
        court.zhangsan
                .post(materials() + "/" + two + "/moves", Map.of("to", "DOWN"))
                .expecting(204);
        assertThat(names()).containsExactly("一.jpg", "二.jpg");
        var joined = court.zhangsan
                .post(materials() + "/joined", Map.of("photos", List.of(one, two)))
                .expecting(201);
        assertThat(joined.get("mediaType")).isEqualTo("application/pdf");
        assertThat(names()).hasSize(3);

        var lisi = CourtClient.as(port, "lisi");
        lisi.post(materials() + "/" + one + "/turns", Map.of()).expecting(404);
        lisi.post(materials() + "/joined", Map.of("photos", List.of(one, two))).expecting(404);
        lisi.delete("/api/v1/filings/" + filing).expecting(404);
    }

    @Test
    @DisplayName("没有写明方向、照片不够两张、不是照片：422，说明怎么改")
    void refused() throws IOException {
        var one = photo("一.jpg");

        assertThat(code(court.zhangsan
                        .post(materials() + "/" + one + "/moves", Map.of())
                        .expecting(422)
                        .body()))
                .isEqualTo("REQUIRED");
        assertThat(code(court.zhangsan
                        .post(materials() + "/joined", Map.of())
                        .expecting(422)
                        .body()))
                .isEqualTo("REQUIRED");
        assertThat(code(court.zhangsan
                        .post(materials() + "/joined", Map.of("photos", List.of(one)))
                        .expecting(422)
                        .body()))
                .isEqualTo("WRONG_NUMBER");
    }

    @Test
    @DisplayName("删除草稿：连材料一起没有了；提交了的得到 409，什么也不少")
    void deleted() throws IOException {
        photo("一.jpg");
        court.zhangsan.delete("/api/v1/filings/" + filing).expecting(204);
        court.zhangsan.get("/api/v1/filings/" + filing).expecting(404);
        assertThat(jdbc.sql("select count(*) from material where filing_id = cast(? as uuid)")
                        .param(filing)
                        .query(Long.class)
                        .single())
                .isZero();

        var submitted = court.submitted();
        court.zhangsan.delete("/api/v1/filings/" + submitted).expecting(409);
        court.zhangsan.get("/api/v1/filings/" + submitted).expecting(200);
    }
}
