package org.lian.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** What a new program brings meets what is in force. */
@CourtTest
@Transactional
class PackagedTemplatesTests {
    private static final String PAPER = "return-notice";
    private static final String SHIPPED = Templates.packaged(PAPER);
    private static final String NEXT = SHIPPED.replace("<p>你方提交的材料", "<p>请留意：你方提交的材料");
    private static final String OWN = SHIPPED.replace("<p>你方提交的材料", "<p>请保存好：你方提交的材料");

    @Autowired
    PackagedTemplates packaged;

    @Autowired
    PublishedTemplates templates;

    private int version() {
        return templates.inForce(PAPER).orElseThrow().version();
    }

    private String inForce() {
        return templates.forFilling(PAPER).text();
    }

    @Test
    @DisplayName("随程序发布的是第一版；再启动一次不多一版，程序改了文字就是下一版")
    void shippedIsReplacedByShipped() {
        assertThat(version()).isEqualTo(1);
        assertThat(inForce()).isEqualTo(SHIPPED);

        packaged.bring(PAPER, SHIPPED);
        assertThat(version()).isEqualTo(1);

        packaged.bring(PAPER, NEXT);
        assertThat(version()).isEqualTo(2);
        assertThat(inForce()).isEqualTo(NEXT);
        assertThat(templates.text(PAPER, 1)).isEqualTo(SHIPPED);
    }

    @Test
    @DisplayName("规则维护人员发布过的，程序带来的新文字不顶替")
    void whatThePeopleWroteStays() {
        templates.publish(PAPER, OWN);

        packaged.bring(PAPER, NEXT);

        assertThat(inForce()).isEqualTo(OWN);
        assertThat(version()).isEqualTo(2);
    }
}
