package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.clock.BusinessClock;
import org.lian.documents.Printed;
import org.lian.story.Stories;
import org.lian.vocabulary.Fen;

/** Ten cases as a lawyer would file them: what each must say is asked on a page and stands in 起诉状 and before the reviewer. */
@OwnCourt
@Tag("thorough")
class TenCasesStories extends InTheBrowser {
    private static final String COURT = "某某区人民法院";
    private static final String HOME = "北京市某某区幸福路1号院2号楼301室";

    private static final String SIGNS = "甲乙丙丁戊己庚辛壬癸戌亥";
    /** Their numbers read like real ones and are not. */
    private static final List<String> OWNERS = List.of(
            "110105198001041015",
            "110105198002051020",
            "110105198003061036",
            "110105198004071041",
            "110105198005081057",
            "110105198006091062",
            "110105198007101074",
            "11010519800811108X",
            "110105198009121095",
            "110105198010131100",
            "110105198011141116",
            "110105198012151121");

    private static final Map<String, Page> DESKS = new HashMap<>();

    private Stories court;

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @BeforeEach
    void court() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("一、民间借贷：两个借款人连带，一个保证人，利息算到起诉这一天，受理费算上利息")
    void aLoanWithAGuarantor() {
        var filing = filer("zhangsan", "1")
                .begin(COURT, "两个朋友一起借了我钱不还，还有人担保", "民间借贷纠纷")
                .myself(HOME)
                .party("defendants", person("李四", "北京市某某区和平街道2号"))
                .party("defendants", person("赵六", "北京市某某区和平街道3号"))
                .party("defendants", person("王五", "北京市某某区和平街道4号"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令李四、赵六归还借款本金并支付利息",
                                "claimItems[0].amountFen", "300000",
                                "claimItems[0].interest.rate", "6",
                                "claimItems[0].interest.from", "2026-01-01",
                                "claimItems[0].against[0]", "JOINT",
                                "claimItems[0].against[1]", "JOINT",
                                "claimItems[0].against[2]", "JOINT_GUARANTOR",
                                "claimItems[1].text", "诉讼费由被告负担",
                                "facts", "2025年1月1日，李四、赵六共同向原告借款30万元，约定年利率6%，2025年12月31日归还。到期没有归还。"))
                .elements(Map.of(
                        "借款期限（是否到期、约定期限）", "2025年1月1日至2025年12月31日，已到期",
                        "是否签订保证合同、保证方式", "王五在借条上签名，连带责任保证"))
                .servedAt(HOME)
                .materials("PLAINTIFF_IDENTITY", "EVIDENCE");
        var today = LocalDate.now(BusinessClock.SHANGHAI);
        var interest = BigDecimal.valueOf(30_000_000L * 6)
                .multiply(BigDecimal.valueOf(ChronoUnit.DAYS.between(LocalDate.of(2026, 1, 1), today)))
                .divide(BigDecimal.valueOf(36_500), 0, RoundingMode.HALF_UP)
                .longValueExact();
        // 诉讼费用交纳办法 13(一)4: above 200,000 yuan 1.5%.
        var fee = new Fen(BigDecimal.valueOf(430_000)
                .add(BigDecimal.valueOf(10_000_000 + interest).multiply(new BigDecimal("0.015")))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());

        assertThat(filing.check()).contains("合计 " + fee).doesNotContain("没有写全");

        assertThat(filing.submit())
                .contains(
                        "以300,000.00元为基数，按年利率6%，自2026年1月1日起计算至实际清偿之日止",
                        "为" + tight(new Fen(interest)) + "）",
                        "由李四承担连带责任，由赵六承担连带责任，由王五作为连带责任保证人承担保证责任",
                        "王五在借条上签名，连带责任保证");
        assertThat(reviewed("clerk1", filing)).contains("由王五作为连带责任保证人承担保证责任", "自2026年1月1日起计算至实际清偿之日止", "王五在借条上签名");
        assertThat(charged("clerk1", filing, fee)).contains(tight(fee));
    }

