package org.lian.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forms that ship with the program, beside those of the analysts. */
@CourtTest
class PackagedFormsTests {
    private static final String ID = "packaged-form";
    private static final String FILE = FormFiles.ipReview()
            .replace("\"id\": \"ip-review\"", "\"id\": \"packaged-form\"")
            .replace("form_ip_review_", "form_packaged_form_");

    @Autowired
    PackagedForms packaged;

    @Autowired
    PublishedForms forms;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("题目里由案件填写的地方，列表里不写花括号")
    void aListShowsNoPlaces() {
        assertThat(forms.versions("task-review-later-filing").get(0).name()).isEqualTo("审查续递");
        assertThat(forms.current()).extracting(PublishedForms.Version::name).noneMatch(name -> name.contains("{"));
    }

    @Test
    @DisplayName("随程序来的表单自动生效，新程序换新版；规则维护人员发布过的，程序不盖掉；发布过的一版谁也改不了")
    void whatShipsAndWhatStays() {
        packaged.bring(Map.of(ID, FILE));
        packaged.bring(Map.of(ID, FILE));
        assertThat(forms.versions(ID)).hasSize(1);
        packaged.bring(Map.of(ID, FILE.replace("知识产权案件复核", "知识产权案件先看")));
        assertThat(forms.inForce(ID).orElseThrow().version()).isEqualTo(2);
        assertThat(forms.inForce(ID).orElseThrow().form().title()).isEqualTo("知识产权案件先看");

        forms.publish(ID, FILE.replace("知识产权案件复核", "本院自己的题目"));
        packaged.bring(Map.of(ID, FILE.replace("知识产权案件复核", "又一版")));

        assertThat(forms.inForce(ID).orElseThrow().form().title()).isEqualTo("本院自己的题目");
        assertThat(forms.versions(ID))
                .extracting(PublishedForms.Version::packaged)
                .containsExactly(false, true, true);
        assertThatThrownBy(() -> forms.publish(ID, FILE.replace("form_packaged_form_days", "reviewOutcome")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> jdbc.sql("update task_form set content = '{}' where form = ?")
                        .param(ID)
                        .update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from staff_group where code = 'supervisors'")
                        .update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update staff_group set retired_at = now() where code = 'supervisors'")
                        .update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    @DisplayName("程序自己的任务：本院改过的文字留着；问的东西跟不上程序的，换成程序的一版，任务不会没法办")
    void aShippedTaskIsAskedWhatTheProgramReads() {
        var id = "task-decide-extension";
        var shipped = ShippedForms.texts().get(id);
        var words = shipped.replace("补正期限不变", "补正的期限不变");
        forms.add(id, words, false);
        packaged.bring(ShippedForms.texts());
        assertThat(forms.text(id, forms.inForce(id).orElseThrow().version())).isEqualTo(words);

        var before = shipped.replace("\"key\": \"until\"", "\"key\": \"untilBefore\"");
        forms.add(id, before, false);
        packaged.bring(ShippedForms.texts());

        assertThat(forms.text(id, forms.inForce(id).orElseThrow().version())).isEqualTo(shipped);
        assertThat(forms.all()).doesNotContainKey(id);
    }
}
