package org.lian.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** 对账单: what moved on a day, signed; its last line counts the others. */
@RestController
@Profile("demo")
class SandboxStatementsApi {
    private final SandboxBooks books;
    private final MerchantCalls merchant;
    private final String name;

    SandboxStatementsApi(SandboxBooks books, MerchantCalls merchant, SandboxSettings settings) {
        this.books = books;
        this.merchant = merchant;
        this.name = settings.merchant();
    }

    @GetMapping("/sandbox/statements/{day}")
    ResponseEntity<byte[]> statement(@PathVariable String day, HttpServletRequest request) {
        if (!merchant.asks(request, new byte[0])) {
            return ResponseEntity.status(401).build();
        }
        LocalDate wanted;
        try {
            wanted = LocalDate.parse(day);
        } catch (DateTimeParseException notADay) {
            return ResponseEntity.notFound().build();
        }
        var lines = books.moved(name, wanted);
        var text = new StringBuilder("subject,number,orderNo,amountFen,currency,at\n");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append("total,").append(lines.size()).append('\n');
        return merchant.signed(
                request,
                200,
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
