package org.lian.process;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.ServiceAddress;
import org.lian.filing.ServiceAddressChanges;
import org.lian.process.papers.CourtDocuments;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The consent to electronic service, given after the submission: what is on its way on paper and whose receipt has not
 * come back is served in that moment (民诉法 90), and no receipt is waited for any more.
 */
@Component
public class ServiceConsent {
    private static final String CONSENTED = "ServiceConsented";

    private final ServiceAddressChanges addresses;
    private final PapersOnTheWay onTheWay;
    private final CourtDocuments documents;
    private final FilingLifecycle filings;
    private final RuntimeService runtime;

    ServiceConsent(
            ServiceAddressChanges addresses,
            PapersOnTheWay onTheWay,
            CourtDocuments documents,
            FilingLifecycle filings,
            RuntimeService runtime) {
        this.addresses = addresses;
        this.onTheWay = onTheWay;
        this.documents = documents;
        this.filings = filings;
        this.runtime = runtime;
    }

    /** Changes the address, and gives the titles of what was served at once because of it. */
    @Transactional
    public List<String> change(Actor filer, FilingId id, @Nullable ServiceAddress wanted) {
        addresses.change(filer, id, wanted);
        return onTheWay.services(id).stream()
                .filter(service -> documents.isElectronic(id, service.document()))
                .flatMap(service -> serve(id, service))
                .toList();
    }

    private Stream<String> serve(FilingId id, PapersOnTheWay.Service service) {
        try {
            runtime.createMessageCorrelation(CONSENTED)
                    .processInstanceId(service.instance())
                    .correlateWithResult();
        } catch (MismatchingMessageCorrelationException drawnBefore) {
            // An instance of a diagram that knew no such event waits for its receipt.
            return Stream.of();
        }
        var titles = onTheWay.titles(service.document(), filings.filing(id)).toList();
        filings.remark(
                Actor.system(),
                id,
                "SERVED_INSTEAD",
                "当事人同意电子送达，《" + String.join("》《", titles) + "》已电子送达；纸质的不再登记送达回证",
                null);
        return titles.stream();
    }
}
