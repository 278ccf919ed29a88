package org.lian.filing;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.documents.InWords;
import org.lian.identity.Account;
import org.lian.materials.Material;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * The signatures of the plaintiffs under a complaint, and how each is known (在线诉讼规则 7; 民诉法 56, 57, 62): by his own
 * account, his guardian or 法定代表人, an agent whose mandate was handed in, or a representative whose election was. Whoever is none
 * of them has not signed, and the paper leaves his line open.
 */
@Component
class PlaintiffSignatures {
    /** The code of the finding that lines are open. */
    static final String OPEN = "PLAINTIFF_SIGNATURE_OPEN";

    private static final String OPEN_LINE = "（待签名：　　　　　　　　　　）";
    private static final int MOST_NAMED = 5;

    private final FilingOwners owners;
    private final Acts acts;
    private final JoinedParties joined;

    PlaintiffSignatures(FilingOwners owners, Acts acts, JoinedParties joined) {
        this.owners = owners;
        this.acts = acts;
        this.joined = joined;
    }

    /**
     * A plaintiff under the paper.
     *
     * @param by who signs in his place, as the line says it; empty where he does himself
     */
    private record Line(Party party, boolean signed, String by) {
        private String text() {
            return PartyPaperWords.signer(party) + (signed ? by : OPEN_LINE);
        }
    }

    /** The end of a paper: the lines of the plaintiffs, and by whose hand it came. */
    record Signed(List<String> lines, String submitter, String signing) {}

    /** Under a complaint that is handed in with these materials. */
    Signed of(Filing filing, List<Material> handedIn) {
        var lines = lines(filing, handedIn);
        var texts = lines.stream().map(Line::text).toList();
        var signer = filing.track().word("signer");
        var open = named(lines, false);
        if (open.isEmpty()) {
            return new Signed(texts, signer + "或者其代理人", "提交即为签名");
        }
        var signed = named(lines, true);
        return new Signed(
                texts,
                owners.of(filing).map(Account::name).orElse("提交人"),
                signed.isEmpty()
                        ? "提交不是" + signer + "的签名，签名处留空"
                        : "提交即为" + said(signed) + "的签名；" + said(open) + "没有签名，签名处留空");
    }

    /** Those who fill in what goes with the complaint: whom the account is of, or for whom it acts. */
    List<String> filledInBy(Filing filing) {
        var all = PartyParticulars.named(filing.draft().plaintiffs());
        var filer = owners.of(filing);
        var own = all.stream()
                .filter(party -> filer.isPresent()
                        && (CoPlaintiffs.isFiler(party, filer.get()) || CoPlaintiffs.isRepresented(party, filer.get())))
                .toList();
        var named = own.size() == all.size() || filer.isEmpty() || isSignedElsewhere(filing) ? all : own;
        return named.isEmpty()
                ? filer.map(Account::name).stream().toList()
                : named.stream().map(PartyPaperWords::signer).toList();
    }

    /** What the check says where several sue and some have not signed; it hinders nobody. */
    Optional<Finding> finding(Filing filing, List<Material> handedIn) {
        if (PartyParticulars.named(filing.draft().plaintiffs()).size() < 2 || isUploaded(handedIn)) {
            return Optional.empty();
        }
        var open = named(lines(filing, handedIn), false);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var track = filing.track();
        var paper = track.word("paper");
        return Optional.of(Finding.warning(
                "plaintiffs",
                OPEN,
                said(open) + "还没有签名：" + paper + "会写明由"
                        + owners.of(filing).map(Account::name).orElse("提交人") + "提交，签名处留空，不影响提交。要补的，上传都签了名的"
                        + Material.Kind.COMPLAINT.label(track)
                        + "，或者授权委托书、推选书；也可以提交以后，在本案页面给每人一个链接，用自己的账号签名",
                "人民法院在线诉讼规则第七条；民事诉讼法第五十六条、第五十七条、第六十二条"));
    }

