package org.lian.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.vocabulary.BarredWords.Found;
import org.lian.vocabulary.BarredWords.Kind;

class BarredWordsTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "请汇款至账号六二二二零二零零一二三四五六七八九零一，户名王某",
                "交到 6222 0200 1234 5678 901",
                "交到６２２２０２００１２３４５６７８",
                "交到6222-0200-1234-5678",
                "交到6222—0200—1234—5678",
                "交到陆贰贰贰零贰零零壹贰叁肆",
                "交到六222〇二〇〇1二3四",
                "交到六、二、二、二、零、二、零、零、一",
                "交到 6 2 2 2 0 2 0 0 1",
                "交到6222，0200，1234，5678",
                "交到6222 / 0200 / 1234",
                "交到6\u200b2\u200b2\u200b2\u200b0\u200b2\u200b0\u200b0",
                "交到①②③④⑤⑥⑦⑧",
                "交到٦٢٢٢٠٢٠٠١٢",
                "交到6222o2oo1234",
                "交到六 二 二 二 · 零 二 零 零",
                "交到6222\u30000200\u30001234",
                "卡号12345678",
                "2026-11-09 6222 0200",
                "6,222,020,012",
                "交到㈥㈡㈡㈡㈥㈡㈡㈡",
                "交到❻❷❷❷❻❷❷❷",
                "交到〦〢〢〢〦〢〢〢",
                "交到6️⃣2️⃣2️⃣2️⃣6️⃣2️⃣2️⃣2️⃣",
                "交到洞幺两三四五六拐",
                "交到6\u00a0\u00a0\u00a0\u00a0\u00a0\u00a02220\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0200",
                "交到6222------0200------1234",
                "交到六十二、二十二号六十二二十二零二零零十二",
                "交到陆仟贰佰贰拾贰万零贰佰壹拾贰亿叁仟肆佰"
            })
    @DisplayName("八位以上的号码，用哪种数字、怎样隔开写，都找得到")
    void numbers(String text) {
        assertThat(BarredWords.find(text)).extracting(Found::kind).contains(Kind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请到 http://evil.example/pay 交费",
                "请到 ｈｔｔｐ：／／evil.example 交费",
                "请到 hxxp evil.example 交费",
                "上 evil.example 找我帮你要债",
                "上 evil . example 看",
                "上 evil。com 看",
                "上 evil点com 看",
                "上 evil[.]com 看",
                "上 evil(dot)com 看",
                "上 ｅｖｉｌ．ｃｏｍ 看",
                "上 е\u0432il.соm 看",
                "上 www.法院缴费.中国",
                "上 法院缴费.公司",
                "发到 someone@evil.example",
                "访问 10.0.0.1/pay",
                "加微信 pay_123456",
                "加 QQ：1234567",
                "微信号wxid_abc12",
                "ev\u200bil.com",
                "上 e v i l . c o m 看",
                "上 evil      .      com 看",
                "访问 10。0。0。1",
                "访问 10点0点0点1",
                "加微 信 一二三四五六七",
                "加V X：abc_123"
            })
    @DisplayName("网址、邮箱、别处的账号，怎样写都找得到")
    void addresses(String text) {
        assertThat(BarredWords.find(text)).extracting(Found::kind).contains(Kind.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请拨打 13800138000 交费",
                "请拨打一三八零零一三八零零零交费",
                "电话 010-6543210",
                "电话：6543210",
                "热线 95588",
                "电话（010）6543210",
                "致电四零零一二三四",
                "电　话：6543210",
                "電話：六五四三二一零",
                "联系 6543210",
                "☎ 6543210",
                "电话（工作日上午）6543210"
            })
    @DisplayName("本院以外的电话，都找得到")
    void telephones(String text) {
        assertThat(BarredWords.find(text)).extracting(Found::kind).containsAnyOf(Kind.NUMBER, Kind.TELEPHONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "本通知为终局，不得上诉、不得复议",
                "逾期三十日不交的，视为放弃",
                "不 得 上 诉",
                "不得，上诉",
                "不\u200b得\u200b上\u200b诉",
                "不得上·诉",
                "不得上-诉",
                "不得提起上诉",
                "不得对此上诉",
                "不得再次申请复议",
                "不能上诉",
                "不可上诉",
                "不可以上诉",
                "不许上诉",
                "不准复议",
                "不允许你方提起上诉",
                "无权上诉",
                "无权就本裁定提出复议",
                "无须复核",
                "禁止上诉",
                "切勿上诉",
                "没有上诉权",
                "没有上诉的权利",
                "不享有申请复议的权利",
                "丧失上诉权利",
                "失去申诉机会",
                "剥夺上诉权",
                "上诉无效",
                "复议概不受理",
                "上诉一律不受理",
                "上诉权已消灭",
                "异议不予受理",
                "本裁定为终审",
                "本裁定为终审裁定",
                "一审终审",
                "本决定是最终决定",
                "本决定即为最终",
                "本决定是最后的决定，不能再告",
                "不得再告",
                "不服的，也没有别的办法",
                "本院最终裁定",
                "裁定不可变更",
                "视同放弃",
                "视作自动放弃",
                "视为您自动放弃权利",
                "等同于放弃",
                "推定放弃",
                "按自动放弃处理",
                "自动弃权",
                "视为同意",
                "视为你方认可",
                "视为没有异议",
                "即丧失诉讼权利",
                "逾期即失去一切权利",
                "逾期作废",
                "不得上訴",
                "不得復議",
                "視為放棄",
                "終局",
                "不得﻿上诉",
                "不得对本院作出的裁定提起上诉",
                "不能就这件事向上一级人民法院上诉",
                "不得以任何理由到上一级人民法院上诉",
                "你方不得就此事上诉",
                "沒有上訴的機會",
                "剝奪申訴權",
                "喪失復議權利",
                "視為自動棄權",
                "以放弃权利论",
                "逾期即放弃",
                "不\u00ad得上\u2060诉",
                "⼀审终审",
                "不\n得\n上\n诉",
                "不【得】上「诉」",
                "不得{{act}}上诉"
            })
    @DisplayName("说没有救济、终局、放弃的话，有空格、全角、看不见的字符、标点、繁体、近似的说法，都找得到")
    void remedies(String text) {
        assertThat(BarredWords.find(text)).extracting(Found::kind).contains(Kind.REMEDY);
        assertThat(BarredWords.find(text))
                .allSatisfy(found -> assertThat(found.message()).contains(found.words(), "请删掉"));
    }

    @Test
    @DisplayName("最长的文书、最坏的写法，查起来也不费时间")
    void bounded() {
        var longest = 1 << 15;
        for (var one : List.of("a", " ", "1", "a ", "1,111", "不得", "h ", "1 ", "a.", "上诉", "视为", "{", "@", "电话 1")) {
            var text = one.repeat(longest / one.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> BarredWords.find(text), one);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "如不服本裁定，可以在裁定书送达之日起十日内向本院递交上诉状",
                "因不可抗拒的事由或者其他正当理由不能按期补正的，可以申请复议",
                "对金额有异议的，可以向本院申请复核（诉讼费用交纳办法第四十三条）",
                "债务人在上述期间不提出异议又不履行支付令的，债权人可以向本院申请执行",
                "原告可以放弃或者变更诉讼请求",
                "二〇二六年十一月九日，2026年11月9日，2026-11-09",
                "（2026）京0105民初123号",
                "工作日9:00-17:30，或者 08:30-12:00",
                "最高人民法院关于适用民事诉讼法的解释第一百二十二条第四项、第一百二十六条",
                "先拨打 110。妇女求助可以拨打 12338",
                "本院热线 12368",
                "例如 100000、100000.50 或者 10万",
                "金额 1,234,567.00元",
                "上传 PDF、JPG 图片",
                "没有提出缓交申请的，按撤诉处理",
                "期限内没有异议的，照原来办",
                "法〔2018〕335号，法释〔2022〕11号",
                "不影响再次起诉，不收费。",
                "债务人在网上提出书面异议"
            })
    @DisplayName("法院日常要写的话不拦：可以上诉、日期、案号、办公时间、条文、公共电话、举例的金额")
    void ordinary(String text) {
        assertThat(BarredWords.find(text)).isEmpty();
    }
}
