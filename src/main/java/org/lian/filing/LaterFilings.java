package org.lian.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.fees.DivorceProperty;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Arrived;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 续递 from the filer's side: begun, written, handed in; what was handed in before stays as it was. */
@Component
public class LaterFilings {
    private static final int LONGEST_REASON = 5_000;

    private final LaterFilingStore store;
    private final FilingStore filings;
    private final FilingActions actions;
    private final LaterKinds kinds;
    private final DraftLimits limits;
    private final Materials materials;
    private final Receipts receipts;
    private final LaterFilingReceipt receipt;
    private final Access access;
    private final LaterFilingProcess process;
    private final Journal journal;
    private final BusinessClock clock;

    LaterFilings(
            LaterFilingStore store,
            FilingStore filings,
            FilingActions actions,
            LaterKinds kinds,
            DraftLimits limits,
            Materials materials,
            Receipts receipts,
            LaterFilingReceipt receipt,
            Access access,
            LaterFilingProcess process,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.filings = filings;
        this.actions = actions;
        this.kinds = kinds;
        this.limits = limits;
        this.materials = materials;
        this.receipts = receipts;
        this.receipt = receipt;
        this.access = access;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A later filing as another system hands it in, in one piece.
     *
     * @param kind a code of the table later-filing
     * @param claimItems all claims as they shall be, or {@code claims} as one text
     * @param parties those that shall be added
     * @param materialIds files that were handed in for the filing before, and belong to this
     */
    public record Written(
            @Nullable String kind,
            @Nullable String reason,
            @Nullable String claims,
            @Nullable List<Claim> claimItems,
            @Nullable Long claimAmountFen,
            @Nullable DivorceProperty divorceProperty,
            @Nullable List<Party> parties,
            @Nullable List<UUID> materialIds) {}

    /** Every later filing of the filing, in order; the caller has found the filing. */
    public List<LaterFiling> of(Filing filing) {
        return store.of(filing.id());
    }

    /** Those that were handed in; the caller has found the filing. */
    public List<LaterFiling> handedIn(Filing filing) {
        return of(filing).stream().filter(later -> later.received() != null).toList();
    }

    /** The kinds that the filing takes now: of what may be asked once, none after it was asked; the caller has found it. */
    public List<LaterKind> offered(Filing filing) {
        return kinds.of(filing).stream()
                .filter(kind -> !isReconsidered(filing, kind))
                .toList();
    }

    /** One of the filing's own; the caller has found the filing. */
    public LaterFiling find(Filing filing, UUID id) {
        return store.find(id)
                .filter(later -> later.filing().equals(filing.id()))
                .orElseThrow(() -> Refusal.notFound("没有找到这份续递，可能已经不要了"));
    }

    /** Begins one of that kind; one that was begun and not handed in is taken up again. */
    @Transactional
    public LaterFiling begin(Actor actor, FilingId id, String code) {
        var filing = mine(actor, id);
        var kind = kinds.require(filing, code);
        return store.of(id).stream()
                .filter(later -> later.state() == LaterFiling.State.WRITING
                        && later.kind().code().equals(code))
                .findFirst()
                .orElseGet(() -> insert(actor, filing, kind));
    }

    private LaterFiling insert(Actor actor, Filing filing, LaterKind kind) {
        requireNoneOpen(filing, kind);
        var later = new LaterFiling(
                UUID.randomUUID(),
                filing.id(),
                actor.accountId(),
                kind,
                LaterFiling.State.WRITING,
                LaterFiling.Content.NOTHING,
                clock.now(),
                null,
                null,
                List.of());
        try {
            store.insert(later);
        } catch (DuplicateKeyException twin) {
            throw alreadyOpen(kind.name());
        }
        return later;
    }

    /** Each changes all claims: two at once would leave it open what is asked for. Each party is one of its own. */
    private void requireNoneOpen(Filing filing, LaterKind kind) {
        if (kind.effect() == LaterKind.Effect.JOIN || kind.asks().party()) {
            return;
        }
        if (isReconsidered(filing, kind)) {
            throw Refusal.conflict("复议只能申请一次，您已经申请过", kind.basis());
        }
        store.of(filing.id()).stream()
                .filter(later -> later.state().open() || later.state() == LaterFiling.State.RECEIVED)
                .filter(later -> kind.asks().claims()
                        ? later.kind().asks().claims()
                        : later.kind().code().equals(kind.code()))
                .findFirst()
                .ifPresent(later -> {
                    throw alreadyOpen(later.kind().name());
                });
    }

    private boolean isReconsidered(Filing filing, LaterKind kind) {
        return kind.effect() == LaterKind.Effect.RECONSIDER
                && handedIn(filing).stream().anyMatch(later -> later.kind().effect() == LaterKind.Effect.RECONSIDER);
    }

    private static Refusal alreadyOpen(String name) {
        return Refusal.conflict("您已经有一份“" + name + "”正在写或者正在审查；请先把那一份办完，或者不要它，再递交新的");
    }

    /** The draft of the filing as this one would make it; the caller has found the filing. */
    public Draft written(Filing filing, LaterFiling later) {
        return later.in(filing.draft());
    }

    /** Refuses claims that would change nothing, or not in the way of their kind. */
    public void requireChange(Filing filing, LaterFiling later, Draft written) {
        var faults = new ArrayList<Refusal.Fault>();
        claims(filing, later.saying(content(later, filing.draft(), limits.kept(written))), faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    /** Keeps the claims, the property or the party as the filer writes them now. */
    @Transactional
    public void keep(Actor actor, FilingId id, UUID later, Draft written) {
        var filing = mine(actor, id);
        var open = open(filing, later);
        store.keep(open.id(), content(open, filing.draft(), limits.kept(written)));
    }

    private static LaterFiling.Content content(LaterFiling later, Draft before, Draft written) {
        var content = later.content();
        var asks = later.kind().asks();
        var more =
                switch (asks) {
                    case PLAINTIFF -> added(before.plaintiffs(), written.plaintiffs());
                    case DEFENDANT -> added(before.defendants(), written.defendants());
                    case THIRD_PARTY -> added(before.thirdParties(), written.thirdParties());
                    default -> content.parties();
                };
        return new LaterFiling.Content(
                content.reason(),
                asks.claims() ? written.claims() : null,
                asks.claims() ? written.claimItems() : List.of(),
                asks.claims() ? written.claimAmountFen() : null,
                asks.claims() && !Objects.equals(written.divorceProperty(), before.divorceProperty())
                        ? written.divorceProperty()
                        : null,
                more,
                content.before());
    }

    private static List<Party> added(List<Party> before, List<Party> written) {
        return written.size() > before.size() ? written.subList(before.size(), written.size()) : List.of();
    }

    /** Keeps the reason as the filer writes it now. */
    @Transactional
    public void say(Actor actor, FilingId id, UUID later, @Nullable String reason) {
        var open = open(mine(actor, id), later);
        store.keep(open.id(), open.content().saying(reason(reason)));
    }

    /** Takes a file for it. */
    @Transactional
    public Material add(Actor actor, FilingId id, UUID later, Arrived file) {
        var open = open(mine(actor, id), later);
        var material = materials.add(id, null, file, actor);
        store.link(open.id(), material.id());
        return material;
    }

    /** Takes a file back while it is not handed in. */
    @Transactional
    public void takeBack(Actor actor, FilingId id, UUID later, UUID material) {
        var open = open(mine(actor, id), later);
        if (!open.materials().contains(material)) {
            throw Refusal.notFound("没有找到这份材料");
        }
        store.unlink(material);
        materials.remove(id, material, actor);
    }

    /** Gives up what was begun and not handed in; its files go with it. */
    @Transactional
    public void giveUp(Actor actor, FilingId id, UUID later) {
        var open = open(mine(actor, id), later);
        if (open.state() != LaterFiling.State.WRITING) {
            throw Refusal.conflict("已经提交过的不能不要；不再坚持的，请在理由里写明");
        }
        open.materials().forEach(material -> {
            store.unlink(material);
            materials.remove(id, material, actor);
        });
        store.remove(open.id());
    }

    /** Hands it in: from here it is what it is, with a receipt; what must be decided goes to a person. */
    @Transactional
    public LaterFiling handIn(Actor actor, FilingId id, UUID later) {
        var filing = mine(actor, id);
        return handIn(actor, filing, open(filing, later));
    }

    /** Begins and hands in at once. */
    @Transactional
    public LaterFiling handIn(Actor actor, FilingId id, Written written) {
        if (written.kind() == null || written.kind().isBlank()) {
            throw Refusal.invalid("kind", "MISSING", "请写明递交什么：现在可以递交的种类见 submissions/kinds");
        }
        var begun = begin(actor, id, written.kind());
        return handIn(actor, id, begun, written);
    }

    /** 补正: writes it anew and hands it in again. */
    @Transactional
    public LaterFiling correct(Actor actor, FilingId id, UUID later, Written written) {
        var filing = mine(actor, id);
        var open = open(filing, later);
        if (open.state() != LaterFiling.State.CORRECTION) {
            throw Refusal.conflict("法院没有要求补正这一份");
        }
        return handIn(actor, id, open, written);
    }

    private LaterFiling handIn(Actor actor, FilingId id, LaterFiling begun, Written written) {
        var filing = locked(id);
        var asks = begun.kind().asks();
        if (!asks.claims()
                && (written.claims() != null
                        || written.claimItems() != null
                        || written.claimAmountFen() != null
                        || written.divorceProperty() != null)) {
            throw Refusal.invalid("claims", "NOT_ASKED", "“" + begun.kind().name() + "”不写诉讼请求，请去掉");
        }
        if (!asks.party() && written.parties() != null && !written.parties().isEmpty()) {
            throw Refusal.invalid("parties", "NOT_ASKED", "“" + begun.kind().name() + "”不写当事人，请去掉");
        }
        var draft = filing.draft();
        var edit = draft.edit();
        if (written.claimItems() != null && !written.claimItems().isEmpty()) {
            edit.claimItems(written.claimItems()).claimAmountFen(written.claimAmountFen());
        } else if (written.claims() != null) {
            edit.claims(written.claims()).claimAmountFen(written.claimAmountFen());
        } else if (written.claimAmountFen() != null) {
            edit.claimAmountFen(written.claimAmountFen());
        }
        if (written.divorceProperty() != null) {
            edit.divorceProperty(written.divorceProperty());
        }
        var parties = new ArrayList<Party>(written.parties() == null ? List.of() : written.parties());
        switch (asks) {
            case PLAINTIFF -> {
                parties.addAll(0, draft.plaintiffs());
                edit.plaintiffs(parties);
            }
            case DEFENDANT -> {
                parties.addAll(0, draft.defendants());
                edit.defendants(parties);
            }
            case THIRD_PARTY -> {
                parties.addAll(0, draft.thirdParties());
                edit.thirdParties(parties);
            }
            default -> {}
        }
        var said = begun.content().saying(reason(written.reason()));
        store.keep(begun.id(), said);
        var open = store.find(begun.id()).orElseThrow();
        store.keep(begun.id(), content(open, draft, limits.kept(edit.draft())));
        var own = materials.of(id).stream().map(Material::id).collect(Collectors.toSet());
        for (var material : written.materialIds() == null ? List.<UUID>of() : written.materialIds()) {
            if (!own.contains(material)) {
                throw Refusal.invalid("materialIds", "UNKNOWN", "这件申请没有编号为 " + material + " 的材料，请先上传");
            }
            store.link(begun.id(), material);
        }
        return handIn(actor, filing, store.find(begun.id()).orElseThrow());
    }

    private LaterFiling handIn(Actor actor, Filing filing, LaterFiling later) {
        var again = later.state() == LaterFiling.State.CORRECTION;
        if (!again) {
            kinds.handedIn(filing, later.kind().code());
        }
        requireComplete(filing, later);
        var now = clock.certainly();
        var number = receipts.newNumber("X", now);
        var joins = later.kind().effect() == LaterKind.Effect.JOIN;
        materials.lock(filing.id());
        store.handedIn(
                later.id(),
                joins ? LaterFiling.State.ACCEPTED : LaterFiling.State.RECEIVED,
                later.content().after(filing.draft()),
                number,
                now);
        var received = store.find(later.id()).orElseThrow();
        receipt.give(filing, received, number, now);
        journal.append(JournalEntry.shown(
                        filing.id(),
                        actor,
                        now,
                        "LATER_FILING_RECEIVED",
                        (again ? "补正了“" : "收到“") + later.kind().name() + "”，已出具收件凭证 " + number)
                .on(later.kind().basis())
                .with(new HashMap<>(Map.of(
                        "laterFiling",
                        later.id().toString(),
                        "kind",
                        later.kind().code(),
                        "materials",
                        hashes(filing, received)))));
        if (again) {
            process.corrected(later.id());
        } else if (!joins) {
            process.start(later.id(), filing.id(), filing.court());
        }
        return store.find(later.id()).orElseThrow();
    }

    private List<String> hashes(Filing filing, LaterFiling later) {
        return materials.of(filing.id()).stream()
                .filter(material -> later.materials().contains(material.id()))
                .map(Material::sha256)
                .sorted()
                .toList();
    }

    private void requireComplete(Filing filing, LaterFiling later) {
        var faults = new ArrayList<Refusal.Fault>();
        var asks = later.kind().asks();
        if (asks.claims()) {
            claims(filing, later, faults);
        }
        if (asks.party()
                && later.content().parties().stream().noneMatch(party -> FilingFacts.isWritten(party.name()))) {
            faults.add(new Refusal.Fault("parties", "MISSING", "请写明追加的是谁，至少写姓名或者名称"));
        }
        if (asks.needsFile() && later.materials().isEmpty()) {
            faults.add(new Refusal.Fault(
                    "materialIds", "MISSING", asks == LaterKind.Asks.MANDATE ? "请上传授权委托书和代理人的身份证明" : "请上传要补充的文件"));
        }
        if (later.content().reason() == null && asks != LaterKind.Asks.FILES) {
            faults.add(new Refusal.Fault("reason", "MISSING", reasonMissing(later.kind())));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private static String reasonMissing(LaterKind kind) {
        if (kind.effect() == LaterKind.Effect.RECONSIDER) {
            return "请写明为什么不服这份裁定";
        }
        var asks = kind.asks();
        if (asks.claims()) {
            return "请写明为什么变更";
        }
        if (asks.party()) {
            return "请写明为什么他应当参加";
        }
        return asks == LaterKind.Asks.MANDATE ? "请写明代理人是谁，一般授权还是特别授权" : "请写明上诉的请求和理由";
    }

    private void claims(Filing filing, LaterFiling later, List<Refusal.Fault> faults) {
        var before = filing.draft();
        var after = later.in(before);
        var moreProperty = later.content().divorceProperty() != null;
        if (after.claimLines().isEmpty()) {
            faults.add(new Refusal.Fault("claims", "MISSING", "请写明变更以后的全部请求，没有变的也要写上"));
            return;
        }
        var same = after.claimLines().equals(before.claimLines())
                && Objects.equals(after.claimAmountFen(), before.claimAmountFen());
        if (same && !moreProperty) {
            faults.add(new Refusal.Fault("claims", "UNCHANGED", "和原来的请求、金额一样，没有变更"));
            return;
        }
        long was = Optional.ofNullable(before.claimAmountFen()).orElse(0L);
        long is = Optional.ofNullable(after.claimAmountFen()).orElse(0L);
        switch (later.kind().asks()) {
            case CLAIMS_MORE -> {
                if (is < was) {
                    faults.add(new Refusal.Fault("claimAmountFen", "LESS", "变更以后的金额比原来少，请改选“减少诉讼请求”"));
                }
            }
            case CLAIMS_LESS -> {
                if (is > was || before.claimAmountFen() != null && is == was && !moreProperty) {
                    faults.add(new Refusal.Fault("claimAmountFen", "NOT_LESS", "变更以后的金额没有比原来少；金额不变的，请改选“把诉讼请求换成别的”"));
                }
            }
            case CLAIMS_PART -> {
                var texts = before.claimList().stream().map(Claim::text).collect(Collectors.toSet());
                if (after.claimList().size() >= before.claimList().size() || !isPart(after, texts)) {
                    faults.add(
                            new Refusal.Fault("claims", "NOT_A_PART", "撤回一部分的，只去掉不要的请求，留下的照原来写；要改内容的，请改选“把诉讼请求换成别的”"));
                } else if (is > was) {
                    faults.add(new Refusal.Fault("claimAmountFen", "NOT_LESS", "撤回一部分请求以后，金额不会比原来多，请核对"));
                }
            }
            default -> {}
        }
    }

    private static boolean isPart(Draft after, Set<@Nullable String> texts) {
        return after.claimList().stream().map(Claim::text).allMatch(texts::contains);
    }

    private static @Nullable String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "TOO_LONG", "最多 " + LONGEST_REASON + " 字，写不下的请作为文件上传");
        }
        if (reason.indexOf('\0') >= 0) {
            throw Refusal.invalid("reason", "MALFORMED", "文字里有无法保存的字符，请重新填写");
        }
        return org.lian.vocabulary.PlainText.of(reason.strip());
    }

    private LaterFiling open(Filing filing, UUID id) {
        var later = store.lock(id)
                .filter(one -> one.filing().equals(filing.id()))
                .orElseThrow(() -> Refusal.notFound("没有找到这份续递，可能已经不要了"));
        if (!later.state().open()) {
            throw Refusal.conflict("这一份已经提交，不能再改；要再变的，可以另外递交一份");
        }
        return later;
    }

    private Filing mine(Actor actor, FilingId id) {
        access.requireWrite(actor, id);
        var filing = locked(id);
        actions.of(filing).require(FilingAct.HAND_IN_LATER);
        return filing;
    }

    private Filing locked(FilingId id) {
        return filings.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }
}