    @Test
    @DisplayName("二、离婚：财产总额、子女、结婚日期、上次起诉都有地方写；受理费按财产总额")
    void aDivorceWithHouseAndChild() {
        var filing = filer("zhangsan", "2")
                .begin(COURT, "想和丈夫离婚，分房子，孩子跟我", "离婚纠纷")
                .myself(HOME)
                .party("defendants", person("李四", "北京市某某区和平街道2号（2024年起住在这里）"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令原告与被告离婚",
                                "claimItems[1].text", "婚生子李小由原告抚养，被告支付抚养费",
                                "claimItems[1].periodic.eachFen", "2000",
                                "claimItems[1].periodic.every", "MONTH",
                                "claimItems[1].periodic.until", "李小年满十八周岁之日",
                                "claimItems[2].text", "分割夫妻共同房屋一套",
                                "facts", "双方感情已经破裂，2024年起分居。"))
                .elements(Map.of(
                        "婚姻关系基本情况（结婚时间、生育子女）", "2015年5月1日登记结婚，2019年3月1日生一子李小",
                        "子女直接抚养情况", "李小随原告生活"))
                .answers("property", fields("divorceProperty.extent", "KNOWN", "divorceProperty.totalFen", "1000000"))
                .servedAt(HOME)
                .materials("PLAINTIFF_IDENTITY", "EVIDENCE", "OTHER");
        assertThat(filing.words("questions/facts")).contains("结果是判决不准、调解和好或者撤诉，到今天不满六个月吗", "妻子正在怀孕");
        filing.facts(Map.of("divorceWithinSixMonths", "YES")).facts(Map.of("newCircumstances", "NO"));
        assertThat(filing.check()).contains("没有新情况、新理由，六个月内又起诉");
        filing.facts(Map.of("divorceWithinSixMonths", "NO", "prohibitedPeriod", "NO"));

        assertThat(filing.check()).contains("4,050.00 至 4,300.00").doesNotContain("六个月内又起诉，");

        assertThat(filing.submit())
                .contains(
                        "本案涉及分割的财产总额：1,000,000.00元",
                        "2015年5月1日登记结婚，2019年3月1日生一子李小",
                        "每月支付2,000.00元，至李小年满十八周岁之日止",
                        "2024年起住在这里");
        assertThat(reviewed("clerk1", filing))
                .contains("1,000,000.00元", "2015年5月1日登记结婚", "判决不准离婚等后六个月内又起诉", "每月支付2,000.00元");
        assertThat(charged("clerk1", filing, new Fen(430_000))).contains("4,300.00元");
    }

    @Test
    @DisplayName("三、经济补偿金：问去过仲裁没有、收到裁决书过没过十五天；裁决书的日期写进起诉状；受理费十元")
    void aSeverancePayAfterArbitration() {
        var filing = filer("zhangsan", "3")
                .begin(COURT, "公司把我辞退了，不给经济补偿金", "经济补偿金纠纷")
                .myself(HOME)
                .party("defendants", firm("北京某某科技有限公司", "北京市某某区科技路1号"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令被告支付解除劳动合同的经济补偿金",
                                "claimItems[0].amountFen", "60000",
                                "facts", "原告2020年1月1日入职，2026年8月31日被告解除劳动合同，没有支付经济补偿。"))
                .elements(Map.of("劳动仲裁相关情况（申请时间、请求、裁决）", "2026年9月10日申请，2026年11月20日收到京某劳人仲字〔2026〕第1号裁决书，不服裁决"))
                .servedAt(HOME)
                .materials("PLAINTIFF_IDENTITY", "EVIDENCE");
        filing.facts(Map.of("labourArbitrated", "NO"));
        assertThat(filing.check()).contains("劳动争议应当先申请劳动争议仲裁", "仲裁裁决书");
        filing.facts(Map.of("labourArbitrated", "YES"));
        assertThat(filing.words("questions/facts")).contains("收到仲裁裁决书以后，到今天超过十五天了吗");
        filing.facts(Map.of("awardTimeLimitExpired", "YES"));
        assertThat(filing.check()).contains("裁决书已经发生法律效力", "劳动争议调解仲裁法第四十八条");
        filing.facts(Map.of("awardTimeLimitExpired", "NO")).materials("EFFECTIVE_DOCUMENT");

        assertThat(filing.check()).contains("合计 10.00 元").doesNotContain("应当先申请", "发生法律效力，", "还缺");

        assertThat(filing.submit()).contains("2026年11月20日收到京某劳人仲字〔2026〕第1号裁决书");
        assertThat(reviewed("clerk1", filing)).contains("2026年11月20日收到", "劳动争议已经仲裁", "收到仲裁裁决书超过十五日");
        assertThat(charged("clerk1", filing, new Fen(1_000))).contains("10.00元");
    }

