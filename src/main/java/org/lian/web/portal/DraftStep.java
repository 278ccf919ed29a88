package org.lian.web.portal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.filing.Finding;
import org.lian.materials.Material;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Track;

/** The steps of filling in a draft, in the order in which they are asked; not every procedure asks all. */
enum DraftStep {
    COURT("受理的法院", "questions/court", "courtCode"),
    CAUSE("因为什么事", "questions/cause", "causeCode"),
    PLAINTIFFS("", "parties/plaintiffs", "plaintiffs"),
    DEFENDANTS("", "parties/defendants", "defendants"),
    CLAIMS("请求和事实", "questions/claims", "claims", "claimItems", "facts"),
    AMOUNT("请求的金额", "questions/amount", "claimAmountFen"),
    PROPERTY("要分的财产", "questions/property", "divorceProperty"),
    PROCEDURE("希望适用的程序", "questions/procedure", "procedure"),
    SERVICE_ADDRESS("送达地址", "questions/service-address", "serviceAddress"),
    FACTS("还有几个问题", "questions/facts", "answers"),
    TOGETHER("双方共同申请", "together", "together"),
    MATERIALS("上传材料", "materials", "materials");

    private final String title;
    private final String path;
    private final List<String> fields;

    DraftStep(String title, String path, String... fields) {
        this.title = title;
        this.path = path;
        this.fields = List.of(fields);
    }

    /** The place of a question in the row: 第 3 步，共 9 步. */
    public record Place(int number, int of) {}

    /** One row of the 填写清单. */
    public record Row(String slug, String title, String path, String state, String tone, boolean open) {}

    /** The progress of the draft. */
    public record Progress(long done, long open, @Nullable String nextPath) {
        static Progress of(List<Row> rows) {
            return new Progress(
                    rows.stream().filter(row -> row.state().equals("已完成")).count(),
                    rows.stream().filter(Row::open).count(),
                    rows.stream().filter(Row::open).map(Row::path).findFirst().orElse(null));
        }
    }

    /** The steps that a filing is asked; {@code property}: what is divided in the place of what is claimed. */
    static List<DraftStep> of(Track track, boolean property) {
        return Arrays.stream(values())
                .filter(step -> step.isAsked(track))
                .filter(step -> step != (property ? AMOUNT : PROPERTY))
                .toList();
    }

    /** Whether the procedure asks it at all. */
    boolean isAsked(Track track) {
        return switch (this) {
            // A counterclaim is heard where its suit is.
            case COURT -> track.suit() == track;
            case CAUSE -> track.asks(Track.Asks.CAUSE);
            case AMOUNT -> track.asksAmount();
            case PROCEDURE -> track.asks(Track.Asks.PROCEDURE);
            case TOGETHER -> track.asks(Track.Asks.TOGETHER);
            default -> true;
        };
    }

    Place place(Track track) {
        // The one stands where the other would.
        var steps = of(track, this == PROPERTY);
        return new Place(steps.indexOf(this) + 1, steps.size());
    }

    String title(Track track) {
        return switch (this) {
            case COURT -> "向哪个法院" + track.act();
            case PLAINTIFFS -> track.claimant();
            case DEFENDANTS -> track.respondent();
            default -> title;
        };
    }

    String path(FilingId id) {
        return "/filings/" + id + "/" + path;
    }

    /** The page after this one; after the last, the answers are checked. */
    String nextPath(Filing filing, boolean property) {
        var steps = of(filing.track(), property);
        var next = steps.indexOf(this) + 1;
        if (next < steps.size() && steps.get(next) == CAUSE && filing.draft().causeCode() != null) {
            // Told before the court was asked for: nobody tells it twice.
            next++;
        }
        return next < steps.size() ? steps.get(next).entry(filing) : "/filings/" + filing.id() + "/check";
    }

