package org.lian.identity;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.transaction.OncePerTransaction;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one policy of who may see and change a filing. To a stranger it does not exist. */
@Component
public class Access {
    private static final Set<Role> COMPETENT = Set.of(Role.CLERK, Role.JUDGE, Role.SUPERVISOR, Role.PRESIDENT);

    private final OncePerTransaction<FilingId, Reach> granted = new OncePerTransaction<>();
    private final JdbcClient jdbc;
    private final ObjectProvider<FilingHands> hands;

    Access(JdbcClient jdbc, ObjectProvider<FilingHands> hands) {
        this.jdbc = jdbc;
        this.hands = hands;
    }

    /**
     * The accounts that reach a filing, and from whom of its court it is kept.
     *
     * @param secret kept from all but those who rule and who answer for the court
     * @param hiding about somebody who hides: kept, besides, from whoever has no part in it
     */
    private record Reach(Set<String> accounts, boolean secret, boolean hiding) {}

    /** The right by which an account reaches a filing. */
    public enum Right {
        OWNER,
        AGENT,
        /** Reads, and changes nothing. */
        MEDIATOR
    }

    /** Gives the filing to this mediator and to no other any more; null takes it from all. */
    public void mediates(FilingId filing, @Nullable String accountId) {
        granted.forget(filing);
        jdbc.sql("delete from filing_access where filing_id = ? and access = 'MEDIATOR'")
                .param(filing.value())
                .update();
        if (accountId != null) {
            grant(filing, accountId, Right.MEDIATOR);
        }
    }

    /** Says which accounts reach a filing, where its row was read anyway; so long as the transaction lasts. */
    public void seen(FilingId filing, Set<String> accounts, boolean secret, Track track) {
        granted.keep(filing, Optional.of(new Reach(accounts, secret, track.hidesClaimant())));
    }

    public void grant(FilingId filing, String accountId, Right right) {
        granted.forget(filing);
        jdbc.sql("insert into filing_access (filing_id, account_id, access) values (?, ?, ?) on conflict do nothing")
                .params(filing.value(), accountId, right.name())
                .update();
    }

    /** Lets nobody reach a filing that is no more. */
    public void forget(FilingId filing) {
        granted.forget(filing);
        jdbc.sql("delete from filing_access where filing_id = ?")
                .param(filing.value())
                .update();
    }

    /** Lets its owner and agents reach another filing too; a mediator is appointed anew. */
    public void carry(FilingId from, FilingId to) {
        granted.forget(to);
        jdbc.sql("""
                        insert into filing_access (filing_id, account_id, access)
                        select :to, account_id, access from filing_access
                        where filing_id = :from and access in ('OWNER', 'AGENT')
                        on conflict do nothing""").param("from", from.value()).param("to", to.value()).update();
    }

    /** Owner, agent and appointed mediator, and staff of the filing's court. */
    public void requireRead(Actor actor, FilingId filing, CourtCode court) {
        if (!mayRead(actor, filing, court)) {
            throw unknown();
        }
    }

    public boolean mayRead(Actor actor, FilingId filing, CourtCode court) {
        var competent = actor.actsFor(court) && actor.roles().stream().anyMatch(COMPETENT::contains);
        return competent && !isKeptFrom(actor, filing) || hasRight(actor, filing);
    }

    /** The same where it is known from whom of the court the filing is kept. */
    public boolean mayRead(Actor actor, FilingId filing, CourtCode court, boolean secret, Track track) {
        var competent = actor.actsFor(court) && actor.roles().stream().anyMatch(COMPETENT::contains);
        return competent && !isKept(actor, filing, secret, track.hidesClaimant()) || hasRight(actor, filing);
    }

    /** Whether a filing is kept from somebody of the court; a party's own right is another matter. */
    public boolean isKeptFrom(Actor actor, FilingId filing) {
        if (!actor.isStaff() || actor.seesSecrets()) {
            return false;
        }
        var reach = reach(filing);
        return isKept(actor, filing, reach.secret(), reach.hiding());
    }

    private boolean isKept(Actor actor, FilingId filing, boolean secret, boolean hiding) {
        return actor.isStaff()
                && !actor.seesSecrets()
                && (secret || hiding && !hands.getObject().has(actor, filing));
    }

    /** Whether a filing is kept from all of the court but those who rule on it and who answer for the court. */
    public boolean isSecret(FilingId filing) {
        return reach(filing).secret();
    }

    /** Whether the actor reads filings of a court at all. */
    public boolean readsFilings(Actor actor) {
        return !actor.courts().isEmpty() && actor.roles().stream().anyMatch(COMPETENT::contains);
    }

    /** Owner and agent alone: the court decides about a filing, it does not rewrite it here. */
    public void requireWrite(Actor actor, FilingId filing) {
        if (!hasRight(actor, filing) || actor.is(Role.MEDIATOR)) {
            throw unknown();
        }
    }

    private boolean hasRight(Actor actor, FilingId filing) {
        return reach(filing).accounts().contains(actor.accountId());
    }

    private Reach reach(FilingId filing) {
        return granted.get(filing, this::readReach);
    }

    private Reach readReach(FilingId filing) {
        return jdbc.sql("""
                        select array(select account_id from filing_access where filing_id = :id) as accounts,
                          coalesce((select secret from filing where id = :id), false) as secret,
                          (select track from filing where id = :id) as track""")
                .param("id", filing.value())
                .query((row, number) -> new Reach(
                        Set.of((String[]) row.getArray("accounts").getArray()),
                        row.getBoolean("secret"),
                        row.getString("track") != null
                                && Track.valueOf(row.getString("track")).hidesClaimant()))
                .single();
    }

    private static Refusal unknown() {
        return Refusal.notFound("没有找到这件立案申请");
    }
}
