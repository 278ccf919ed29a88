package org.lian.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.documents.InWords;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.filing.Party.Representative;
import org.lian.materials.Material;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;

/** The papers made from what a party typed, over random drafts. */
@CourtTest
class PartyPaperTests {
    private static final int DRAFTS = 400;
    private static final Pattern HOLE =
            Pattern.compile("：[。；，]|（）|“”|，，|、、|，。|。。|；。|null|\\{|\\}|未填写|\\[|\\]|(?m)^\\d+．[。；，]");
    private static final List<String> NAMES = List.of("张三", "李四光", "王小明", "买买提·艾力", "欧阳修文", "马骉犇");
    private static final List<String> FIRMS = List.of("某某市某某商贸有限公司", "某某物业服务中心", "某某村民委员会");
    private static final List<String> ADDRESSES = List.of("北京市某某区幸福路1号", "某某省某某市某某镇", "某某街道12号楼301室");
    private static final List<String> CLAIMS = List.of("判令被告归还借款本金", "判令被告支付利息；", "解除双方的合同。", "赔礼道歉", "本案诉讼费由被告承担");
    private static final List<String> FACTS = List.of("二〇二五年三月一日，被告向原告借款。", "约定一年后归还，到期未还。", "原告多次催要，被告都没有还。");

    @Autowired
    PartyPaperWords words;

    @Autowired
    Papers papers;

