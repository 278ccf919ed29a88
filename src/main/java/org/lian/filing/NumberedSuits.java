package org.lian.filing;

import java.util.List;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The suit behind a number, which a counterclaim and the rulings in it bear too. No access is checked here. */
@NamedInterface(FilingLifecycle.COURT)
@Component
public class NumberedSuits {
    private final FilingStore store;

    NumberedSuits(FilingStore store) {
        this.store = store;
    }

    /** The suit itself; empty for one from before the installation, or of another court. */
    public Optional<Filing> find(String number) {
        return store.byCaseNumbers(List.of(number)).stream()
                .flatMap(id -> store.find(id).stream())
                .filter(filing -> filing.track().isSuit() && filing.mainSuit() == null)
                .findFirst();
    }
}