    /** Where to go on: a party that is not told to its end, or the first one that there must be, has its form at once. */
    private String entry(Filing filing) {
        if (this != PLAINTIFFS && this != DEFENDANTS) {
            return path(filing.id());
        }
        var side = this == PLAINTIFFS ? Side.PLAINTIFFS : Side.DEFENDANTS;
        var parties = side.of(filing.draft());
        var unfinished = IntStream.range(0, parties.size())
                .filter(n -> parties.get(n).name() == null
                        || side == Side.PLAINTIFFS && parties.get(n).address() == null)
                .findFirst()
                .orElse(
                        side == Side.DEFENDANTS
                                        && parties.isEmpty()
                                        && !filing.track().isAlone()
                                ? 0
                                : -1);
        // Whose name is known already is asked for the rest alone, if it is the account's own; else for all.
        var known = side == Side.PLAINTIFFS
                && unfinished >= 0
                && unfinished < parties.size()
                && parties.get(unfinished).name() != null;
        return path(filing.id()) + (unfinished < 0 ? "" : "/" + unfinished) + (known ? "?self" : "");
    }

    /**
     * @param atWindow fields of the draft without which nothing is printed at the window
     * @param unanswered how many of the questions are open
     */
    static List<Row> rows(
            Filing filing,
            boolean property,
            List<Finding> findings,
            List<String> atWindow,
            List<Material> materials,
            int unanswered) {
        var needed = Stream.concat(
                        findings.stream()
                                .filter(finding -> finding.severity() == Finding.Severity.BLOCKING)
                                .flatMap(finding -> Stream.ofNullable(finding.field())),
                        atWindow.stream())
                .toList();
        return of(filing.track(), property).stream()
                .map(step -> step.row(filing, needed, materials, unanswered))
                .toList();
    }

    private Row row(Filing filing, List<String> needed, List<Material> materials, int unanswered) {
        var open = needed.stream().anyMatch(this::concerns);
        var left = this == FACTS ? unanswered : 0;
        var answered = isAnswered(filing, materials) && left == 0;
        var state = open
                ? "未完成"
                : answered ? "已完成" : left > 0 && isAnswered(filing, materials) ? "还有 " + left + " 个" : "选填";
        return new Row(
                name(), title(filing.track()), entry(filing), state, open ? "warn" : answered ? "ok" : "grey", open);
    }

    private boolean isAnswered(Filing filing, List<Material> materials) {
        var draft = filing.draft();
        return switch (this) {
            case COURT -> draft.courtCode() != null;
            case CAUSE -> draft.causeCode() != null;
            case PLAINTIFFS -> !draft.plaintiffs().isEmpty();
            case DEFENDANTS -> !draft.defendants().isEmpty();
            case CLAIMS -> draft.claims() != null && draft.facts() != null;
            case AMOUNT -> draft.claimAmountFen() != null;
            case PROPERTY -> draft.divorceProperty() != null;
            case PROCEDURE -> draft.procedure() != null;
            case SERVICE_ADDRESS -> draft.serviceAddress() != null;
            case FACTS -> !draft.answers().isEmpty();
            case TOGETHER -> !draft.defendants().isEmpty();
            case MATERIALS -> !materials.isEmpty();
        };
    }

    private boolean concerns(@Nullable String field) {
        return field != null && fields.stream().anyMatch(own -> field.matches(own + "([.\\[].*)?"));
    }

    /** The item that asks for a finding's field, to come back to the answers from; null for no field of a page. */
    static @Nullable String pathOf(@Nullable String field, Filing filing) {
        if (field == null) {
            return null;
        }
        for (var side : Side.values()) {
            if (field.startsWith(side.field() + "[")) {
                var n = field.substring(side.field().length() + 1, field.indexOf(']'));
                var item = field.substring(field.indexOf(']') + 1).replaceFirst("^\\.", "");
                return "/filings/" + filing.id() + "/parties/" + side.slug() + "/" + n + "?back=check"
                        + (item.isEmpty() ? "" : "#" + item.replace("representedBy", "legalRepresentative"));
            }
        }
        if (field.startsWith("thirdParties")) {
            return "/filings/" + filing.id() + "/parties/third-parties?back=check";
        }
        for (var step : values()) {
            if (step.concerns(field)) {
                return step.path(filing.id()) + "?back=check#" + field;
            }
        }
        return null;
    }
}