    @Test
    @DisplayName("四、交通事故：司机和保险公司各怎样承担、责任认定、投保、车辆都写得下；缓交先由法官决定")
    void anAccidentWithAnInsurer() {
        var filing = filer("zhangsan", "4")
                .begin(COURT, "被小汽车撞了，司机和保险公司都不赔", "机动车交通事故责任纠纷")
                .myself(HOME)
                .party("defendants", person("李四", "北京市某某区和平街道2号"))
                .party("defendants", firm("某某财产保险股份有限公司北京分公司", "北京市某某区金融街1号"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令被告赔偿医疗费、误工费、残疾赔偿金",
                                "claimItems[0].amountFen", "128000",
                                "claimItems[0].against[0]", "OWN",
                                "claimItems[0].against[1]", "INSURER",
                                "facts", "2026年5月1日，李四驾驶京A00001号小型客车在某某路口撞伤原告。"))
                .elements(Map.of(
                        "交通事故责任认定", "李四负全部责任，原告无责任（第110105号事故认定书）",
                        "机动车投保情况（交强险、商业险）", "京A00001，交强险20万元，商业三者险100万元，均在被告保险公司"))
                .servedAt(HOME)
                .materials("PLAINTIFF_IDENTITY", "EVIDENCE", "RELIEF_PROOF");

        assertThat(filing.check()).contains("合计 2,860.00 元");
        filing.set("feeRelief.ground", "DEFERRAL_ACCIDENT");
        filing.set("feeRelief.statement", "受伤住院，医疗费都是借的。");
        filing.picture("relief");

        assertThat(filing.submit())
                .contains("由李四承担责任，由某某财产保险股份有限公司北京分公司在保险责任限额范围内承担赔偿责任", "李四负全部责任", "京A00001，交强险20万元，商业三者险100万元");
        assertThat(reviewed("clerk1", filing)).contains("在保险责任限额范围内承担赔偿责任", "商业三者险100万元");
        court.register(filing.id());
        court.decideAs("judge1", filing.id(), "DEFERRAL", Map.of("decision", "GRANT"));
        assertThat(filing.served("司法救助决定书")).contains("准予缓交诉讼费", "第四十七条");
        assertThat(filing.inbox()).contains("《司法救助决定书（诉讼费用）》已送达");
    }