    private List<Line> lines(Filing filing, List<Material> handedIn) {
        var all = PartyParticulars.named(filing.draft().plaintiffs());
        var filer = owners.of(filing);
        var lines = all.stream()
                .map(party ->
                        own(party, filer.map(one -> by(party, one, handedIn)).orElse(null)))
                .toList();
        // The usual filer signs all there is to sign: nothing more is read.
        if (lines.stream().allMatch(Line::signed)) {
            return lines;
        }
        if (isSignedElsewhere(filing)) {
            return all.stream().map(party -> own(party, "")).toList();
        }
        var later = signedLater(filing);
        var elected = handedIn.stream().anyMatch(PlaintiffSignatures::isMandate)
                ? lines.stream()
                        .filter(line -> line.signed() && line.party().actsForAll())
                        .map(line -> line.party().displayName())
                        .findFirst()
                : Optional.<String>empty();
        return lines.stream()
                .map(line -> line.signed() ? line : otherwise(filing, line, later, elected))
                .toList();
    }

    /** The line of whom the filer's account does not sign for: signed later, or by the one they elected. */
    private Line otherwise(Filing filing, Line open, Map<String, LocalDate> later, Optional<String> elected) {
        var day =
                later.isEmpty() ? null : later.get(HexFormat.of().formatHex(joined.person(filing.id(), open.party())));
        if (day != null) {
            return new Line(open.party(), true, "（" + InWords.day(day) + "用本人的账号签名）");
        }
        return elected.map(name -> new Line(open.party(), true, "（诉讼代表人" + name + "代为签名）"))
                .orElse(open);
    }

    private static Line own(Party party, @Nullable String by) {
        return new Line(party, by != null, Objects.requireNonNullElse(by, ""));
    }

    /** The day on which each signed with an account of his own, by the hash of who he is. */
    private Map<String, LocalDate> signedLater(Filing filing) {
        return acts.of(filing.id(), Act.Kind.PLAINTIFF_SIGNED).stream()
                .collect(Collectors.toMap(
                        act -> String.valueOf(act.words().ground()),
                        act -> CourtTime.day(act.at()),
                        (first, again) -> first));
    }

    /** Whether the party's own line on the complaint is open; one that was uploaded is for the court to see. */
    boolean isOpen(Filing filing, Party party, List<Material> handedIn) {
        return !isUploaded(handedIn)
                && lines(filing, handedIn).stream()
                        .anyMatch(line -> !line.signed() && line.party().equals(party));
    }

    private static boolean isUploaded(List<Material> handedIn) {
        return handedIn.stream().anyMatch(material -> material.kind() == Material.Kind.COMPLAINT && !material.isMade());
    }

    /** As what the account signs for the party: empty for himself, null for nothing. */
    private static @Nullable String by(Party party, Account filer, List<Material> handedIn) {
        if (CoPlaintiffs.isFiler(party, filer)) {
            return "";
        }
        return party.representedBy().stream()
                .filter(one -> CoPlaintiffs.isNamed(one, filer))
                .flatMap(one -> one.kind() != Party.Representative.Kind.MANDATE
                        ? Stream.of("")
                        : handedIn.stream().anyMatch(material -> isMandate(material, one))
                                ? Stream.of("（委托诉讼代理人" + one.name() + "代为签名）")
                                : Stream.empty())
                .findFirst()
                .orElse(null);
    }

    private static boolean isMandate(Material material, Party.Representative of) {
        return of.materialId() == null
                ? isMandate(material)
                : material.id().toString().equals(of.materialId());
    }

    private static boolean isMandate(Material material) {
        return material.kind() == Material.Kind.POWER_OF_ATTORNEY;
    }

    /** At the window they sign what is printed; who applies together consents one by one. */
    private boolean isSignedElsewhere(Filing filing) {
        return filing.track().asks(Track.Asks.TOGETHER) || acts.isOfWindow(filing.id());
    }

    private static List<String> named(List<Line> lines, boolean signed) {
        return lines.stream()
                .filter(line -> line.signed() == signed)
                .map(line -> line.party().displayName())
                .toList();
    }

    private static String said(List<String> names) {
        return names.stream().limit(MOST_NAMED).collect(Collectors.joining("、"))
                + (names.size() > MOST_NAMED ? "等" + names.size() + "人" : "");
    }
}
