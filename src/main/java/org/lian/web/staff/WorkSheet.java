package org.lian.web.staff;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.process.TaskKind;

/** The sheet of a task's page, in the words it shows; identity numbers and telephones are masked already. */
record WorkSheet(
        String taskId,
        String kind,
        String name,
        Holder holder,
        @Nullable String holderName,
        String heading,
        String cause,
        String amount,
        @Nullable Due due,
        List<Fact> facts,
        List<Fact> answers,
        List<PartyLine> parties,
        String claims,
        String grounds,
        List<Remark> remarks,
        List<Paper> papers) {

    /** The person whose task it is; only the one who holds it decides. */
    enum Holder {
        NOBODY,
        ME,
        ANOTHER
    }

    public boolean mine() {
        return holder == Holder.ME;
    }

    /** Whether its decision may end in a paper that can be looked at before. */
    public boolean makesPapers() {
        return TaskKind.valueOf(kind).makesPapers();
    }

    /** Whether its decision is a court's ruling or decision that is served, so that who gives it is asked whether he read it. */
    public boolean rules() {
        var of = TaskKind.valueOf(kind);
        return of.isRuling() || of == TaskKind.DEFERRAL || of == TaskKind.REVIEW_FEE_DECISION;
    }

    /** Whether a ruling that a colleague proposed, or that follows by itself, is signed as it stands: it comes first. */
    public boolean signs() {
        var of = TaskKind.valueOf(kind);
        return of == TaskKind.SIGN_REFUSAL || of == TaskKind.SIGN_DEEMED_WITHDRAWAL;
    }

    /** Nothing that the law makes mandatory is missing, so the usual conclusion stands prepared. */
    public boolean clear() {
        return remarks.stream().noneMatch(remark -> remark.tone() == Tone.BAD);
    }

    /** What the machine found that a person has to look at. */
    public List<Remark> open() {
        return remarks.stream().filter(remark -> remark.tone() != Tone.OK).toList();
    }

    /** What the machine looked at and found in order. */
    public List<Remark> passed() {
        return remarks.stream().filter(remark -> remark.tone() == Tone.OK).toList();
    }

    /** Whether the filing itself is judged, so that materials and findings come before the question. */
    public boolean judgesFiling() {
        return switch (TaskKind.valueOf(kind)) {
            case REVIEW, SIGN_REFUSAL, DECIDE_AT_EXPIRY, RULE_ON_PRESERVATION -> true;
            default -> false;
        };
    }

    /** The colour of a remark; a word always stands beside it. */
    enum Tone {
        OK,
        WARN,
        BAD,
        GREY;

        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The end of the running period: how long, and what then happens by itself. */
    record Due(
            Tone tone, String left, String then, @Nullable String basis) {}

    /** A line of the head: what, which, and whether a machine looked at it. */
    record Fact(String label, String value) {}

    /** A party as the reviewer sees it before asking for more. */
    record PartyLine(
            String role,
            String list,
            int index,
            String name,
            String kind,
            String identity,
            String phone,
            String address,
            List<String> representatives) {}

    /**
     * A finding of the machine.
     *
     * @param related whether it speaks of the related filings, which stand further down
     */
    record Remark(
            Tone tone, String word, String text, @Nullable String basis, boolean related) {}

    /** The way in which the browser shows a material inside the page. */
    enum Viewer {
        PDF,
        IMAGE,
        /** Its words alone, read out of the file for the page. */
        WORDS,
        NONE;

        static Viewer of(String mediaType) {
            return switch (mediaType) {
                case "application/pdf" -> PDF;
                case "image/jpeg", "image/png", "image/webp", "image/heic" -> IMAGE;
                case "text/plain",
                        "application/ofd",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> WORDS;
                default -> NONE;
            };
        }

        /** Whether the file itself goes into the page. */
        boolean isOfTheFile() {
            return this == PDF || this == IMAGE;
        }
    }

    /** A material with what the machine says of it. */
    record Paper(
            UUID id,
            String kind,
            String fileName,
            String measure,
            Viewer viewer,
            Tone tone,
            String verdict,
            String scan,
            String sha256,
            String uploadedAt) {
        /** The same, where a later one stands for it. */
        Paper replaced(String said) {
            return new Paper(id, kind, fileName, measure, viewer, Tone.GREY, said, scan, sha256, uploadedAt);
        }
    }

    /** The values that the reviewer may correct, with those to choose from. */
    record Choices(
            @Nullable String causeCode,
            String causeText,
            String causeTrack,
            String amountYuan,
            @Nullable Property property,
            String wished,
            String procedure,
            List<Option> procedures,
            List<Hint> hints,
            @Nullable String typeCode,
            List<Option> typeCodes) {}

    /** The word of a table for or against a procedure, with its article; {@code barred} where the choice is refused. */
    record Hint(String text, String basis, boolean barred) {}

    /** The property that a divorce divides: the choices, which was made, and the total in yuan; both empty where nobody said. */
    record Property(List<Option> extents, String extent, String totalYuan) {}

    /** A value and its name. */
    record Option(String value, String label) {}

    /** The fee line by line with articles and the table rows that gave it; a range is to be narrowed by a person. */
    record Bill(
            List<BillLine> lines,
            @Nullable Long totalFen,
            @Nullable String total,
            @Nullable Range range,
            String tables) {}

    /** A line of the fee. */
    record BillLine(String item, String amount, String basis) {}

    /**
     * The statutory range that a value is chosen from.
     *
     * @param usual what this court usually charges, which is filled in; null where no row says so
     * @param open whether only its lower end is known, because the value is not stated
     */
    record Range(
            long minFen,
            long maxFen,
            String min,
            String max,
            String basis,
            @Nullable Usual usual,
            boolean open) {}

    /** 本院通常 of a range: the sum as one reads and as one types it, and the court's rule for it. */
    record Usual(String yuan, String typed, String basis) {}
}