    @Test
    @DisplayName("五、买卖，公司由律师代理：委托书和执业证都要交，权限、约定的法院、违约金写进起诉状")
    void aSaleByALawyer() {
        var filing = filer("lawyer1", "5")
                .begin(COURT, "买卖合同，货交了，货款和违约金不给", "买卖合同纠纷")
                .party(
                        "plaintiffs",
                        fields(
                                "kind", "ORGANISATION",
                                "name", "北京某某贸易有限公司",
                                "idType", "USCC",
                                "idNumber", "91110105MA01ABCD5F",
                                "phone", "01012345678",
                                "address", "北京市某某区商务路1号",
                                "legalRepresentative", "钱总"))
                .party("defendants", firm("北京某某制造有限公司", "北京市某某区工业路1号"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令被告支付货款",
                                "claimItems[0].amountFen", "1200000",
                                "claimItems[1].text", "判令被告支付违约金（按合同第十条每日万分之五计算）",
                                "claimItems[1].amountFen", "34567.78",
                                "facts", "2026年1月5日双方签订买卖合同，原告已经交货，被告没有付款。"))
                .elements(Map.of(
                        "有无仲裁、法院管辖约定（合同条款及内容）", "合同第十二条：争议由原告所在地人民法院管辖",
                        "违约金（定金）", "合同第十条，逾期付款每日万分之五"))
                .servedAt("北京市某某区商务路1号");
        filing.facts(Map.of("courtAgreement", "YES"));

        assertThat(filing.check())
                .contains("合计 15,911.11 元", "授权委托书", "律师执业证和律师事务所证明", "营业执照")
                .doesNotContain("不在原告和代理人里");
        filing.materials("POWER_OF_ATTORNEY", "LAWYER_LICENCE", "ORGANISATION_CERTIFICATE", "EVIDENCE");
        assertThat(filing.check()).doesNotContain("还缺", "缺少");

        assertThat(filing.submit())
                .contains(
                        "法定代表人：钱总",
                        "委托诉讼代理人：王律师（演示）（律师，特别授权）",
                        "合同第十二条：争议由原告所在地人民法院管辖",
                        "2．判令被告支付违约金（按合同第十条每日万分之五计算），金额34,567.78元",
                        "1,234,567.78元");
        assertThat(reviewed("clerk1", filing)).contains("王律师（演示）（律师，特别授权）", "合同第十二条", "书面约定过管辖的法院", "金额34,567.78元");
        assertThat(charged("clerk1", filing, new Fen(1_591_111))).contains("15,911.11元");
    }

