package org.lian.web.staff;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Draft;
import org.lian.filing.Party;
import org.lian.vocabulary.Track;

/** The parties in the shape in which a corrected list goes back. */
record PartySheet(List<Person> plaintiffs, List<Person> defendants, List<Person> thirdParties) {
    /** A party's components; {@link Party} itself would add derived ones. */
    record Person(
            Party.@Nullable Kind kind,
            @Nullable String name,
            Party.@Nullable IdType idType,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable String address,
            List<Party.Representative> representedBy,
            @Nullable Boolean foreignDomicile,
            Party.@Nullable Personal personal,
            Party.@Nullable Region region,
            @Nullable Boolean elected) {
        static Person of(Party party) {
            return new Person(
                    party.kind(),
                    party.name(),
                    party.idType(),
                    party.idNumber(),
                    party.phone(),
                    party.address(),
                    party.representedBy(),
                    party.foreignDomicile(),
                    party.personal(),
                    party.region(),
                    party.elected());
        }
    }

    static PartySheet of(Draft draft) {
        return new PartySheet(people(draft.plaintiffs()), people(draft.defendants()), people(draft.thirdParties()));
    }

    /** A party's role with its numbers, for reading. */
    record Numbers(String role, Person person) {}

    List<Numbers> people(Track track) {
        return Stream.of(
                        numbers(track.claimant(), plaintiffs),
                        numbers(track.respondent(), defendants),
                        numbers("第三人", thirdParties))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Numbers> numbers(String role, List<Person> people) {
        return IntStream.range(0, people.size())
                .mapToObj(at -> new Numbers(people.size() == 1 ? role : role + (at + 1), people.get(at)))
                .toList();
    }

    private static List<Person> people(List<Party> parties) {
        return parties.stream().map(Person::of).toList();
    }
}
