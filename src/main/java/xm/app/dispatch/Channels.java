package xm.app.dispatch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import xm.app.config.DispatchConfig;
import xm.io.channel.AlertmanagerChannel;
import xm.io.channel.Channel;
import xm.io.channel.PagerDutyChannel;
import xm.io.channel.SlackChannel;
import xm.io.channel.WebhookChannel;

/** The channels that are set. */
public final class Channels {
    private Channels() {}

    /** @param heardMillis when the job was heard of last */
    public static List<Channel> of(DispatchConfig config, LongSupplier heardMillis, Clock clock) {
        List<Channel> channels = new ArrayList<>();
        config.alertmanager()
                .ifPresent(settings -> channels.add(new AlertmanagerChannel(settings, heardMillis, clock)));
        config.pagerDuty().ifPresent(settings -> channels.add(new PagerDutyChannel(settings)));
        config.slack().ifPresent(settings -> channels.add(new SlackChannel(settings)));
        config.webhook().ifPresent(settings -> channels.add(new WebhookChannel(settings, clock)));
        return channels;
    }

    /** The names of those that could be set and are not. */
    public static List<String> unset(DispatchConfig config) {
        List<String> names = new ArrayList<>(
                List.of(AlertmanagerChannel.NAME, PagerDutyChannel.NAME, SlackChannel.NAME, WebhookChannel.NAME));
        of(config, () -> 0, Clock.systemUTC()).forEach(channel -> names.remove(channel.name()));
        return names;
    }
}
