package org.lian.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.lian.crash.ClientLog.Act;
import org.lian.crash.ClientLog.Line;
import org.lian.crash.Errands.Unanswered;

/** The crowd before the court: litigants who submit, upload and pay, clerks who register, all at once. */
final class Load {
    private static final int SUBMITTERS = 40;
    private static final int PREPARED = 60;
    private static final int UPLOADERS = 4;
    private static final int CLERKS = 2;
    private static final int PAYERS = 2;
    private static final int REVIEWABLE = 6;
    private static final int PAYABLE = 4;
    private static final Duration AGAIN = Duration.ofMillis(150);
    private static final List<String> KINDS = List.of("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE");

    private final Court court;
    private final ClientLog log;
    private final Queue<String> drafts = new ConcurrentLinkedQueue<>();
    private final Queue<String> reviewable = new ConcurrentLinkedQueue<>();
    private final Queue<Payable> payable = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger putOff = new AtomicInteger();
    private final List<Future<?>> crowd = new ArrayList<>();
    private ExecutorService threads;
    private int cycle;
    private boolean oneNodeDies;
    private volatile boolean courtsPeopleWait;
    private volatile boolean stopping;
    private volatile boolean underFault;

    /** A filing and the order by which its fee can be paid. */
    private record Payable(String filing, String order) {}

    /** The node is gone, and with it this cycle's work. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Load(Court court, ClientLog log) {
        this.court = court;
        this.log = log;
    }

    /** Drafts to submit, filings to register and fees to pay, so that all of them can happen in the same second. */
    void prepare(int ofCycle) {
        cycle = ofCycle;
        stopping = false;
        underFault = false;
        oneNodeDies = false;
        broken.set(0);
        acknowledged.set(0);
        putOff.set(0);
        together(PREPARED - drafts.size(), () -> drafts.add(draft()));
        together(REVIEWABLE + PAYABLE - reviewable.size() - payable.size(), () -> submit(draft()));
        together(PAYABLE - payable.size(), this::register);
        together(Math.max(0, REVIEWABLE - reviewable.size()), () -> submit(draft()));
    }

    /**
     * Everybody comes at once.
     *
     * @param nodeDies the only node is about to die: whose line breaks goes home, and asks again after the restart
     */
    void begin(boolean nodeDies) {
        oneNodeDies = nodeDies;
        courtsPeopleWait = true;
        threads = Executors.newFixedThreadPool(SUBMITTERS + UPLOADERS + CLERKS + PAYERS);
        many(SUBMITTERS, () -> {
            var ready = drafts.poll();
            submit(ready == null ? draft() : ready);
        });
        many(UPLOADERS, () -> {
            var filing = draft();
            KINDS.forEach(kind -> material(filing, kind));
            drafts.add(filing);
        });
        many(CLERKS, () -> {
            if (courtsPeopleWait || !register()) {
                Pause.of(AGAIN);
            }
        });
        many(PAYERS, () -> {
            var next = courtsPeopleWait ? null : payable.poll();
            if (next == null) {
                Pause.of(AGAIN);
            } else {
                ask(log.asked(cycle, Act.PAY, next.filing, next.order));
            }
        });
    }

    /** Waits until so many submissions have left and are not answered; how many there were at that moment. */
    int awaitInFlight(int least) {
        var seen = new AtomicInteger();
        if (!Pause.until(Duration.ofSeconds(20), () -> seen.updateAndGet(before -> inFlight.get()) >= least)) {
            throw new IllegalStateException("The crowd is too small: " + seen);
        }
        return seen.get();
    }

    /** Clerks and payers come too, now that the crowd is there. */
    void everybody() {
        courtsPeopleWait = false;
    }

    /** From now on an unanswered request is the fault's doing. */
    void faultBegins() {
        underFault = true;
    }

    /** Submissions whose line broke. */
    int broken() {
        return broken.get();
    }

    /** All that was acknowledged in this cycle. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** How often a living court said "later" since the fault. */
    int putOff() {
        return putOff.get();
    }

