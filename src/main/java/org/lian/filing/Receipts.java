package org.lian.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.journal.Journal;
import org.lian.keys.Signatures;
import org.lian.materials.Material;
import org.lian.materials.ShrunkPhotographs;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The issuer and verifier of 收件回执: a manifest of what was received and when, signed with the court's key. */
@Component
public class Receipts {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final JdbcClient jdbc;
    private final Signatures signatures;
    private final Journal journal;
    private final ShrunkPhotographs shrunk;
    private final SecureRandom random = new SecureRandom();

    Receipts(JdbcClient jdbc, Signatures signatures, Journal journal, ShrunkPhotographs shrunk) {
        this.jdbc = jdbc;
        this.signatures = signatures;
        this.journal = journal;
        this.shrunk = shrunk;
    }

    private record Manifest(
            String number, String filing, String court, String receivedAt, List<Receipt.Item> materials) {}

    Receipt issue(Filing filing, List<Material> materials, Instant receivedAt) {
        var at = receivedAt.atZone(BusinessClock.SHANGHAI).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
        var number = newNumber("S", receivedAt);
        var originals = shrunk.of(filing.id());
        var items = materials.stream()
                .map(material ->
                        new Receipt.Item(material.id().toString(), material.sha256(), originals.get(material.id())))
                .toList();
        var manifest =
                json(new Manifest(number, filing.id().toString(), filing.court().value(), at.toString(), items));
        var digest = Sha256.hex(manifest);
        var receipt = new Receipt(number, at, items, digest, signatures.sign(bytes(manifest)));
        jdbc.sql("""
                        insert into filing_receipt
                          (number, filing_id, received_at, manifest, digest, signature, key_id)
                        values (:number, :filing, :at, :manifest, :digest, :signature, :key)""")
                .param("number", number)
                .param("filing", filing.id().value())
                .param("at", at)
                .param("manifest", manifest)
                .param("digest", digest)
                .param("signature", receipt.signature())
                .param("key", signatures.current().id())
                .update();
        return receipt;
    }

    /** A number that nobody guesses and everybody can read out. */
    String newNumber(String kind, Instant at) {
        return kind + CourtTime.DIGITS.format(at) + "-" + randomPart();
    }

    public Optional<Receipt> ofFiling(FilingId filing) {
        return jdbc.sql(
                        "select number, received_at, manifest, digest, signature from filing_receipt where filing_id = ?")
                .param(filing.value())
                .query((row, n) ->
                        receipt(row.getString("manifest"), row.getString("digest"), row.getString("signature")))
                .optional();
    }

    /** The numbers of the filings' receipts; the caller has found the filings. */
    public Map<FilingId, String> numbers(Collection<FilingId> filings) {
        return jdbc
                .sql("select filing_id, number from filing_receipt where filing_id = any (:filings)")
                .param("filings", filings.stream().map(FilingId::value).toArray(UUID[]::new))
                .query((row, n) ->
                        Map.entry(new FilingId(row.getObject("filing_id", UUID.class)), row.getString("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The filing that a receipt was given for; no access is checked here. */
    public Optional<FilingId> filingOf(String number) {
        return jdbc.sql("select filing_id from filing_receipt where number = ?")
                .param(number)
                .query((row, n) -> new FilingId(row.getObject("filing_id", UUID.class)))
                .optional();
    }

    /** What anybody holding the number may learn: when what was received, and the proof of it; no party. */
    @Transactional(readOnly = true)
    public Optional<ReceiptFile> file(String number) {
        return jdbc.sql("select filing_id, manifest, digest, signature, key_id from filing_receipt where number = ?")
                .param(number)
                .query((row, n) -> file(
                        new FilingId(row.getObject("filing_id", UUID.class)),
                        row.getString("manifest"),
                        row.getString("digest"),
                        row.getString("signature"),
                        row.getString("key_id")))
                .optional();
    }

    private ReceiptFile file(FilingId filing, String manifest, String digest, String signature, String keyId) {
        var key = signatures.published(keyId);
        var receipt = receipt(manifest, digest, signature);
        return new ReceiptFile(
                new ReceiptFile.Received(
                        receipt.number(),
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(receipt.receivedAt()),
                        receipt.materials(),
                        digest,
                        signature),
                Sha256.hex(manifest).equals(digest) && signatures.verifies(keyId, bytes(manifest), signature),
                manifest,
                digest,
                key.algorithm(),
                keyId,
                key.publicKey(),
                signature,
                ReceiptFile.Log.of(journal.inclusion(filing, digest).orElse(null)));
    }

    private Receipt receipt(String manifest, String digest, String signature) {
        try {
            var read = CANONICAL.readValue(manifest, Manifest.class);
            return new Receipt(
                    read.number(), OffsetDateTime.parse(read.receivedAt()), read.materials(), digest, signature);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String randomPart() {
        var bytes = new byte[Long.BYTES];
        random.nextBytes(bytes);
        return ReadableCode.of(bytes);
    }

    private static String json(Object value) {
        try {
            return CANONICAL.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
