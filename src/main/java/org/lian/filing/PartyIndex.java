package org.lian.filing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.lian.keys.Vault;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The blind indexes by which filings are found: names, ID numbers and telephones as keyed hashes, and the parts of
 * organisations' names.
 */
@Component
class PartyIndex {
    private final JdbcClient jdbc;
    private final Vault vault;

    PartyIndex(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Replaces the hashes by which the parties and their telephones are found, in one statement. */
    void parties(FilingId id, Draft draft) {
        var sides = new ArrayList<String>();
        var found = new ArrayList<String>();
        sides(sides, found, "PLAINTIFF", draft.plaintiffs());
        sides(sides, found, "DEFENDANT", draft.defendants());
        sides(sides, found, "THIRD_PARTY", draft.thirdParties());
        for (var phone : phones(draft)) {
            sides.add("PHONE");
            found.add(phone);
        }
        jdbc.sql("""
                        with wanted as (
                          select side, decode(hash, 'hex') as hash
                          from unnest(:sides::text[], :hashes::text[]) as w (side, hash)),
                        gone as (
                          delete from filing_party_index i where filing_id = :id
                            and not exists (select from wanted w where w.side = i.side and w.hash = i.hash))
                        insert into filing_party_index (filing_id, side, hash) select :id, side, hash from wanted
                        on conflict do nothing""")
                .param("id", id.value())
                .param("sides", sides.toArray(String[]::new))
                .param("hashes", found.toArray(String[]::new))
                .update();
    }

    /** The parts of the organisations' names of what has been submitted now; most filings have none. */
    void submitted(Filing filing) {
        var grams = grams(filing.draft());
        if (!grams.isEmpty()) {
            organisations(filing.id(), grams);
        }
    }

    /** The same of what may have been submitted before, with other names. */
    void organisations(FilingId id, Draft draft) {
        organisations(id, grams(draft));
    }

    /** Replaces the parts of names by which a submitted filing is found, in one statement. */
    private void organisations(FilingId id, Set<Long> grams) {
        jdbc.sql("""
                        with this as (
                          select id, court_code, first_submitted_at from filing
                          where id = :id and court_code is not null and first_submitted_at is not null),
                        gone as (
                          delete from organisation_gram g where filing_id = :id and not exists (
                            select from this where g.gram = any (:grams) and g.court_code = this.court_code
                              and g.received_at = this.first_submitted_at))
                        insert into organisation_gram (court_code, gram, received_at, filing_id)
                        select court_code, gram, first_submitted_at, id from this, unnest(:grams::bigint[]) as w (gram)
                        on conflict do nothing""")
                .param("id", id.value())
                .param("grams", grams.toArray(Long[]::new))
                .update();
    }

    private Set<Long> grams(Draft draft) {
        var grams = new LinkedHashSet<Long>();
        draft.organisations().forEach(name -> grams.addAll(NameGrams.hashes(vault, name)));
        return grams;
    }

    private void sides(List<String> sides, List<String> found, String side, List<Party> parties) {
        for (var hash : hashes(parties)) {
            sides.add(side);
            found.add(hash);
        }
    }

    private Set<String> hashes(List<Party> parties) {
        var hashes = new LinkedHashSet<String>();
        for (var party : parties) {
            var name = party.name();
            if (name != null && !name.isBlank()) {
                hashes.add(nameHash(name));
            }
            var number = party.idNumber();
            if (number != null && !number.isBlank()) {
                hashes.add(numberHash(number));
            }
        }
        return hashes;
    }

    private Set<String> phones(Draft draft) {
        var phones = new LinkedHashSet<String>();
        Stream.of(draft.plaintiffs(), draft.defendants(), draft.thirdParties())
                .flatMap(List::stream)
                .map(Party::phone)
                .filter(Objects::nonNull)
                .filter(phone -> !phone.isBlank())
                .forEach(phone -> phones.add(phoneHash(phone)));
        var address = draft.serviceAddress();
        var phone = address == null ? null : address.phone();
        if (phone != null && !phone.isBlank()) {
            phones.add(phoneHash(phone));
        }
        return phones;
    }

    /** As a name, an ID number and a telephone: whichever the words are. */
    String[] hashesOf(String words) {
        return new String[] {nameHash(words), numberHash(FilingNumbers.plain(words)), phoneHash(words)};
    }

    private String numberHash(String number) {
        return HexFormat.of().formatHex(vault.index("party-id", number.strip().toUpperCase(Locale.ROOT)));
    }

    /** Blanks and hyphens do not matter, nor does the country in front. */
    private String phoneHash(String phone) {
        var digits = FilingNumbers.plain(phone).replaceAll("[-()]", "").replaceFirst("^\\+?86(?=1\\d{10}$)", "");
        return HexFormat.of().formatHex(vault.index("party-phone", digits));
    }

    private String nameHash(String name) {
        return HexFormat.of().formatHex(vault.index("party-name", name.strip().toLowerCase(Locale.ROOT)));
    }

    /** The hashes of the parts of an organisation's name; empty where the words are none. */
    List<Long> gramsOf(String name) {
        return NameGrams.hashes(vault, name);
    }

    /** Other submitted filings of the same cause with a plaintiff and a defendant of this one. */
    List<FilingId> related(FilingId id) {
        return jdbc.sql("""
                        select distinct other.id from filing this
                        join filing_party_index p on p.filing_id = this.id and p.side = 'PLAINTIFF'
                        join filing_party_index q on q.hash = p.hash and q.side = 'PLAINTIFF' and q.filing_id <> this.id
                          and q.filing_id is distinct from this.forwarded_from and q.filing_id is distinct from this.main_suit
                        join filing other on other.id = q.filing_id and other.cause_code = this.cause_code
                          and other.status <> 'DRAFT'
                        where this.id = :id and exists (
                          select 1 from filing_party_index d
                          join filing_party_index e on e.hash = d.hash and e.side = 'DEFENDANT'
                          where d.filing_id = this.id and d.side = 'DEFENDANT' and e.filing_id = other.id)
                        limit 20""")
                .param("id", id.value())
                .query((row, number) -> new FilingId(row.getObject("id", UUID.class)))
                .list();
    }
}
