package org.lian.messages;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The channels of this court in the order of the table message-channel. */
@Component
class ChannelChain {
    private final MessageStore store;
    private final Map<ChannelKind, MessageChannel> channels = new EnumMap<>(ChannelKind.class);

    ChannelChain(MessageStore store, List<MessageChannel> channels) {
        this.store = store;
        channels.forEach(channel -> this.channels.put(channel.kind(), channel));
    }

    /** A channel, and where it reaches the filer. */
    record Step(MessageChannel channel, String address) {}

    /** Those that are set up, in order. */
    List<ChannelKind> setUp() {
        return store.ways().stream()
                .map(MessageStore.Way::channel)
                .filter(kind -> channel(kind).isSetUp())
                .toList();
    }

    /** The channel itself where it still reaches the filer, otherwise the first after it that does. */
    Optional<Step> from(@Nullable ChannelKind present, Contact contact) {
        return first(present, contact, true);
    }

    /** The first after this one that reaches the filer. */
    Optional<Step> after(ChannelKind present, Contact contact) {
        return first(present, contact, false);
    }

    private Optional<Step> first(@Nullable ChannelKind present, Contact contact, boolean included) {
        var ways = store.ways();
        var kinds = ways.stream().map(MessageStore.Way::channel).toList();
        var at = present == null ? 0 : kinds.indexOf(present) + (included ? 0 : 1);
        return ways.stream()
                .skip(Math.max(at, 0))
                .filter(way -> contact.consents() || !way.needsConsent())
                .map(MessageStore.Way::channel)
                .flatMap(kind -> step(kind, contact).stream())
                .findFirst();
    }

    private Optional<Step> step(ChannelKind kind, Contact contact) {
        var channel = channel(kind);
        return channel.isSetUp()
                ? channel.address(contact).map(address -> new Step(channel, address))
                : Optional.empty();
    }

    private MessageChannel channel(ChannelKind kind) {
        var channel = channels.get(kind);
        if (channel == null) {
            throw new IllegalStateException("No adapter for " + kind);
        }
        return channel;
    }
}
