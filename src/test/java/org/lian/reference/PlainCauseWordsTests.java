package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Causes found by the words of people who do not know their names. */
@CourtTest
class PlainCauseWordsTests {
    @Autowired
    Causes causes;

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0}：{1}")
    @CsvSource(textBlock = """
            借钱不还, 民间借贷纠纷
            欠钱, 民间借贷纠纷
            借条, 民间借贷纠纷
            欠条, 民间借贷纠纷
            借款, 民间借贷纠纷
            老赵借我三万块不还, 民间借贷纠纷
            朋友欠我5万块钱一直不还, 民间借贷纠纷
            jiekuan, 民间借贷纠纷
            工资, 追索劳动报酬纠纷
            老板跑了, 追索劳动报酬纠纷
            老人没人养, 赡养费纠纷
            儿子不养我, 赡养费纠纷
            拖欠工资, 追索劳动报酬纠纷
            讨薪, 追索劳动报酬纠纷
            欠薪, 追索劳动报酬纠纷
            老板不发工资, 追索劳动报酬纠纷
            工资欠条, 追索劳动报酬纠纷
            加班费, 追索劳动报酬纠纷
            包工头跑路, 劳务合同纠纷
            劳务费, 劳务合同纠纷
            干活不给钱, 劳务合同纠纷
            工钱, 劳务合同纠纷
            打架, 生命权、身体权、健康权纠纷
            被人打伤了, 生命权、身体权、健康权纠纷
            医药费, 生命权、身体权、健康权纠纷
            撞车, 机动车交通事故责任纠纷
            车祸, 机动车交通事故责任纠纷
            交通事故, 机动车交通事故责任纠纷
            电瓶车被撞, 机动车交通事故责任纠纷
            追尾, 机动车交通事故责任纠纷
            电动车撞人, 非机动车交通事故责任纠纷
            邻居漏水, 相邻关系纠纷
            楼上漏水, 相邻关系纠纷
            房租押金, 房屋租赁合同纠纷
            押金不退, 房屋租赁合同纠纷
            租房, 房屋租赁合同纠纷
            退货, 买卖合同纠纷
            欠货款, 买卖合同纠纷
            货款, 买卖合同纠纷
            网购, 信息网络买卖合同纠纷
            网上买的东西, 信息网络买卖合同纠纷
            假货, 信息网络买卖合同纠纷
            吃坏肚子, 产品销售者责任纠纷
            彩礼, 婚约财产纠纷
            离婚, 离婚纠纷
            孩子归谁, 离婚纠纷
            抚养费, 抚养费纠纷
            不让看孩子, 探望权纠纷
            赡养费, 赡养费纠纷
            遗产, 法定继承纠纷
            遗嘱, 遗嘱继承纠纷
            养老金, 养老保险待遇纠纷
            工伤, 工伤保险待遇纠纷
            开除, 经济补偿金纠纷
            没签劳动合同, 劳动合同纠纷
            健身卡, 服务合同纠纷
            预付卡, 服务合同纠纷
            培训费, 教育培训合同纠纷
            狗咬人, 饲养动物损害责任纠纷
            被狗咬了, 饲养动物损害责任纠纷
            物业费, 物业服务合同纠纷
            装修, 装饰装修合同纠纷
            造谣, 名誉权纠纷
            转错账, 不当得利纠纷
            定金, 定金合同纠纷
            中介费, 中介合同纠纷
            工程款, 建设工程施工合同纠纷
            保险不赔, 财产保险合同纠纷
            医疗事故, 医疗损害责任纠纷
            商场摔倒, 经营场所、公共场所的经营者、管理者责任纠纷
            高空抛物, 高空抛物、坠物损害责任纠纷
            担保人, 保证合同纠纷
            信用卡, 信用卡纠纷
            快递丢了, 快递服务合同纠纷
            征地补偿, 承包地征收补偿费用分配纠纷
            """)
    @DisplayName("平常的说法，前三个案由里有对应的一个；接口同样")
    void plainWordsFindTheirCause(String words, String cause) {
        assertThat(causes.search(words, Track.CIVIL, 3)).extracting(Cause::name).contains(cause);
        assertThat(CourtClient.anonymous(port)
                        .get("/api/v1/causes?track=CIVIL&limit=3&q="
                                + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))
                        .expecting(200)
                        .body()
                        .get("items")
                        .findValuesAsText("name"))
                .contains(cause);
    }

    @Test
    @DisplayName("“借款”先列民间借贷，“交通事故”先列机动车交通事故；写对案由名称的仍在最前")
    void theUsualMeaningComesFirst() {
        assertThat(causes.search("借款", Track.CIVIL, 1)).extracting(Cause::name).containsExactly("民间借贷纠纷");
        assertThat(causes.search("交通事故", Track.CIVIL, 1))
                .extracting(Cause::name)
                .containsExactly("机动车交通事故责任纠纷");
        assertThat(causes.search("智能网联汽车交通事故责任纠纷", Track.CIVIL, 1))
                .extracting(Cause::name)
                .containsExactly("智能网联汽车交通事故责任纠纷");
        assertThat(causes.search("劳务合同纠纷", Track.CIVIL, 1))
                .extracting(Cause::name)
                .containsExactly("劳务合同纠纷");
    }

    @Test
    @DisplayName("常见的十二种都有自己的说明，用说明里的话也找得到")
    void theirOwnHelpTextsFindThem() {
        assertThat(causes.common()).hasSize(12);
        for (var common : causes.common()) {
            for (var piece : common.help().split("[，；、]")) {
                assertThat(causes.search(piece, Track.CIVIL, 3)).as(piece).contains(common.cause());
            }
        }
    }

    @Test
    @DisplayName("说法表里的每个案由都存在，每个案由只有一行")
    void everyRowIsOfACause() {
        var rows = new CauseWords().rows();

        assertThat(rows).allSatisfy(row -> assertThat(causes.find(row.code()))
                .as(row.code())
                .hasValueSatisfying(cause -> assertThat(cause.track()).isEqualTo(Track.CIVIL)));
        assertThat(rows.stream().map(CauseWords.Row::code).collect(Collectors.toSet()))
                .hasSameSizeAs(rows);
    }

    @Test
    @DisplayName("别的程序不受影响；没有意义的话找不到，不冒充找到了")
    void nothingIsInvented() {
        assertThat(causes.search("工资", Track.ADMINISTRATIVE, 20)).isEmpty();
        assertThat(causes.search("囧囧囧", Track.CIVIL, 20)).isEmpty();
        assertThat(causes.search("不", Track.CIVIL, 20)).extracting(Cause::name).allMatch(name -> name.contains("不"));
    }

    @Test
    @DisplayName("翻页不重复也不遗漏")
    void pagesFitTogether() {
        var whole = causes.search("合同", Track.CIVIL, 40);
        var parts = new java.util.ArrayList<>(causes.search("合同", Track.CIVIL, 20, 0));
        parts.addAll(causes.search("合同", Track.CIVIL, 20, 20));

        assertThat(parts).isEqualTo(whole).doesNotHaveDuplicates();
    }
}
