package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.messages.InboxMessage;
import org.lian.messages.Messages;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Mark;
import org.lian.vocabulary.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 消息 over the API: an account's own inbox over all its filings. */
@RestController
class MessagesApi {
    private final Messages messages;

    MessagesApi(Messages messages) {
        this.messages = messages;
    }

    /** A message; {@code documentId} is the served document that it tells of. */
    record InboxItem(
            UUID id,
            UUID filingId,
            String kind,
            String title,
            @Nullable UUID documentId,
            OffsetDateTime at,
            @Nullable OffsetDateTime readAt) {}

    /** A part of the inbox, newest first, and how many messages in all were not read yet. */
    record InboxPage(
            List<InboxItem> items, int unread, @Nullable String nextCursor) {}

    @Operation(summary = "我的消息")
    @GetMapping("/api/v1/messages")
    InboxPage inbox(
            Actor actor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = ListPage.Request.of(limit, cursor)
                .following(
                        (after, most) -> messages.of(actor, after, most),
                        message -> new Mark(message.at(), message.id().toString()),
                        MessagesApi::item);
        return new InboxPage(page.items(), messages.unread(actor), page.nextCursor());
    }

    @Operation(summary = "把一条消息标为已读")
    @PostMapping("/api/v1/messages/{id}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Actor actor, @PathVariable String id) {
        messages.read(actor, uuid(id));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.notFound("没有找到这条消息");
        }
    }

    private static InboxItem item(InboxMessage message) {
        return new InboxItem(
                message.id(),
                message.filing().value(),
                message.kind().name(),
                message.title(),
                message.subject(),
                CourtTime.local(message.at()),
                message.readAt() == null ? null : CourtTime.local(message.readAt()));
    }
}