    @Test
    @DisplayName("六、发明专利向基层法院：说明归哪一类法院，小额不给选，受理费不减半；权利和停止侵害写得下")
    void aPatentAtABasicCourt() {
        var filing = filer("zhangsan", "6")
                .begin(COURT, "别的公司仿造我的发明专利产品", "侵害发明专利权纠纷")
                .myself(HOME)
                .party("defendants", firm("北京某某仿造有限公司", "北京市某某区工业路9号"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令被告立即停止制造、销售侵害原告发明专利权的产品",
                                "claimItems[1].text", "判令被告赔偿损失",
                                "claimItems[1].amountFen", "500000",
                                "facts", "原告2020年取得发明专利，2026年3月发现被告制造、销售侵权产品。"))
                .elements(Map.of(
                        "专利名称、专利号、申请日、授权公告日", "一种折叠结构，ZL201910000001.0，2019年1月2日，2020年6月1日",
                        "原告是专利权人、被许可人（独占、排他、普通）还是继承人", "专利权人",
                        "据以起诉的权利要求（哪几项）", "权利要求1、3"))
                .noAnswer("procedure", "SMALL_CLAIMS")
                .answers("procedure", fields("procedure", "ORDINARY"))
                .servedAt(HOME)
                .materials("PLAINTIFF_IDENTITY", "EVIDENCE");

        assertThat(filing.check())
                .contains("由知识产权法院、省会（首府、直辖市）的中级人民法院", "法释〔2022〕13号", "合计 8,800.00 元")
                .doesNotContain("4,400.00");

        assertThat(filing.submit()).contains("立即停止制造、销售侵害原告发明专利权的产品", "ZL201910000001.0", "权利要求1、3", "500,000.00元");
        assertThat(reviewed("clerk1", filing)).contains("ZL201910000001.0", "由知识产权法院");
        court.decideAs(
                "clerk1",
                filing.id(),
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "competentCourt", "北京知识产权法院",
                        "reason", "发明专利纠纷的第一审案件不归基层人民法院管",
                        "basis", "民事诉讼法第一百二十七条第四项"));
        assertThat(filing.served("告知书")).contains("北京知识产权法院", "不归基层人民法院管");
        assertThat(filing.inbox()).contains("立案材料已收到", "已送达");
    }

    @Test
    @DisplayName("七、物业费：公司由工作人员办理，费用按小额的减半写明；期间和面积写得下")
    void aPropertyManagersFee() {
        var filing = filer("zhangsan", "7")
                .begin(COURT, "业主拖欠物业费", "物业服务合同纠纷")
                .party(
                        "plaintiffs",
                        fields(
                                "kind", "ORGANISATION",
                                "name", "北京某某物业管理有限公司",
                                "idType", "USCC",
                                "idNumber", "91110105MA02BCDE94",
                                "phone", "01012345678",
                                "address", "北京市某某区幸福路1号",
                                "legalRepresentative", "孙总",
                                "agent", "张三",
                                "agentKind", "EMPLOYEE",
                                "authority", "GENERAL"))
                .party("defendants", person("李四", "北京市某某区幸福路1号院3号楼101室"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令被告支付2024年1月至2025年12月物业费",
                                "claimItems[0].amountFen", "5680",
                                "facts", "被告是幸福路1号院业主，拖欠物业费，书面催交两次没有交。"))
                .elements(Map.of("物业项目情况（坐落、面积）", "幸福路1号院3号楼101室，94.67平方米"))
                .answers("procedure", fields("procedure", "SMALL_CLAIMS"))
                .servedAt("北京市某某区幸福路1号");

        assertThat(filing.check())
                .contains("50.00 元", "25.00 元", "授权委托书", "有合法劳动人事关系的证明")
                .doesNotContain("不在原告和代理人里", "希望适用的是“小额诉讼程序”：");
        filing.materials("ORGANISATION_CERTIFICATE", "POWER_OF_ATTORNEY", "RELATIONSHIP_PROOF", "EVIDENCE");
        assertThat(filing.check()).doesNotContain("还缺");

        assertThat(filing.submit()).contains("委托诉讼代理人：张三（单位的工作人员，一般授权）", "5,680.00元", "94.67平方米");
        assertThat(reviewed("clerk1", filing)).contains("94.67平方米", "小额诉讼程序");
        assertThat(charged("clerk1", filing, new Fen(5_000))).contains("50.00元");
    }

    @Test
    @DisplayName("八、抚养费：未成年人由父亲代理，按月支付到十八岁，要监护证明，免交当场申请")
    void aChildsMaintenance() {
        var filing = filer("zhangsan", "8")
                .begin(COURT, "孩子的妈妈不给抚养费", "抚养费纠纷")
                .party(
                        "plaintiffs",
                        fields(
                                "name", "张小明",
                                "idType", "RESIDENT_ID",
                                "idNumber", "110105201905013038",
                                "phone", "13800138000",
                                "address", HOME))
                .party("defendants", person("李四", "北京市某某区和平街道2号"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令被告支付抚养费",
                                "claimItems[0].periodic.eachFen", "2000",
                                "claimItems[0].periodic.every", "MONTH",
                                "claimItems[0].periodic.from", "2026-12-01",
                                "claimItems[0].periodic.until", "原告年满十八周岁之日",
                                "facts", "父母2025年离婚，原告随父亲生活，被告没有支付抚养费。"))
                .servedAt(HOME);
        assertThat(filing.check()).contains("“张小明”不满十八周岁，由监护人作为法定代理人代为起诉", "提交人（张三）不在原告和代理人里");
        filing.again("plaintiffs", 0, fields("agent", "张三", "agentKind", "STATUTORY"));
        filing.facts(Map.of("minor", "YES", "maintenanceClaim", "YES"));

        assertThat(filing.check()).contains("50.00 至 100.00", "监护关系的证明").doesNotContain("不满十八周岁，由监护人", "不在原告和代理人里");
        filing.materials("PLAINTIFF_IDENTITY", "RELATIONSHIP_PROOF", "EVIDENCE", "RELIEF_PROOF");
        assertThat(filing.check()).doesNotContain("还缺");
        filing.set("feeRelief.ground", "EXEMPTION_MAINTENANCE");
        filing.set("feeRelief.statement", "原告没有收入。");
        filing.picture("relief");

        assertThat(filing.submit())
                .contains("法定代理人：张三", "具状人：张小明（法定代理人张三）", "每月支付2,000.00元，自2026年12月1日起，至原告年满十八周岁之日止", "2019年5月1日出生");
        assertThat(reviewed("clerk1", filing)).contains("法定代理人张三", "涉及未成年人", "追索赡养费、扶养费、抚养费", "每月支付2,000.00元");
        court.register(filing.id());
        court.decideAs("judge1", filing.id(), "DEFERRAL", Map.of("decision", "GRANT"));
        assertThat(filing.served("司法救助决定书")).contains("准予免交诉讼费", "第四十五条第(二)项");
        assertThat(filing.inbox()).contains("《司法救助决定书（诉讼费用）》已送达");
    }

    @Test
    @DisplayName("九、香港公司诉伦敦的人：住所、外币和汇率写得下，向境外送达、翻译都提醒")
    void aCompanyOfHongKong() {
        var filing = filer("lawyer1", "9")
                .begin(COURT, "买卖合同，外国人欠货款不给", "买卖合同纠纷")
                .party(
                        "plaintiffs",
                        fields(
                                "kind", "ORGANISATION",
                                "name", "港某贸易有限公司",
                                "idType", "OTHER",
                                "idNumber", "12345678",
                                "phone", "85221234567",
                                "address", "香港湾仔某某道1号",
                                "region", "HONG_KONG",
                                "legalRepresentative", "陈大文"))
                .party(
                        "defendants",
                        fields("name", "John Smith", "address", "1 Some Street, London", "foreignDomicile", "ABROAD"))
                .answers(
                        "claims",
                        fields(
                                "claimItems[0].text", "判令被告支付货款",
                                "claimItems[0].foreign.currency", "USD",
                                "claimItems[0].foreign.amount", "50000",
                                "claimItems[0].foreign.rate", "7.00",
                                "claimItems[0].foreign.on", "2026-11-20",
                                "claimItems[0].foreign.source", "中国外汇交易中心公布的中间价",
                                "facts", "2026年1月双方签订买卖合同，原告交货，被告没有付款。"))
                .servedAt("北京市某某区商务路1号");

        assertThat(filing.check())
                .contains("合计 6,550.00 元", "外币：诉讼费按法院决定受理那一天国家公布的汇率折算", "外文材料的中文翻译件", "John Smith", "授权委托书");
        filing.materials("POWER_OF_ATTORNEY", "LAWYER_LICENCE", "ORGANISATION_CERTIFICATE", "EVIDENCE", "OTHER");
        assertThat(filing.check()).doesNotContain("还缺");

        assertThat(filing.submit())
                .contains(
                        "住所地香港湾仔某某道1号，联系电话85221234567",
                        "1SomeStreet,London，在中国没有住所",
                        "50,000.00美元，按2026年11月20日中国外汇交易中心公布的中间价的汇率",
                        "折合人民币350,000.00元");
        assertThat(reviewed("judge1", filing)).contains("住所在香港", "在中国没有住所", "50,000.00美元");
        assertThat(charged("judge1", filing, new Fen(655_000))).contains("6,550.00元");
    }

    @Test
    @DisplayName("十、十二位业主诉开发商：每一位的请求、诉讼代表人、每一位的身份证件；替别人办理的要说明")
    void twelveOwners() {
        var filing = filer("lisi", "10").begin(COURT, "开发商逾期交房", "商品房预售合同纠纷");
        for (var owner = 1; owner <= OWNERS.size(); owner++) {
            filing.party(
                    "plaintiffs",
                    fields(
                            "name", "业主" + SIGNS.charAt(owner - 1),
                            "idType", "RESIDENT_ID",
                            "idNumber", OWNERS.get(owner - 1),
                            "phone", "138001380" + (9 + owner),
                            "address", "北京市某某区幸福路1号院" + owner + "室"));
        }
        filing.party("defendants", firm("北京某某房地产开发有限公司", "北京市某某区开发路1号"));
        var claims = new LinkedHashMap<String, String>();
        for (var owner = 0; owner < OWNERS.size(); owner++) {
            claims.put("claimItems[" + owner + "].text", "判令被告支付逾期交房违约金");
            claims.put("claimItems[" + owner + "].amountFen", "20000");
            claims.put("claimItems[" + owner + "].by[" + owner + "]", "YES");
        }
        claims.put("facts", "原告各自与被告签订商品房预售合同，约定2025年12月31日交房，被告2026年6月30日才交房。");
        filing.answers("claims", claims).servedAt(HOME).materials("PLAINTIFF_IDENTITY", "EVIDENCE");
        assertThat(filing.check()).contains("提交人（李四）不在原告和代理人里", "个人有 12 位，身份证件只有 1 个文件", "推选诉讼代表人的证明");
        filing.again("plaintiffs", 0, fields("elected", "YES", "agent", "李四", "agentKind", "RELATIVE"));
        assertThat(filing.check()).contains("选了 1 位诉讼代表人；诉讼代表人是二至五位");
        filing.again("plaintiffs", 1, fields("elected", "YES"))
                .materials("OTHER", "POWER_OF_ATTORNEY", "RELATIONSHIP_PROOF");

        assertThat(filing.check()).contains("合计 4,900.00 元").doesNotContain("不在原告和代理人里", "诉讼代表人；诉讼代表人是");

        assertThat(filing.submit()).contains("诉讼代表人：业主甲、业主乙。", "12．判令被告支付逾期交房违约金（由业主亥提出），金额20,000.00元", "240,000.00元");
        assertThat(reviewed("judge1", filing)).contains("诉讼代表人", "由业主亥提出");
        assertThat(charged("judge1", filing, new Fen(490_000))).contains("4,900.00元");
    }

    private FiledByHand filer(String username, String name) {
        return new FiledByHand(signedIn(Browser.PHONE, username), browser::requireGoodPage, name);
    }

    /** The fee notice that is served once the reviewer has registered the filing and the fee is confirmed. */
    private String charged(String reviewer, FiledByHand filing, Fen fee) {
        court.decideAs(reviewer, filing.id(), "REVIEW", Map.of("outcome", "REGISTER"));
        // A sum out of a statutory range is confirmed with its ground.
        court.decideAs("clerk1", filing.id(), "CONFIRM_FEE", Map.of("confirmedFen", fee.value(), "basis", "在法定幅度内确定"));
        var notice = filing.served("交纳诉讼费用通知书");
        assertThat(filing.inbox()).contains("立案材料已收到", "《受理案件通知书》已送达", "《交纳诉讼费用通知书》已送达");
        return notice;
    }

    private static String tight(Fen fen) {
        return fen.toString().replaceAll("\\s+", "");
    }

    /** What the reviewer has before him. */
    private String reviewed(String reviewer, FiledByHand filing) {
        var task = court.taskFor(court.as(reviewer), filing.id(), "REVIEW");
        var sheet = DESKS.computeIfAbsent(reviewer, name -> signedIn(1366, name));
        sheet.navigate("/staff/tasks/" + task);
        browser.requireGoodPage(sheet);
        return sheet.locator("main").textContent().replaceAll("\\s+", "");
    }

    private static Map<String, String> person(String name, String address) {
        return fields("name", name, "address", address, "phone", "13900139000");
    }

    private static Map<String, String> firm(String name, String address) {
        return fields("kind", "ORGANISATION", "name", name, "address", address, "legalRepresentative", "周总");
    }

    private static Map<String, String> fields(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (var at = 0; at < pairs.length; at += 2) {
            fields.put(pairs[at], pairs[at + 1]);
        }
        return fields;
    }
}
