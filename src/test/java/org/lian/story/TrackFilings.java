package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;

/** A filing of each procedure as one person would make it, and everything that is said to that person about it. */
public final class TrackFilings {
    private static final Pattern MAIN = Pattern.compile("<main.*</main>", Pattern.DOTALL);
    private static final List<String> QUESTIONS = List.of(
            "questions/court",
            "questions/cause",
            "parties/plaintiffs",
            "parties/plaintiffs/0",
            "parties/defendants",
            "parties/defendants/0",
            "questions/claims",
            "questions/amount",
            "questions/service-address",
            "questions/facts",
            "materials",
            "check");

    private TrackFilings() {}

    /** A draft with everything that the procedure asks for, 张三 against 李四 or against an organ. */
    public static Map<String, Object> draft(Track track) {
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("track", track.name());
        switch (track) {
            case ENFORCEMENT -> {
                draft.remove("causeCode");
                draft.put("claims", "李四支付借款本金十万元及利息。");
                draft.put("facts", "某某区人民法院二〇二六年五月六日判决李四归还，判决已经生效，李四没有履行。知道李四在某某小区有一套房。");
            }
            case PAYMENT_ORDER -> {
                draft.remove("causeCode");
                draft.put("claims", "李四支付借款本金十万元。");
                draft.put("facts", "二〇二五年三月一日李四借款十万元，写了借条，约定二〇二六年三月一日归还，到期没有归还。");
            }
            case ADMINISTRATIVE -> {
                draft.put("causeCode", "6001");
                draft.put(
                        "defendants",
                        List.of(Map.of("kind", "ORGANISATION", "name", "某某区市场监督管理局", "address", "某某区二号")));
                draft.put("claims", "撤销某某区市场监督管理局二〇二六年九月一日的处罚决定。");
                draft.put("facts", "二〇二六年九月三日收到处罚决定，认定的事实不对。");
                draft.remove("claimAmountFen");
            }
            case PRIVATE_PROSECUTION -> {
                draft.put("causeCode", "ZS002");
                draft.put("claims", "追究李四诽谤罪的刑事责任。");
                draft.put("facts", "二〇二六年八月，李四在业主群里捏造事实，转发五百次以上。");
                draft.remove("claimAmountFen");
            }
            case JUDICIAL_CONFIRMATION -> {
                draft.remove("causeCode");
                draft.put(
                        "defendants",
                        List.of(Map.of(
                                "kind", "PERSON",
                                "name", "李四",
                                "idType", "RESIDENT_ID",
                                "idNumber", Joint.NUMBER,
                                "phone", "13900139000")));
                draft.put("claims", "请求确认申请人张三、李四于二〇二六年十月十二日达成的调解协议有效。");
                draft.put("facts", "双方因借款发生纠纷，经某某区人民调解委员会主持，二〇二六年十月十二日达成协议：李四在二〇二六年年底以前归还十万元。协议当日生效。");
            }
            case RESUMED_ENFORCEMENT -> {
                draft.remove("causeCode");
                draft.put("claims", "请求恢复执行（2025）京0199执100号案件，由李四支付尚欠的八万元。");
                draft.put("facts", "二〇二五年十二月一日因没有财产终结本次执行程序；现在发现李四名下有一辆车。");
                draft.put("claimAmountFen", 8_000_000L);
            }
            case ENFORCEMENT_OBJECTION -> {
                draft.remove("causeCode");
                draft.remove("claimAmountFen");
                draft.put("claims", "请求停止对某某小区一号房屋的执行，该房屋归张三所有。");
                draft.put("facts", "二〇二六年三月张三买下该房屋，付清了房款，住了进去；十月八日看到查封公告，案号（2026）京0199执100号。");
            }
            case PROTECTION_ORDER -> {
                draft.remove("causeCode");
                draft.remove("claimAmountFen");
                draft.put("claims", "禁止李四实施家庭暴力。\n禁止李四骚扰、跟踪、接触张三。");
                draft.put("facts", "二〇二六年十月十日晚，李四在家里打了张三，报过警；他说还要动手。");
            }
            case PERSONALITY_INJUNCTION -> {
                draft.remove("causeCode");
                draft.remove("claimAmountFen");
                draft.put("claims", "责令李四停止在业主群发布、转发张三的病历和照片。");
                draft.put("facts", "二〇二六年十月十日起，李四在五百人的业主群里发张三的病历和照片，每天还在发；张三找过群主，报过警，没有停。");
            }
            case SPECIAL_PROCEDURE -> {
                draft.put("causeCode", "11.37.436");
                draft.remove("claimAmountFen");
                draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "张父", "address", "北京市某某区三号")));
                draft.put("claims", "宣告张父失踪。");
                draft.put("facts", "张父二〇二三年五月一日离家，报过警，找了三年没有音信。张三是他的儿子。");
            }
            case SECURITY_REALISATION -> {
                draft.remove("causeCode");
                draft.put("claims", "裁定拍卖、变卖李四名下某某小区一号房屋，张三就所得价款在十万元范围内优先受偿。");
                draft.put("facts", "二〇二五年三月一日李四借款十万元，以某某小区一号房屋抵押并办了登记，二〇二六年三月一日到期没有归还。");
            }
            case PRESERVATION -> {
                return Preserved.draft("BEFORE_SUIT", "PROPERTY");
            }
            case PUBLIC_SUMMONS -> {
                draft.remove("causeCode");
                draft.put(
                        "defendants", List.of(Map.of("kind", "ORGANISATION", "name", "某某银行某某支行", "address", "某某区五号")));
                draft.put("claims", "对银行承兑汇票 10200052 号（票面金额十万元，发票人甲公司，持票人张三，背书人乙厂）公示催告。");
                draft.put("facts", "张三卖货收到乙厂背书转让的汇票，二〇二六年十月八日在公交车上丢失，当天报案并挂失止付。");
            }
            case AWARD_REVIEW -> {
                draft.remove("causeCode");
                draft.put("claims", "撤销某某仲裁委员会（2026）某仲裁字第 12 号裁决。");
                draft.put("facts", "二〇二六年九月一日收到裁决书：张三给付李四货款十万元，当日生效。合同没有仲裁条款，双方也没有另外达成仲裁协议。");
                draft.put("answers", Map.of("arbitrationMatter", "SET_ASIDE"));
            }
            case NON_LITIGATION_ENFORCEMENT -> {
                draft.remove("causeCode");
                draft.put(
                        "plaintiffs",
                        List.of(Map.of(
                                "kind", "ORGANISATION",
                                "name", "某某区市场监督管理局",
                                "address", "某某区二号",
                                "representedBy", List.of(Map.of("kind", "LEGAL_REPRESENTATIVE", "name", "王局")))));
                draft.put("claims", "强制执行某市监罚〔2026〕1 号处罚决定：李四交纳罚款十万元。");
                draft.put("facts", "二〇二六年一月五日作出处罚决定，当日送达。李四没有复议、起诉。八月十日催告，催告书当日送达，仍未交纳。");
            }
            default -> {}
        }
        return draft;
    }

    /** The materials without which the machine finds something missing, beside what was typed. */
    public static List<String> materials(Track track) {
        return switch (track) {
            case ENFORCEMENT -> List.of("PLAINTIFF_IDENTITY", "EFFECTIVE_DOCUMENT");
            case ADMINISTRATIVE -> List.of("PLAINTIFF_IDENTITY", "ADMINISTRATIVE_ACT", "EVIDENCE");
            case JUDICIAL_CONFIRMATION -> List.of("PLAINTIFF_IDENTITY", "EFFECTIVE_DOCUMENT", "MEDIATION_PROOF");
            // Whoever fled has nothing in hand, and is received.
            case PROTECTION_ORDER -> List.of();
            case RESUMED_ENFORCEMENT -> List.of("PLAINTIFF_IDENTITY");
            case AWARD_REVIEW -> List.of("PLAINTIFF_IDENTITY", "EFFECTIVE_DOCUMENT");
            case NON_LITIGATION_ENFORCEMENT -> List.of("ADMINISTRATIVE_ACT", "EVIDENCE", "OTHER");
            case SECURITY_REALISATION -> List.of("PLAINTIFF_IDENTITY", "EVIDENCE", "OTHER");
            default -> List.of("PLAINTIFF_IDENTITY", "EVIDENCE");
        };
    }

    static String drafted(Stories court, Map<String, Object> draft) {
        var filing = court.drafted(draft);
        for (var kind : materials(Track.valueOf((String) draft.get("track")))) {
            court.zhangsan
                    .upload("/api/v1/filings/" + filing + "/materials", kind, kind + ".txt", Stories.text(kind))
                    .expecting(201);
        }
        return filing;
    }

    public static String submitted(Stories court, Track track) {
        var filing = drafted(court, draft(track));
        if (track.asks(Track.Asks.TOGETHER)) {
            Joint.joined(court.port(), filing);
        }
        court.submit(filing).expecting(201);
        return filing;
    }

    /** What the pages of a draft say, by their address. */
    static Map<String, String> draftPages(int port, String filing) {
        var said = pages(port, filing, QUESTIONS);
        said.put("", main(port, "/filings/" + filing));
        return said;
    }

    static Map<String, String> pages(int port, String filing, List<String> addresses) {
        var said = new LinkedHashMap<String, String>();
        addresses.forEach(address -> said.put(address, main(port, "/filings/" + filing + "/" + address)));
        return said;
    }

    /** What a page says below its head, as the person reads it. */
    static String main(int port, String address) {
        var page = QuietBrowser.as(port, "zhangsan").get(address).expecting(200).text();
        var found = MAIN.matcher(page);
        assertThat(found.find()).as(address).isTrue();
        return found.group()
                .replaceAll("<script.*?</script>", "")
                .replaceAll("<[^>]*>", "")
                // The name of a table of the court.
                .replace("案由收费类别表", "");
    }

    /** The words of every paper of the filing, the party's own and the court's. */
    static Map<String, String> papers(Papers papers, String filing) {
        var said = new LinkedHashMap<String, String>();
        new ArrayList<>(papers.of(FilingId.of(filing)))
                .forEach(paper -> said.put(paper.document() + " " + said.size(), named(paper)));
        return said;
    }

    /** The paper that a submission would make of what was typed, as it is printed. */
    static String ownPaper(Stories court, String filing) {
        var pdf = QuietBrowser.as(court.port(), "zhangsan").download("/filings/" + filing + "/complaint-preview.pdf");
        Printed.picture(
                "OWN_PAPER_" + court.filing(filing).get("draft").get("track").asText(), pdf);
        return Printed.text(pdf);
    }

    private static String named(Paper paper) {
        return paper.title() + "\n" + paper.text();
    }
}
