package org.lian.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.materials.Material;
import org.lian.vocabulary.FilingId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Issues and verifies 收件回执: a manifest of what was received and when, signed with the court's Ed25519 key. */
@Component
public class Receipts {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    // Without the letters that are misread on paper or over the phone.
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final JdbcClient jdbc;
    private final Ed25519Sign.KeyPair key;
    private final SecureRandom random = new SecureRandom();

    Receipts(JdbcClient jdbc, DataFolder data) throws GeneralSecurityException {
        this.jdbc = jdbc;
        this.key = Ed25519Sign.KeyPair.newKeyPairFromSeed(Base64.getDecoder().decode(data.secret("receipt-1", 32)));
    }

    private record Manifest(
            String number, String filing, String court, String receivedAt, List<Receipt.Item> materials) {}

    Receipt issue(Filing filing, List<Material> materials, Instant receivedAt) {
        var at = receivedAt.atZone(BusinessClock.SHANGHAI).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
        var number = "S" + DAY.format(at) + "-" + randomPart();
        var items = materials.stream()
                .map(material -> new Receipt.Item(material.id().toString(), material.sha256()))
                .toList();
        var manifest =
                json(new Manifest(number, filing.id().toString(), filing.court().value(), at.toString(), items));
        var digest = HexFormat.of().formatHex(sha256(manifest));
        var receipt = new Receipt(number, at, items, digest, sign(manifest));
        jdbc.sql("""
                        insert into filing_receipt (number, filing_id, received_at, manifest, digest, signature)
                        values (:number, :filing, :at, :manifest, :digest, :signature)""")
                .param("number", number)
                .param("filing", filing.id().value())
                .param("at", at)
                .param("manifest", manifest)
                .param("digest", digest)
                .param("signature", receipt.signature())
                .update();
        return receipt;
    }

    public Optional<Receipt> ofFiling(FilingId filing) {
        return jdbc.sql(
                        "select number, received_at, manifest, digest, signature from filing_receipt where filing_id = ?")
                .param(filing.value())
                .query((row, n) ->
                        receipt(row.getString("manifest"), row.getString("digest"), row.getString("signature")))
                .optional();
    }

    /** What anybody holding the number may learn: when what was received, and whether the record is untouched. */
    public Optional<Verification> verify(String number) {
        return jdbc.sql("select manifest, digest, signature from filing_receipt where number = ?")
                .param(number)
                .query((row, n) -> {
                    var receipt =
                            receipt(row.getString("manifest"), row.getString("digest"), row.getString("signature"));
                    var manifest = row.getString("manifest");
                    return new Verification(
                            receipt,
                            HexFormat.of().formatHex(sha256(manifest)).equals(receipt.digest())
                                    && verifies(manifest, receipt.signature()),
                            publicKey());
                })
                .optional();
    }

    /** A receipt, whether its record verifies, and the public key (Base64) to check the signature with. */
    public record Verification(Receipt receipt, boolean valid, String publicKey) {}

    /** The signed bytes of a receipt: with the public key, all that is needed to check it without this system. */
    public Optional<String> manifest(FilingId filing) {
        return jdbc.sql("select manifest from filing_receipt where filing_id = ?")
                .param(filing.value())
                .query(String.class)
                .optional();
    }

    public String publicKey() {
        return Base64.getEncoder().encodeToString(key.getPublicKey());
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
        var text = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private String sign(String manifest) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            new Ed25519Sign(key.getPrivateKey()).sign(manifest.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean verifies(String manifest, String signature) {
        try {
            new Ed25519Verify(key.getPublicKey())
                    .verify(Base64.getDecoder().decode(signature), manifest.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (GeneralSecurityException changed) {
            return false;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object value) {
        try {
            return CANONICAL.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
