package org.hall24.fleet.net;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hall24.fleet.Order;
import org.hall24.fleet.fault.Fault;
import org.hall24.fleet.fault.FaultProxy;
import org.hall24.fleet.fault.Weather;
import org.hall24.fleet.hub.Site;
import org.hall24.fleet.muster.Muster;
import org.hall24.fleet.terminal.Fleet;
import org.hall24.fleet.terminal.Manners;
import org.hall24.report.Row;

/** Every fault at once, each with a fleet and a network of its own, against one hub under all their load. */
final class Storm {
    /** How many of a hundred connections meet the fault; the others only the cuts that come now and then for all. */
    private static final int BAD_IN_100 = 70;

    /** All connections are cut this often, so that new ones meet the weather. */
    private static final Duration CUT_EVERY = Duration.ofSeconds(4);

    private static final Duration LASTS = Duration.ofSeconds(60);
    private static final Duration CLEARS_MAX = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(200);
    /** A terminal's name has eight letters before its number. */
    private static final int NAME_MAX = 8;

    private static final int TERMINALS = 40;
    private static final int MATTERS = 10;

    private final Order order;
    private final Site site;
    private final Muster muster;
    private final List<Slice> slices = new ArrayList<>();

    private record Slice(Fault fault, FaultProxy network, Fleet fleet) {}

    Storm(Order order, Site site, Muster muster) {
        this.order = order;
        this.site = site;
        this.muster = muster;
    }

    /** Lets it rage, and everything arrive; numbers of terminals begin after {@code first}. */
    void run(int first, Duration lasts) throws IOException, InterruptedException {
        try {
            int number = first;
            for (var fault : Fault.values()) {
                if (fault != Fault.NONE) {
                    slices.add(slice(fault, number));
                    number += TERMINALS;
                }
            }
            order.say("storm: %d networks, %d terminals, %d matters, %d s"
                    .formatted(
                            slices.size(),
                            slices.size() * TERMINALS,
                            slices.size() * TERMINALS * MATTERS,
                            lasts.toSeconds()));
            rage(lasts);
            clear();
        } finally {
            slices.forEach(slice -> {
                slice.fleet().close();
                slice.network().close();
            });
        }
    }

    /** The row of each fault. */
    List<Row> rows(Muster.Closing books) {
        return slices.stream().map(slice -> row(slice, books)).toList();
    }

    static Duration lasts() {
        return LASTS;
    }

    private Slice slice(Fault fault, int first) throws IOException, InterruptedException {
        var network = FaultProxy.to(List.of(site.hubs().port(0)), order.random(fault.word()), order.pause());
        network.weather(Weather.bad(BAD_IN_100, fault));
        var prefix = fault.name().replace("_", "");
        prefix = prefix.substring(0, Math.min(NAME_MAX, prefix.length()));
        var fleet = muster.fleet(prefix, first, TERMINALS, network, Manners.OURS, site.primary());
        fleet.prepare(MATTERS);
        return new Slice(fault, network, fleet);
    }

    private void rage(Duration lasts) throws IOException, InterruptedException {
        for (var slice : slices) {
            slice.fleet().open();
        }
        var began = System.nanoTime();
        var random = order.random("storm people");
        int filed = 0;
        int all = TERMINALS * MATTERS;
        long lastCut = began;
        while (System.nanoTime() - began < lasts.toNanos() || filed < all) {
            // People come over the first two thirds; the storm goes on while their matters are on the way.
            double part = (System.nanoTime() - began) / (lasts.toNanos() * 0.66);
            for (; filed < Math.min(all, (int) (all * part)); filed++) {
                int terminal = filed % TERMINALS;
                slices.forEach(slice -> slice.fleet().terminals().get(terminal).file());
            }
            if (System.nanoTime() - lastCut > CUT_EVERY.toNanos()) {
                lastCut = System.nanoTime();
                slices.get(random.nextInt(slices.size())).network().cutAll();
                slices.get(random.nextInt(slices.size())).network().cutAll();
            }
            order.pause().sleep(LOOK);
        }
    }

    private void clear() throws InterruptedException {
        order.say("storm: the weather clears");
        for (var slice : slices) {
            slice.network().weather(Weather.FAIR);
            slice.network().cutAll();
            muster.knows(slice.fleet());
        }
        long giveUpAt = System.nanoTime() + CLEARS_MAX.toNanos();
        while (System.nanoTime() < giveUpAt
                && slices.stream().anyMatch(slice -> slice.fleet().unsigned() > 0)) {
            order.pause().sleep(LOOK);
        }
    }

    private Row row(Slice slice, Muster.Closing books) {
        var balance = muster.reckon(slice.fleet(), books);
        var traffic = slice.fleet().traffic();
        var figures = new LinkedHashMap<String, Number>();
        figures.put("connections-with-this-fault", slice.network().met(slice.fault()));
        figures.put("requests", traffic.requests());
        figures.put("requests-without-an-answer", traffic.silences());
        figures.put("answers-asking-for-patience", traffic.patience());
        figures.put("matters-offered", traffic.offered());
        figures.put("matters-offered-again", traffic.offered() - balance.accepted());
        figures.put("not-signed-for", slice.fleet().unsigned());
        figures.put("set-aside", slice.fleet().setAside());
        figures.put("not-done-by-department", balance.undone());
        int bad = balance.lost()
                + balance.doubled()
                + balance.undone()
                + slice.fleet().unsigned();
        int held = Math.max(0, balance.accepted() - bad);
        boolean met = slice.network().met(slice.fault()) > 0; // a fault nobody met proves nothing
        return new Row(
                "net-" + slice.fault().word(),
                balance.accepted(),
                met ? held : 0,
                balance.lost(),
                balance.doubled(),
                order.seed(),
                Map.copyOf(figures));
    }
}
