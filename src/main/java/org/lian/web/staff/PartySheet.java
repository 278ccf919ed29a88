package org.lian.web.staff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Draft;
import org.lian.filing.Party;

/** The parties with nothing hidden, in the shape in which a corrected list goes back. */
record PartySheet(List<Person> plaintiffs, List<Person> defendants, List<Person> thirdParties) {
    /** A party's components; {@link Party} itself would add derived ones. */
    record Person(
            Party.@Nullable Kind kind,
            @Nullable String name,
            Party.@Nullable IdType idType,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable String address,
            List<Party.Representative> representedBy) {
        static Person of(Party party) {
            return new Person(
                    party.kind(),
                    party.name(),
                    party.idType(),
                    party.idNumber(),
                    party.phone(),
                    party.address(),
                    party.representedBy());
        }
    }

    static PartySheet of(Draft draft) {
        return new PartySheet(people(draft.plaintiffs()), people(draft.defendants()), people(draft.thirdParties()));
    }

    private static List<Person> people(List<Party> parties) {
        return parties.stream().map(Person::of).toList();
    }
}
