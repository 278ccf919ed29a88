package org.lian.filing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.WrittenNumber;

/**
 * 当事人. Of a defendant only what tells it apart is needed (民诉解释 209), never an ID number.
 *
 * @param foreignDomicile whether the party has no domicile in the PRC (民诉法 286); null while nobody said
 * @param region 香港、澳门 or 台湾, where it lives there and has no domicile on the mainland; null for everywhere else
 * @param elected whether the others of its side elected it as 诉讼代表人 (民诉法 56); null while nobody said
 */
public record Party(
        @Nullable Kind kind,
        @Nullable String name,
        @Nullable IdType idType,
        @Nullable String idNumber,
        @Nullable String phone,
        @Nullable String address,
        List<Representative> representedBy,
        @Nullable Boolean foreignDomicile,
        @Nullable Personal personal,
        @Nullable Region region,
        @Nullable Boolean elected) {

    /**
     * 性别、出生日期、民族、职业、工作单位 of a natural person (民诉法 124(一)): each is asked and none must be answered.
     *
     * @param sex 男 or 女; read from the number where the document is a resident's
     * @param born as a date, 1985-03-12; the same
     */
    public record Personal(
            @Nullable String sex,
            @Nullable String born,
            @Nullable String ethnicity,
            @Nullable String occupation,
            @Nullable String workplace) {
        private Personal hidden() {
            return new Personal(sex, born, ethnicity, occupation, Masking.whole(workplace));
        }

        private Personal withHiddenOf(@Nullable Personal original) {
            return Masking.isHidden(workplace)
                    ? new Personal(sex, born, ethnicity, occupation, original == null ? null : original.workplace())
                    : this;
        }

        private Personal plain() {
            return new Personal(line(sex), line(born), line(ethnicity), line(occupation), line(workplace));
        }
    }

    /** The regions whose papers and whose service have rules of their own. */
    public enum Region {
        HONG_KONG("香港"),
        MACAO("澳门"),
        TAIWAN("台湾");

        private final String label;

        Region(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A natural person or an organisation. */
    public enum Kind {
        PERSON,
        ORGANISATION
    }

    /** Kinds of identity document; 身份证 is never forced on anybody. */
    public enum IdType {
        RESIDENT_ID("居民身份证"),
        PASSPORT("护照"),
        HK_MACAO_PERMIT("港澳居民来往内地通行证"),
        TAIWAN_PERMIT("台湾居民来往大陆通行证"),
        HMT_RESIDENCE_PERMIT("港澳台居民居住证"),
        FOREIGN_PERMANENT_RESIDENCE("外国人永久居留身份证"),
        USCC("统一社会信用代码"),
        OTHER("其他证件");

        private final String label;

        IdType(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * 法定代理人, 委托诉讼代理人 or 法定代表人 of a party.
     *
     * @param relation what a guardian is to the party, for example 母亲; null while nobody said
     * @param position 职务 of a 法定代表人, for example 执行董事 (民诉法 124); null while nobody said
     */
    public record Representative(
            @Nullable Kind kind,
            @Nullable String name,
            @Nullable Authority authority,
            @Nullable String materialId,
            @Nullable AgentKind agentKind,
            @Nullable String relation,
            @Nullable String position) {

        /** One of whom nobody said what he is to the party. */
        public Representative(
                @Nullable Kind kind,
                @Nullable String name,
                @Nullable Authority authority,
                @Nullable String materialId,
                @Nullable AgentKind agentKind) {
            this(kind, name, authority, materialId, agentKind, null, null);
        }

        /** The name, what an agent is and what he may do: 王五（律师，特别授权）; of a guardian or 法定代表人 what he is: 周兰（母亲）. */
        public String titled() {
            var shown = name == null ? "" : name;
            var more = Stream.of(
                            relation == null ? "" : relation,
                            position == null ? "" : position,
                            agentKind == null ? "" : agentKind.label(),
                            authority == null ? "" : authority.label())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("，"));
            return more.isEmpty() ? shown : shown + "（" + more + "）";
        }

        /** The same where what proves it is handed in anew. */
        Representative withoutPaper() {
            return new Representative(kind, name, authority, null, agentKind, relation, position);
        }

        private Representative plain() {
            return new Representative(
                    kind, line(name), authority, materialId, agentKind, line(relation), line(position));
        }

        /** The ground on which the representative speaks for the party. */
        public enum Kind {
            STATUTORY,
            MANDATE,
            LEGAL_REPRESENTATIVE
        }

        /** 一般授权 or 特别授权 (民诉法 62). */
        public enum Authority {
            GENERAL("一般授权"),
            SPECIAL("特别授权");

            private final String label;

            Authority(String label) {
                this.label = label;
            }

            public String label() {
                return label;
            }
        }

        /** The kinds of 委托诉讼代理人 (民诉法 61); each kind proves itself by papers of its own (民诉解释 88). */
        public enum AgentKind {
            LAWYER("律师"),
            LEGAL_WORKER("基层法律服务工作者"),
            RELATIVE("近亲属"),
            EMPLOYEE("单位的工作人员"),
            RECOMMENDED("社区、单位或者社会团体推荐的人");

            private final String label;

            AgentKind(String label) {
                this.label = label;
            }

            public String label() {
                return label;
            }
        }
    }

    /** One of whom nobody said more than what tells it apart. */
    public Party(
            @Nullable Kind kind,
            @Nullable String name,
            @Nullable IdType idType,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable String address,
            List<Representative> representedBy,
            @Nullable Boolean foreignDomicile) {
        this(kind, name, idType, idNumber, phone, address, representedBy, foreignDomicile, null, null, null);
    }

    public Party {
        representedBy = representedBy == null ? List.of() : List.copyOf(representedBy);
    }

    boolean hasName() {
        return name != null && !name.isBlank();
    }

    /** For headings; a party without a name yet is 未填写. */
    public String displayName() {
        return name == null || name.isBlank() ? "未填写" : name;
    }

    /** Whether the party said that it has no domicile in the PRC. */
    public boolean livesAbroad() {
        return Boolean.TRUE.equals(foreignDomicile);
    }

    /** Where it lives outside the mainland, as the tables say it: ABROAD, or its region; empty for the mainland and unknown. */
    public Optional<String> livesBeyond() {
        if (region != null) {
            return Optional.of(region.name());
        }
        return livesAbroad() ? Optional.of("ABROAD") : Optional.empty();
    }

    /** That in words, for who reads the party; empty for the mainland and unknown. */
    public String domicileText() {
        if (region != null) {
            return "住所在" + region.label();
        }
        return livesAbroad() ? "在中国没有住所" : "";
    }

    /** Whether the others of its side elected it to act for them. */
    public boolean actsForAll() {
        return Boolean.TRUE.equals(elected);
    }

    public boolean naturalPerson() {
        return kind != Kind.ORGANISATION;
    }

    /** The document's number with its middle hidden; empty when there is none. */
    public String maskedIdNumber() {
        return Masking.middle(idNumber, 4, 4);
    }

    /** The same where somebody lives who was begun before his name. */
    public Party livingWith(Party begun) {
        return new Party(
                kind,
                name,
                idType,
                idNumber,
                phone,
                begun.address,
                representedBy,
                begun.foreignDomicile,
                personal,
                begun.region,
                elected);
    }

    /** The same party in another filing, where no paper lies yet. */
    Party withoutPapers() {
        return new Party(
                kind,
                name,
                idType,
                idNumber,
                phone,
                address,
                representedBy.stream().map(Representative::withoutPaper).toList(),
                foreignDomicile,
                personal,
                region,
                elected);
    }

    /** The same party with ID number and phone masked, as everybody but its filer sees it by default. */
    public Party masked() {
        return new Party(
                kind,
                name,
                idType,
                idNumber == null ? null : maskedIdNumber(),
                phone == null ? null : maskedPhone(),
                address,
                representedBy,
                foreignDomicile,
                personal,
                region,
                elected);
    }

    /** The same party with nothing that leads to it: where it lives, works and can be called is hidden as a whole. */
    Party hidden() {
        var masked = masked();
        return new Party(
                kind,
                name,
                idType,
                masked.idNumber(),
                Masking.whole(phone),
                Masking.whole(address),
                representedBy,
                foreignDomicile,
                personal == null ? null : personal.hidden(),
                region,
                elected);
    }

    /** This party with what came back masked taken from the original: a mask never replaces a number. */
    Party withNumbersOf(Party original) {
        return new Party(
                kind,
                name,
                idType,
                original.maskedIdNumber().equals(idNumber) ? original.idNumber() : idNumber,
                original.maskedPhone().equals(phone) || Masking.isHidden(phone) ? original.phone() : phone,
                Masking.isHidden(address) ? original.address() : address,
                representedBy,
                foreignDomicile == null ? original.foreignDomicile() : foreignDomicile,
                personal == null ? original.personal() : personal.withHiddenOf(original.personal()),
                region == null ? original.region() : region,
                elected == null ? original.elected() : elected);
    }

    /** This party where it lives and is called now. */
    Party at(@Nullable String newAddress, @Nullable String newPhone) {
        return new Party(
                kind,
                name,
                idType,
                idNumber,
                newPhone,
                newAddress,
                representedBy,
                foreignDomicile,
                personal,
                region,
                elected);
    }

    /** This party as it is kept. */
    Party plain() {
        return new Party(
                kind,
                line(name),
                idType,
                number(line(idNumber)),
                phone(phone),
                line(address),
                representedBy.stream().map(Representative::plain).toList(),
                foreignDomicile,
                personal == null ? null : personal.plain(),
                region,
                elected);
    }

    /** The numbers of cards and licences are written in one way only. */
    private @Nullable String number(@Nullable String written) {
        return written != null
                        && (idType == IdType.RESIDENT_ID
                                || idType == IdType.USCC
                                || idType == IdType.HMT_RESIDENCE_PERMIT)
                ? WrittenNumber.id(written)
                : written;
    }

    static @Nullable String phone(@Nullable String written) {
        return written == null ? null : WrittenNumber.phone(PlainText.line(written));
    }

    static @Nullable String line(@Nullable String written) {
        return written == null ? null : PlainText.line(written);
    }

    public String maskedPhone() {
        return Masking.middle(phone, 3, 4);
    }
}