    @Test
    @DisplayName("随便怎样填写，起诉状和另外三份都没有空着的地方，没有代码和英文；每个当事人、每条请求和它的金额都在")
    void everyPaperIsWhole() {
        Printed.needsTheFont();
        var random = new Random(20261127);
        for (var round = 0; round < DRAFTS; round++) {
            var filing = filing(random);
            var draft = filing.draft();
            var at = Instant.parse("2026-10-12T01:00:00Z").plusSeconds(86_400L * random.nextInt(400));
            var handedIn = materials(filing, random);

            var complaint = text(filing, PartyPaper.COMPLAINT, words.complaint(filing, handedIn, at), at);
            var consent = text(filing, PartyPaper.ONLINE_CONSENT, words.consent(filing, at), at);
            var address = draft.serviceAddress();
            if (address != null) {
                assertWhole(
                        text(filing, PartyPaper.SERVICE_ADDRESS, words.serviceAddress(filing, address, false, at), at),
                        at);
            }
            words.evidenceList(filing, handedIn, at)
                    .ifPresent(list -> assertWhole(text(filing, PartyPaper.EVIDENCE_LIST, list, at), at));

            assertWhole(consent, at);
            assertWhole(complaint, at);
            for (var party : draft.plaintiffs()) {
                assertThat(complaint).contains("原告：" + party.name(), "具状人：" + party.name());
            }
            for (var party : draft.defendants()) {
                assertThat(complaint).contains("被告：" + party.name());
            }
            var number = 0;
            for (var claim : draft.claimList()) {
                number++;
                assertThat(complaint)
                        .contains(number + "．" + String.valueOf(claim.text()).replaceFirst("[；。]$", ""));
                if (claim.amountFen() != null) {
                    var sum = new Fen(claim.amountFen());
                    assertThat(complaint)
                            .contains((Claim.names(claim.text(), claim.amountFen())
                                            ? "（"
                                            : (claim.foreign() == null ? "金额 " : "折合人民币 ") + sum + "（")
                                    + InWords.money(sum)
                                    + "）");
                }
            }
            if (draft.claimAmountFen() != null) {
                assertThat(complaint).contains("本案请求的金额：" + new Fen(draft.claimAmountFen()));
            }
            assertThat(draft.facts().lines())
                    .allSatisfy(line -> assertThat(complaint).contains(line));
            if (round % 40 == 0) {
                var filled = words.complaint(filing, handedIn, at);
                filled.put("preview", true);
                var pdf = papers.preview(PartyPaper.COMPLAINT.template(), filled, at);
                assertThat(Printed.text(pdf)).contains("预览：还没有提交", "具状人");
                assertThat(papers.preview(PartyPaper.COMPLAINT.template(), filled, at))
                        .isEqualTo(pdf);
                Printed.picture("random-" + round, pdf);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    @DisplayName("落款不单独占一页：不管事实多长、有几份证据，“此致”前面总有正文的几行")
    void theSignatureStandsBelowWords(int evidence) throws IOException {
        Printed.needsTheFont();
        var at = Instant.parse("2026-10-12T01:00:00Z");
        var filing = filing(new Random(1));
        for (var lines = 4; lines < 32; lines++) {
            var filled = words.complaint(filing, List.of(), at);
            filled.put("facts", Collections.nCopies(lines, "原告多次催要，被告都没有还。"));
            filled.put("hasEvidence", evidence > 0);
            filled.put(
                    "evidence",
                    Collections.nCopies(
                            evidence,
                            Map.of("position", "1", "name", "借条", "kind", "证据", "pages", "1 页", "source", "原告提交")));
            filled.put("preview", true);
            var pdf = papers.preview(PartyPaper.COMPLAINT.template(), filled, at);
            try (var document = Loader.loadPDF(pdf)) {
                var stripper = new PDFTextStripper();
                for (var page = 1; page <= document.getNumberOfPages(); page++) {
                    stripper.setStartPage(page);
                    stripper.setEndPage(page);
                    var text = stripper.getText(document).replaceAll("\\s", "");
                    if (text.contains("此致")) {
                        assertThat(text.substring(0, text.indexOf("此致")))
                                .as(lines + " lines, page " + page)
                                .containsPattern("[。；]|原告提交");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            到期没有还,到期没有还。
            '到期没有还，',到期没有还。
            他说“不还”,他说“不还”。
            他说“不还。”,他说“不还。”
            欠条如下：,欠条如下：
            到期没有还！,到期没有还！
            """)
    @DisplayName("事实没有写句号的，补上句号；写了的不动")
    void factsEndWithAStop(String typed, String printed) {
        var filing = filing(new Random(1));
        var written = new Filing(
                filing.id(),
                "owner",
                FilingStatus.DRAFT,
                1,
                filing.draft().edit().facts(typed).draft(),
                new Filing.Wishes(null, null),
                new Filing.Clocks(Instant.EPOCH, null, null, null, null, null, null, null),
                new Filing.Marks(false, false, null, null, false, null),
                null,
                null,
                null,
                Filing.Forwarding.NONE,
                null,
                null);
        assertThat(words.complaint(written, List.of(), Instant.EPOCH).get("facts"))
                .isEqualTo(List.of(printed));
    }

    private String text(Filing filing, PartyPaper paper, Map<String, Object> filled, Instant at) {
        return papers.fixOfParty(filing.id(), paper.name(), at.toString(), paper.template(), at, filled)
                .text();
    }

    private static void assertWhole(String text, Instant at) {
        assertThat(HOLE.matcher(text).find()).as(text).isFalse();
        assertThat(text.replaceAll("[A-Z]+_\\d+\\.jpg|[\\w.]+@[\\w.]+|[0-9A-Z]{18}", ""))
                .as(text)
                .doesNotContainPattern("[A-Za-z_]");
        assertThat(text).contains(InWords.date(LocalDate.ofInstant(at, BusinessClock.SHANGHAI)));
    }

    private Filing filing(Random random) {
        var draft = Draft.of(Track.CIVIL, "京0199")
                .edit()
                .causeCode(random.nextInt(5) == 0 ? null : "04.10.108.03")
                .plaintiffs(parties(random, 1 + random.nextInt(3)))
                .defendants(parties(random, 1 + random.nextInt(3)))
                .thirdParties(parties(random, random.nextInt(2)))
                .elements(
                        random.nextBoolean()
                                ? Map.of()
                                : Map.of("借款利率", "年利率百分之六", "还款方式", random.nextBoolean() ? " " : "一次还清"))
                .facts(String.join("\n", FACTS.subList(0, 1 + random.nextInt(FACTS.size()))))
                .serviceAddress(
                        random.nextInt(4) == 0
                                ? null
                                : new ServiceAddress(
                                        maybe(random, pick(random, ADDRESSES)),
                                        maybe(random, "13800138000"),
                                        random.nextInt(3) == 0 ? null : random.nextBoolean(),
                                        maybe(random, "ming@example.com")))
                .draft();
        var claims = new ArrayList<Claim>();
        for (var n = 1 + random.nextInt(5); n > 0; n--) {
            claims.add(new Claim(
                            pick(random, CLAIMS),
                            random.nextBoolean() ? null : (long) (random.nextDouble() * 1e11) + 1,
                            random.nextBoolean()
                                    ? null
                                    : new Interest(
                                            random.nextBoolean() ? null : 100L,
                                            maybe(random, random.nextBoolean() ? "6" : "双方约定的利率"),
                                            maybe(random, "2026-01-01"),
                                            "2026-10-12"),
                            random.nextInt(3) > 0
                                    ? null
                                    : new Periodic(
                                            random.nextBoolean() ? null : 200_000L,
                                            random.nextBoolean() ? null : Periodic.Every.MONTH,
                                            maybe(random, "2026-10-01"),
                                            maybe(random, "子女年满十八周岁之日")),
                            random.nextBoolean()
                                    ? List.of()
                                    : List.of(new Liable("李四光", pick(random, List.of(Liable.Manner.values())))),
                            random.nextBoolean() ? List.of() : List.of("张三", "王小明"),
                            random.nextInt(3) > 0
                                    ? null
                                    : new ForeignSum("USD", "100.5", "7.1", "2026-10-12", "中国人民银行公布"))
                    .inYuan());
        }
        var edit = random.nextInt(4) == 0
                ? draft.edit()
                        .claims(String.join(
                                "\n", claims.stream().map(Claim::text).toList()))
                : draft.edit().claimItems(claims);
        var written = edit.draft();
        return new Filing(
                FilingId.random(),
                "owner",
                FilingStatus.DRAFT,
                1,
                written.edit()
                        .claimAmountFen(random.nextInt(3) == 0 ? null : written.claimsSum())
                        .draft()
                        .plain(),
                new Filing.Wishes(null, null),
                new Filing.Clocks(Instant.EPOCH, null, null, null, null, null, null, null),
                new Filing.Marks(false, false, null, null, false, null),
                null,
                null,
                null,
                Filing.Forwarding.NONE,
                null,
                null);
    }

    private static List<Party> parties(Random random, int count) {
        var parties = new ArrayList<Party>();
        for (var n = 0; n < count; n++) {
            var person = random.nextBoolean();
            var identified = random.nextBoolean();
            parties.add(new Party(
                    person ? Party.Kind.PERSON : Party.Kind.ORGANISATION,
                    pick(random, person ? NAMES : FIRMS),
                    !identified ? null : person ? Party.IdType.RESIDENT_ID : Party.IdType.USCC,
                    !identified ? null : person ? "11010519850312008X" : "91110105MA00123450",
                    maybe(random, "13800138000"),
                    maybe(random, pick(random, ADDRESSES)),
                    random.nextInt(3) > 0
                            ? List.of()
                            : List.of(new Representative(
                                    person
                                            ? pick(
                                                    random,
                                                    List.of(Representative.Kind.STATUTORY, Representative.Kind.MANDATE))
                                            : Representative.Kind.LEGAL_REPRESENTATIVE,
                                    maybe(random, pick(random, NAMES)),
                                    null,
                                    null,
                                    null)),
                    null));
        }
        return parties;
    }

    private static List<Material> materials(Filing filing, Random random) {
        var materials = new ArrayList<Material>();
        for (var n = random.nextInt(4); n > 0; n--) {
            materials.add(new Material(
                    UUID.randomUUID(),
                    filing.id(),
                    pick(random, List.of(Material.Kind.values())),
                    random.nextBoolean() ? "IMG_" + n + ".jpg" : "借条照片",
                    "image/jpeg",
                    1,
                    "",
                    Material.Scan.NOT_SCANNED,
                    Instant.EPOCH,
                    random.nextBoolean() ? null : 1 + random.nextInt(30),
                    null));
        }
        return materials;
    }

    private static @org.jspecify.annotations.Nullable String maybe(Random random, String text) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> "";
            default -> text;
        };
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
