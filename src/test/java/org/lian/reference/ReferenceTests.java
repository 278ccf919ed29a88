package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.CourtTest;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a started court knows about courts, causes, types and days. */
@CourtTest
class ReferenceTests {
    @Autowired
    Courts courts;

    @Autowired
    CourtPlaces places;

    @Autowired
    Causes causes;

    @Autowired
    CaseTypes caseTypes;

    @Autowired
    Holidays holidays;

    @Autowired
    TimeLimits timeLimits;

    @Autowired
    ReferenceFiles files;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @DisplayName("地址里写了区、县的，找到那里的基层人民法院；写得不够的列出几个，写的是别的省的不猜")
    @CsvSource({
        "江苏省苏州市昆山市前进中路 1 号, 昆山市人民法院",
        "江苏 苏州 昆山市, 昆山市人民法院",
        "北京市海淀区中关村, 北京市海淀区人民法院",
        "河北省石家庄市长安区, 石家庄市长安区人民法院",
        "陕西省西安市长安区, 西安市长安区人民法院",
        "湖北省荆州市沙市区, 荆州市沙市区人民法院",
        "四川省北川羌族自治县, 北川羌族自治县人民法院",
        "安庆市迎江区人民法院, 安庆市迎江区人民法院",
        "北京市第一中级人民法院, 北京市第一中级人民法院",
        "广西都安瑶族自治县, 都安瑶族自治县人民法院",
    })
    void courtsOfAPlace(String place, String name) {
        assertThat(places.of(place)).extracting(Court::name).containsExactly(name);
    }

