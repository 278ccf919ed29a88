package org.lian.materials;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;

/**
 * 诉讼材料: one original, uploaded or made from what was typed. The media type is what the bytes are, not what the sender called them.
 *
 * @param sha256 of the plain bytes, in hex
 * @param pages of a PDF; null for what has no pages
 * @param paper what it was made from by this system; null for what was uploaded
 */
public record Material(
        UUID id,
        FilingId filing,
        Kind kind,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Scan scan,
        Instant uploadedAt,
        @Nullable Integer pages,
        @Nullable UUID paper) {

    /** How much it is, in words: 3 页, or 一个文件 for what has no pages. */
    public String extent() {
        return pages == null ? "一个文件" : pages + " 页";
    }

    /** Whether its ending was put right, so that it is another than the sender's. */
    public boolean isMended(String sent) {
        return !FileName.extension(fileName).equals(FileName.extension(FileName.cleaned(sent)));
    }

    /** Whether the same bytes came before under another name, so that this is the one that was there. */
    public boolean cameAlready(String sent) {
        return !FileName.stem(fileName).equals(FileName.stem(FileName.cleaned(sent)));
    }

    /** Whether this system made it from what the party typed (在线诉讼规则 11). */
    public boolean isMade() {
        return paper != null;
    }

    /** Where it is from, or what the virus scanner said of it. */
    public String provenance() {
        return isMade() ? "按填写的内容生成" : scan.label();
    }

    /** The name for whoever takes it away, with the ending of what it is: an original is opened, never started. */
    public String safeName() {
        return FileType.ofMediaType(mediaType)
                .map(type -> type.safeName(fileName))
                .orElse(fileName + ".bin");
    }

    /** The kind of that name. */
    public static Kind requireKind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "kind", "UNKNOWN_KIND", "材料种类不正确。请从列表中选择，例如起诉状 COMPLAINT、证据材料 EVIDENCE、其他材料 OTHER。"));
    }

    /** The purpose of a material. 送达地址确认书, consent and 证据目录 are made from the data, never uploaded. */
    public enum Kind {
        COMPLAINT("起诉状"),
        PLAINTIFF_IDENTITY("原告身份证明"),
        ORGANISATION_CERTIFICATE("组织机构证明"),
        EVIDENCE("证据材料"),
        WAGE_NOTE("工资欠条"),
        POWER_OF_ATTORNEY("授权委托书"),
        LAWYER_LICENCE("律师执业证"),
        RELATIONSHIP_PROOF("亲属、监护或者劳动关系证明"),
        EFFECTIVE_DOCUMENT("生效法律文书"),
        MEDIATION_PROOF("调解组织主持调解的证明"),
        ADMINISTRATIVE_ACT("行政行为材料"),
        GUARANTEE("担保材料"),
        RELIEF_PROOF("司法救助证明"),
        OTHER("其他材料");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether it proves what is claimed: a wage note does, under a name of its own. */
        public boolean isEvidence() {
            return this == EVIDENCE || this == WAGE_NOTE;
        }

        /** What it is in any procedure, for a record that knows none. */
        String plain() {
            return switch (this) {
                case COMPLAINT -> "写好的文书";
                case PLAINTIFF_IDENTITY -> "身份证明";
                case EFFECTIVE_DOCUMENT -> "据以申请的文书";
                default -> label;
            };
        }

        /** What the procedure calls it: 申请执行书 where nobody sues. */
        public String label(Track track) {
            return switch (this) {
                case COMPLAINT -> track.word("paper");
                case PLAINTIFF_IDENTITY -> track.claimant() + "身份证明";
                case EFFECTIVE_DOCUMENT -> track.word("document");
                default -> label;
            };
        }
    }

    /** The word of the virus scanner; without a scanner nothing is claimed. */
    public enum Scan {
        CLEAN("未发现病毒"),
        INFECTED("发现病毒"),
        NOT_SCANNED("未查毒");

        private final String label;

        Scan(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
