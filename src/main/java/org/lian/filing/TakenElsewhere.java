package org.lian.filing;

import java.util.List;
import org.lian.vocabulary.Refusal;

/** A submission that another desk takes. Its moment is kept, so the transaction that says so is not rolled back. */
public class TakenElsewhere extends Refusal {
    private static final long serialVersionUID = 1L;

    TakenElsewhere(List<Fault> faults) {
        super(Kind.INVALID, faults.get(0).message(), faults, null);
    }
}