    @Test
    @DisplayName("只写了区名、几个城市都有的，全部列出；没有写区、县的，写了没有这个区的省的，都不给法院")
    void unclearPlaces() {
        assertThat(places.of("鼓楼区中山路")).extracting(Court::name).contains("南京市鼓楼区人民法院", "徐州市鼓楼区人民法院");
        assertThat(places.of("江苏省鼓楼区")).extracting(Court::province).containsOnly("江苏省");
        assertThat(places.of("河南省昆山市")).isEmpty();
        assertThat(places.of("幸福里 3 号")).isEmpty();
        assertThat(places.of("")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("法院代字带着它的可信程度")
    @CsvSource({
        "最高法, 最高人民法院, 最高, RULE, false",
        "京, 北京市高级人民法院, 高级, RULE, false",
        "京73, 北京知识产权法院, 专门, RECALLED, false",
        "京04, 北京市第四中级人民法院, 中级, DERIVED, false",
        "京0491, 北京互联网法院, 基层, RECALLED, false",
        "苏0621, 海安县人民法院（旧区划代码）, 基层, RECALLED, false",
        "京0199, 某某区人民法院, 基层, DEMO, true",
        "京0198, 某某区第二人民法院（演示）, 基层, DEMO, true",
    })
    void courtsCarryTheirTrust(String code, String name, String level, String status, boolean selfService) {
        assertThat(courts.find(new CourtCode(code))).hasValueSatisfying(court -> {
            assertThat(court.name()).isEqualTo(name);
            assertThat(court.level()).isEqualTo(level);
            assertThat(court.codeStatus()).isEqualTo(status);
            assertThat(court.selfService()).isEqualTo(selfService);
        });
    }

    @Test
    @DisplayName("只有演示法院开通自助立案；各级可信程度的数目与数据一致")
    void onlyDemoCourtsServe() {
        assertThat(courts.search("", true, 50))
                .extracting(court -> court.code().value())
                .containsExactlyInAnyOrder("京0198", "京0199");
        assertThat(jdbc.sql("select code_status || ' ' || count(*) from court group by code_status order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("DEMO 2", "DERIVED 2936", "RECALLED 91", "RULE 33", "VERIFIED 241");
    }

    @Test
    @DisplayName("查法院：全名在前，开头其次，包含最后；代字也可查")
    void courtsAreRanked() {
        assertThat(courts.search("北京市高级人民法院", false, 5))
                .first()
                .extracting(Court::name)
                .isEqualTo("北京市高级人民法院");
        var found = courts.search("海淀", false, 50);
        assertThat(found).isNotEmpty().allMatch(court -> court.name().contains("海淀"));
        assertThat(courts.search("北京", false, 200))
                .extracting(court -> court.name().startsWith("北京"))
                .isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
        assertThat(courts.search("京0105", false, 5))
                .first()
                .extracting(Court::code)
                .isEqualTo(new CourtCode("京0105"));
        assertThat(courts.search("%", false, 5)).isEmpty();
        assertThat(courts.search("' or true --", false, 5)).isEmpty();
        assertThat(courts.find(new CourtCode("京\u00000105"))).isEmpty();
    }

    @Test
    @DisplayName("案由：代码与数据一字不差，路径自上而下")
    void causesKnowTheirPath() {
        assertThat(causes.find("01.01.008.01")).hasValueSatisfying(cause -> {
            assertThat(cause.name()).isEqualTo("隐私权纠纷");
            assertThat(cause.path()).isEqualTo(List.of("人格权纠纷", "人格权纠纷", "隐私权、个人信息保护纠纷", "隐私权纠纷"));
            assertThat(cause.track()).isEqualTo(Track.CIVIL);
            assertThat(cause.version()).isEqualTo("2025");
        });
        assertThat(causes.find("6004")).hasValueSatisfying(cause -> {
            assertThat(cause.path()).isEqualTo(List.of("行政行为", "行政处罚", "罚款"));
            assertThat(cause.track()).isEqualTo(Track.ADMINISTRATIVE);
        });
        assertThat(causes.find("ZS001")).hasValueSatisfying(cause -> {
            assertThat(cause.path()).isEqualTo(List.of("告诉才处理", "侮辱罪"));
            assertThat(cause.track()).isEqualTo(Track.PRIVATE_PROSECUTION);
        });
        assertThat(causes.find("99.99")).isEmpty();
        assertThat(causes.find("\u0000")).isEmpty();
        assertThat(jdbc.sql("select track || ' ' || count(*) from cause group by track order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("ADMINISTRATIVE 177", "CIVIL 1055", "PRIVATE_PROSECUTION 14");
    }

    @Test
    @DisplayName("查案由：全名、开头、包含，同级末级在前，按程序筛选")
    void causesAreRanked() {
        assertThat(causes.search("民间借贷纠纷", null, 5))
                .first()
                .extracting(Cause::name)
                .isEqualTo("民间借贷纠纷");
        assertThat(causes.search("人格权纠纷", Track.CIVIL, 10))
                .extracting(Cause::code)
                .startsWith("01", "01.01");
        assertThat(causes.search("", Track.PRIVATE_PROSECUTION, 50)).hasSize(14);
        assertThat(causes.search("遗弃", Track.PRIVATE_PROSECUTION, 50)).isNotEmpty();
        assertThat(causes.search("遗弃", Track.CIVIL, 50)).isEmpty();
        var contracts = causes.search("买卖合同", Track.CIVIL, 50);
        assertThat(contracts).extracting(Cause::name).contains("买卖合同纠纷");
        assertThat(contracts.indexOf(named(contracts, "分期付款买卖合同纠纷")))
                .isGreaterThan(contracts.indexOf(named(contracts, "买卖合同纠纷")));
        assertThat(causes.search("借款合同", Track.CIVIL, 1, 1))
                .isEqualTo(causes.search("借款合同", Track.CIVIL, 2).subList(1, 2));
    }

    @Test
    @DisplayName("类型代字：每个一条，民特名下有十三类")
    void caseTypesAreUnique() {
        assertThat(caseTypes.all())
                .extracting(CaseType::code)
                .doesNotHaveDuplicates()
                .hasSize(133);
        assertThat(caseTypes.all())
                .filteredOn(type -> type.code().equals("民特"))
                .singleElement()
                .satisfies(type -> assertThat(type.names()).hasSize(13));
        assertThat(List.of("民初", "民诉前调", "行初", "刑初", "执", "财保")).allMatch(caseTypes::isKnown);
        assertThat(caseTypes.isKnown("民字")).isFalse();
    }

    @Test
    @DisplayName("调休的周六上班，放假的周一休息，2027 年尚未公布")
    void holidaysAreAsPublished() {
        assertThat(holidays.isWorkingDay(LocalDate.parse("2026-02-14"))).isTrue();
        assertThat(holidays.isWorkingDay(LocalDate.parse("2026-02-16"))).isFalse();
        assertThat(holidays.isWorkingDay(LocalDate.parse("2026-03-01"))).isFalse();
        assertThat(holidays.isPublished(2026)).isTrue();
        assertThat(holidays.isPublished(2027)).isFalse();
        assertThat(holidays.isWorkingDay(LocalDate.parse("2027-01-04"))).isTrue();
    }

    @Test
    @DisplayName("六十四种期间都已载入")
    void allTimeLimits() {
        assertThat(jdbc.sql("select count(*) from time_limit")
                        .query(Integer.class)
                        .single())
                .isEqualTo(64);
        assertThat(timeLimits.find("private_prosecution.review"))
                .contains(new TimeLimit(
                        "private_prosecution.review", 15, "DAY", true, "法释〔2015〕8号 8(二);刑诉解释320", "刑事诉讼法第一百零五条"));
        assertThat(timeLimits.find("preservation.urgent").orElseThrow().rolls()).isFalse();
        assertThat(timeLimits.find("public_summons.period").orElseThrow().unit())
                .isEqualTo("DAY");
        assertThat(timeLimits.find("mediate.appoint").orElseThrow().unit()).isEqualTo("WORKING_DAY");
        assertThat(timeLimits.find("no.such")).isEmpty();
    }

    @Test
    @DisplayName("文件没变就不再载入；变了重新载入，管理员的设置还在")
    void loadsOnlyWhatChanged() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update court set name = '被改名的法院', self_service = true where code = '京0105'")
                    .update();
            files.load();
            assertThat(courts.find(new CourtCode("京0105")).orElseThrow().name()).isEqualTo("被改名的法院");

            jdbc.sql("update reference_file set checksum = 'older' where name = 'courts.csv'")
                    .update();
            files.load();
            assertThat(courts.find(new CourtCode("京0105"))).hasValueSatisfying(court -> {
                assertThat(court.name()).isEqualTo("北京市朝阳区人民法院");
                assertThat(court.selfService()).isTrue();
            });
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("全部载入用不了一秒")
    void loadingIsQuick() {
        transaction.executeWithoutResult(status -> {
            for (var table : List.of(
                    "court_contact", "court", "cause", "case_type", "calendar_day", "time_limit", "reference_file")) {
                jdbc.sql("delete from " + table).update();
            }
            var before = System.nanoTime();
            files.load();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            assertThat(courts.search("", false, 5000)).hasSize(3303);
            status.setRollbackOnly();
        });
    }

    private static Cause named(List<Cause> causes, String name) {
        return causes.stream()
                .filter(cause -> cause.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
