package org.lian.filing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Party.Representative;
import org.lian.filing.Party.Representative.AgentKind;
import org.lian.materials.Material;

/** The ground on which somebody stands at the window: for himself, or for a party that he represents (民诉法 60 to 62). */
public enum Standing {
    SELF("本人", Party.Kind.PERSON, null, null),
    HEAD("单位的法定代表人（主要负责人）", Party.Kind.ORGANISATION, Representative.Kind.LEGAL_REPRESENTATIVE, null),
    EMPLOYEE("单位的工作人员（经办人）", Party.Kind.ORGANISATION, Representative.Kind.MANDATE, AgentKind.EMPLOYEE),
    GUARDIAN("未成年人等的法定代理人（父母等监护人）", Party.Kind.PERSON, Representative.Kind.STATUTORY, null),
    LAWYER("受托的律师", Party.Kind.PERSON, Representative.Kind.MANDATE, AgentKind.LAWYER),
    LEGAL_WORKER("受托的基层法律服务工作者", Party.Kind.PERSON, Representative.Kind.MANDATE, AgentKind.LEGAL_WORKER),
    RELATIVE("受托的近亲属", Party.Kind.PERSON, Representative.Kind.MANDATE, AgentKind.RELATIVE),
    RECOMMENDED("社区、单位或者社会团体推荐的人", Party.Kind.PERSON, Representative.Kind.MANDATE, AgentKind.RECOMMENDED);

    private final String label;
    private final Party.Kind party;
    private final Representative.@Nullable Kind kind;
    private final @Nullable AgentKind agentKind;

    Standing(String label, Party.Kind party, Representative.@Nullable Kind kind, @Nullable AgentKind agentKind) {
        this.label = label;
        this.party = party;
        this.kind = kind;
        this.agentKind = agentKind;
    }

    public String label() {
        return label;
    }

    /** Whether the party itself is here. */
    public boolean isSelf() {
        return this == SELF;
    }

    /** Whether the party is an organisation. */
    boolean isForOrganisation() {
        return party == Party.Kind.ORGANISATION;
    }

    /** The claimant as far as it is told by whoever stands here for it; empty where it is himself. */
    public Optional<Party> represented(String name) {
        return isSelf()
                ? Optional.empty()
                : Optional.of(claimant(List.of(new Representative(kind, name, null, null, agentKind))));
    }

    /**
     * A paper as it is asked for of whoever stands here: what proves a guardian is needed (民诉法 60), and what may serve as
     * the proof stands in its name instead of beside it.
     */
    RequiredMaterials.Item asked(RequiredMaterials.Item item) {
        return this == GUARDIAN && asksMoreOf(item) ? item.needed() : item;
    }

    /** Whether the paper is one that more is asked of at the window than on the portal. */
    static boolean asksMoreOf(RequiredMaterials.Item item) {
        return item.kind().equals(Material.Kind.RELATIONSHIP_PROOF.name());
    }

    /** The same for the papers that are asked for, where nobody is named yet. */
    Party claimant(String name) {
        return represented(name).orElseGet(() -> claimant(List.of()));
    }

    private Party claimant(List<Representative> representatives) {
        var papers = party == Party.Kind.ORGANISATION ? Party.IdType.USCC : null;
        return new Party(party, null, papers, null, null, null, representatives, null);
    }
}
