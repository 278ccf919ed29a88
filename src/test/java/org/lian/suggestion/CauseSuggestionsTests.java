package org.lian.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.reference.Causes;
import org.lian.story.CourtClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Causes for what somebody tells in plain words, over the API. */
@CourtTest
class CauseSuggestionsTests {
    @LocalServerPort
    int port;

    @Autowired
    Causes causes;

    @Autowired
    Suggestions suggestions;

    @BeforeEach
    void warm() {
        WarmModel.await(suggestions);
    }

    @Test
    @DisplayName("不用账号；每个建议有案由、路径和理由，最多五个，最像的在前")
    void suggestsWithReasons() {
        var items = suggested(Map.of("text", "俺借给二狗子八千，他赖着不给")).get("items");

        assertThat(items).hasSize(5).allSatisfy(item -> {
            assertThat(item.get("because").asText()).startsWith("像：“");
            assertThat(item.get("track").asText()).isEqualTo("CIVIL");
            assertThat(item.get("path")).isNotEmpty();
        });
        assertThat(items.get(0).get("name").asText()).isEqualTo("民间借贷纠纷");
        assertThat(items.get(0).get("because").asText()).contains("借钱给个人或者公司，对方不还");
        assertThat(suggested(Map.of("text", "借钱不还", "limit", 2)).get("items")).hasSize(2);
    }

    @ParameterizedTest(name = "{0}：{1}")
    @CsvSource(textBlock = """
            他被判了还钱可是判决书下来一直没给我钱, 申请执行
            在网上做任务返利被骗走两万, 向公安机关报案
            喝醉了就打我，我怕，要法院不许他靠近, 申请人身安全保护令
            镇里派人把我家房子扒了，我要告镇政府, 行政起诉
            公司把我辞了不给补偿, 申请劳动仲裁
            村支书贪污想往上面反映, 向信访部门反映
            """)
    @DisplayName("说的不是民事起诉，另有去处，写明依据；劳动争议提示先仲裁，案由照给")
    void pointsAway(String text, String desk) {
        var answer = suggested(Map.of("text", text));

        assertThat(answer.get("elsewhere")).anySatisfy(one -> {
            assertThat(one.get("name").asText()).contains(desk);
            assertThat(one.get("basis").asText()).contains("第", "条");
        });
        assertThat(answer.get("items")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            我在路口被电动车撞伤，要求赔偿医疗费误工费, 非机动车交通事故责任纠纷
            外卖小哥骑车把我妈撞了，医药费只给了五百, 非机动车交通事故责任纠纷
            买菜路上叫电三轮带倒了，胯骨断了, 非机动车交通事故责任纠纷
            骑电动车的人撞了我，住院花了一万多，他家不赔, 非机动车交通事故责任纠纷
            我骑电瓶车跟一辆小汽车碰了，车坏了人也伤了, 机动车交通事故责任纠纷
            """)
    @DisplayName("电动车、电三轮、外卖车撞了人，怎么说都先提示交通事故")
    void scootersCollide(String text, String cause) {
        assertThat(suggested(Map.of("text", text)).at("/items/0/name").asText()).isEqualTo(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"工资", "离婚", "我不知道怎么办", "😭救命", "民间借贷纠纷", "04.10.108.03"})
    @DisplayName("有意思的话都有建议，写对案由名称的在最前")
    void neverADeadEnd(String text) {
        assertThat(suggested(Map.of("text", text)).get("items")).isNotEmpty();
        assertThat(suggested(Map.of("text", "民间借贷纠纷")).at("/items/0/name").asText())
                .isEqualTo("民间借贷纠纷");
    }

    @ParameterizedTest
    @ValueSource(strings = {"囧", "asdfgh", "今天天气很好", "你好", "哈哈哈哈", "123456"})
    @DisplayName("不像任何一种事的，没有建议，不硬猜")
    void nonsenseIsNotGuessedAt(String text) {
        assertThat(suggested(Map.of("text", text)).get("items")).isEmpty();
    }

    @Test
    @DisplayName("没有字、超过两百字、个数不对的说明怎么改；只有符号的没有建议")
    void boundsAreSaid() {
        assertThat(fault(Map.of("text", " "))).contains("请说说发生了什么");
        assertThat(fault(Map.of())).contains("请说说发生了什么");
        assertThat(fault(Map.of("text", "欠".repeat(201)))).contains("最长 200 个字");
        assertThat(fault(Map.of("text", "欠钱", "limit", 0))).contains("1 到 20");
        assertThat(suggested(Map.of("text", "。。。！")).get("items")).isEmpty();
        assertThat(suggested(Map.of("text", "欠钱不还".repeat(50))).get("items")).hasSize(5);
    }

    @Test
    @DisplayName("没有语义模型，按词查找照样回答")
    void wordsAnswerAlone() {
        var words = new Suggestions(causes, new LazyMeanings(() -> {
            throw new FileNotFoundException("bge-small-zh-v1.5-q.onnx");
        }));

        var answer = words.of("老赵借我三万块不还", 5);
        assertThat(answer.causes()).first().satisfies(one -> {
            assertThat(one.cause().name()).isEqualTo("民间借贷纠纷");
            assertThat(one.phrase()).isNull();
        });
        assertThat(answer.desks()).isEmpty();
    }

    private JsonNode suggested(Map<String, Object> told) {
        return CourtClient.anonymous(port)
                .post("/api/v1/cause-suggestions", told)
                .expecting(200)
                .body();
    }

    private String fault(Map<String, Object> told) {
        return CourtClient.anonymous(port)
                .post("/api/v1/cause-suggestions", told)
                .expecting(422)
                .body()
                .toString();
    }
}