    /** Lets everybody finish what they asked, and go home. */
    void end() {
        stopping = true;
        try {
            for (var one : crowd) {
                one.get(90, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("A client failed", e);
        } finally {
            crowd.clear();
            threads.shutdownNow();
        }
    }

    /** Everything that nobody answered is asked again with the same key, as a careful client does. */
    int makeUp() {
        oneNodeDies = false;
        stopping = false;
        underFault = false;
        var open = log.read().stream().filter(line -> !line.acknowledged()).toList();
        var again = new ConcurrentLinkedQueue<>(open);
        together(open.size(), () -> {
            var line = again.poll();
            var answer = ask(line);
            if (line.act() == Act.DRAFT) {
                drafts.add(answer);
            } else if (line.act() == Act.SUBMIT) {
                reviewable.add(line.subject());
            }
        });
        return open.size();
    }

    private void many(int number, Runnable work) {
        for (var i = 0; i < number; i++) {
            crowd.add(threads.submit(() -> {
                try {
                    while (!stopping) {
                        work.run();
                    }
                } catch (Gone e) {
                    // Comes again after the restart.
                }
            }));
        }
    }

    private void together(int times, Runnable work) {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var all = new ArrayList<Future<?>>();
            for (var i = 0; i < times; i++) {
                all.add(pool.submit(work));
            }
            for (var one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("A client failed", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private String draft() {
        var line = log.asked(cycle, Act.DRAFT, "请求归还借款，第" + java.util.UUID.randomUUID() + "号", null);
        return ask(line);
    }

    private void material(String filing, String kind) {
        ask(log.asked(cycle, Act.MATERIAL, filing, kind));
    }

    private void submit(String filing) {
        ask(log.asked(cycle, Act.SUBMIT, filing, null));
        if (reviewable.size() < 2 * REVIEWABLE) {
            reviewable.add(filing);
        }
    }

    /** One filing from review to its order; false when none waits. */
    private boolean register() {
        var filing = reviewable.poll();
        if (filing == null) {
            return false;
        }
        ask(log.asked(cycle, Act.REGISTER, filing, task(filing, "REVIEW")));
        ask(log.asked(cycle, Act.CONFIRM_FEE, filing, task(filing, "CONFIRM_FEE")));
        var path = "/api/v1/filings/" + filing;
        var order = new String[1];
        retried(null, node -> {
            var shown = node.litigant().get(path);
            var answer = node.litigant().post(path + "/payments", java.util.Map.of("channel", "WECHAT"));
            if (shown.status() != 200 || answer.status() != 201) {
                throw new Unanswered(answer.text(), false, null);
            }
            log.acknowledged(log.asked(cycle, Act.NUMBER, filing, null), shown.get("caseNumber"));
            order[0] = answer.get("orderNo");
            return order[0];
        });
        payable.add(new Payable(filing, order[0]));
        return true;
    }

    private String task(String filing, String kind) {
        return retried(null, node -> {
            var answer = node.clerk().get("/api/v1/tasks?filingId=" + filing);
            if (answer.status() == 200) {
                for (var item : answer.body().get("items")) {
                    if (item.get("kind").asText().equals(kind)) {
                        return item.get("id").asText();
                    }
                }
            }
            throw new Unanswered("No task yet", false, null);
        });
    }

    private String ask(Line line) {
        var isSubmission = line.act() == Act.SUBMIT;
        var answer = retried(line, node -> {
            if (isSubmission) {
                inFlight.incrementAndGet();
            }
            try {
                return Errands.run(line, node);
            } finally {
                if (isSubmission) {
                    inFlight.decrementAndGet();
                }
            }
        });
        log.acknowledged(line, answer);
        acknowledged.incrementAndGet();
        return answer;
    }

    /** One try at a node. */
    private interface Try {
        String at(CourtNode node) throws Unanswered;
    }

    private String retried(Line line, Try once) {
        var end = System.nanoTime() + Duration.ofSeconds(80).toNanos();
        while (true) {
            try {
                var nodes = court.living();
                if (nodes.isEmpty()) {
                    throw new Unanswered("No node", false, null);
                }
                var node = nodes.get(new Random().nextInt(nodes.size()));
                return Errands.answered(() -> once.at(node));
            } catch (Unanswered e) {
                if (e.broken && line != null && line.act() == Act.SUBMIT) {
                    broken.incrementAndGet();
                }
                if (underFault) {
                    putOff.incrementAndGet();
                }
                if (oneNodeDies && stoppingOrDead()) {
                    throw new Gone();
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("Nobody answers " + line, e);
                }
                Pause.of(AGAIN);
            }
        }
    }

    private boolean stoppingOrDead() {
        return stopping || court.living().isEmpty();
    }
}
