package org.hall24.wire.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.Answered;
import org.hall24.wire.terminal.Agent.ClearingRecord;
import org.hall24.wire.terminal.Agent.Declined;
import org.hall24.wire.terminal.Agent.DepartmentSilent;
import org.hall24.wire.terminal.Agent.Filing;
import org.hall24.wire.terminal.Agent.HolderTag;
import org.hall24.wire.terminal.Agent.LiveCall;
import org.hall24.wire.terminal.Agent.NoNetwork;
import org.hall24.wire.terminal.Agent.PrintEntry;
import org.hall24.wire.terminal.Agent.Rating;
import org.hall24.wire.terminal.Agent.Refusal;
import org.hall24.wire.terminal.Agent.Refused;
import org.hall24.wire.terminal.Agent.SessionState;
import org.hall24.wire.terminal.Agent.SiteCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AgentLineTest {
    private static final UUID CASE = new UUID(7, 1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path dir;

    private final FakeAgent agent = new FakeAgent();
    private Path socket;
    private AgentServer server;
    private AgentClient client;

    @BeforeEach
    void open() throws IOException {
        socket = dir.resolve("agent.sock");
        server = serve();
        client = new AgentClient(socket);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private AgentServer serve() throws IOException {
        return AgentServer.open(socket, agent, PeerCheck.user(System.getProperty("user.name")));
    }

    @Test
    void everyQuestionHasItsAnswer() throws Exception {
        assertThat(client.introduce()).isEqualTo(agent.introduce());
        assertThat(client.file(filing("appeal.hotline")))
                .isEqualTo(new Accepted("YS-0007-000036-3", "C-0007-000036", FakeAgent.AT));
        assertThat(client.file(filing("full"))).isEqualTo(new Refused(Refusal.DISK_FULL));
        assertThat(client.openReceipts()).isEqualTo(agent.openReceipts());
        assertThat(client.delivered(new UUID(0, 1))).isTrue();
        assertThat(client.delivered(new UUID(0, 2))).isFalse();
        assertThat(client.network()).isEqualTo(agent.network());
        assertThat(client.voidedPrints()).isEqualTo(agent.voidedPrints());
        assertThat(live("slots")).isEqualTo(new Answered("{\"slots\":[]}"));
        assertThat(live("hold")).isEqualTo(new Declined("slot-taken"));
        assertThat(live("offline")).isEqualTo(new NoNetwork());
        assertThat(live("silent")).isEqualTo(new DepartmentSilent());
    }

    @Test
    void everyNoteArrives() throws Exception {
        var cleared = new ClearingRecord(CASE, List.of("card", "form"));
        var rating = new Rating(CASE, Optional.of("YS-0007-000036-3"), "appeal.hotline", 1, List.of("108"), 1);
        var entry = new PrintEntry(CASE, "presented", 6);

        client.receiptPrinted(CASE);
        client.session(SessionState.IN_SESSION);
        client.cleared(cleared);
        client.rate(rating);
        client.journal(entry);
        client.site(List.of(SiteCondition.CABINET_DOOR_OPEN, SiteCondition.UPS_LOW));

        assertThat(agent.heard)
                .containsExactly(
                        CASE,
                        SessionState.IN_SESSION,
                        cleared,
                        rating,
                        entry,
                        List.of(SiteCondition.CABINET_DOOR_OPEN, SiteCondition.UPS_LOW));
    }

    @Test
    void theSocketIsForOwnerAndGroupOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void anAgentThatCouldNotSaysSoAndTheLineStaysOpen() throws Exception {
        assertThatThrownBy(() -> client.file(filing("broken")))
                .isInstanceOf(AgentException.class)
                .hasMessage("the agent could not: the disk is broken");
        assertThat(client.network().waiting()).isEqualTo(3);
    }

    @Test
    void aBugInTheAgentCostsOneQuestion() throws Exception {
        assertThatThrownBy(() -> client.file(filing("bug"))).isInstanceOf(AgentException.class);
        assertThat(client.network().waiting()).isEqualTo(3);
    }

    @Test
    void aRestartedAgentIsFoundAgainWithoutAWord() throws Exception {
        client.network();
        server.close();
        server = serve();

        assertThat(client.network().waiting()).isEqualTo(3);
    }

    @Test
    void withoutAnAgentTheClientSaysSoAndFindsItLater() throws Exception {
        server.close();

        assertThatThrownBy(() -> client.network()).isInstanceOf(AgentException.class);
        server = serve();
        assertThat(client.network().waiting()).isEqualTo(3);
    }

    @Test
    void anInterruptedQuestionEndsAtOnceAndTheNextWorks() throws Exception {
        var ended = new AtomicReference<Throwable>();
        var asking = Thread.ofVirtual().start(() -> {
            try {
                live("sleep");
            } catch (AgentException | InterruptedException e) {
                ended.set(e);
            }
        });
        agent.asleep.await();

        asking.interrupt();
        asking.join();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThat(client.network().waiting()).isEqualTo(3);
        agent.wake.countDown();
    }

    @Test
    void theLampsAreAnsweredWhileADepartmentIsSlow() throws Exception {
        var asking = Thread.ofVirtual().start(() -> {
            try {
                live("sleep");
            } catch (AgentException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        agent.asleep.await();

        assertThat(client.network().waiting()).isEqualTo(3);
        agent.wake.countDown();
        asking.join();
    }

    @Test
    void anotherUserIsRefusedByThePeerCheck() throws Exception {
        server.close();
        server = AgentServer.open(socket, agent, PeerCheck.user("somebody-else"));

        assertThatThrownBy(() -> client.network()).isInstanceOf(AgentException.class);
        assertThat(agent.heard).isEmpty();
    }

    @Test
    void moreLinesThanThereIsRoomForAreClosedAndRoomComesBack() throws Exception {
        var lines = new ArrayList<SocketChannel>();
        for (int i = 0; i < 16; i++) {
            lines.add(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        }
        try (var onTooMany = new Frames(SocketChannel.open(UnixDomainSocketAddress.of(socket)))) {
            assertThatThrownBy(() -> onTooMany.receive(SECOND.multipliedBy(10), SECOND))
                    .isInstanceOf(EOFException.class);
        }
        for (var line : lines) {
            line.close();
        }
        assertThat(eventually()).isEqualTo(3);
    }

    /** The server needs a moment to notice the closed lines; how often we ask does not matter. */
    private int eventually() throws InterruptedException {
        for (int i = 0; i < 10_000; i++) {
            try {
                return client.network().waiting();
            } catch (AgentException e) {
                Thread.onSpinWait();
            }
        }
        return -1;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void garbledFramesCloseTheirLineAndNoOther(long seed) throws Exception {
        var random = new Random(seed);
        var good = Conversation.write(new Conversation.Asked(1, new Question.File(filing("appeal.hotline"))));
        for (int round = 0; round < 60; round++) {
            var bytes = garble(good, random);
            try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.shutdownOutput();
                channel.read(ByteBuffer.allocate(64));
            } catch (IOException e) {
                // Closed under our hands: as it should be.
                assertThat(e).isNotNull();
            }
        }
        assertThat(client.network().waiting()).isEqualTo(3);
    }

    private static byte[] garble(byte[] good, Random random) {
        int claimed = switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> Conversation.MESSAGE_BYTES_MAX;
            case 2 -> 0;
            default -> good.length;
        };
        var body = good.clone();
        body[random.nextInt(body.length)] = (byte) random.nextInt();
        return ByteBuffer.allocate(4 + body.length).putInt(claimed).put(body).array();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":1}",
                "{\"id\":1,\"question\":null}",
                "{\"id\":1,\"question\":{}}",
                "{\"id\":1,\"question\":{\"is\":\"explode\"}}",
                "{\"id\":1,\"question\":{\"is\":\"java.lang.Runtime\"}}",
                "{\"id\":1,\"question\":{\"is\":\"done\"}}",
                "{\"id\":\"1\",\"question\":{\"is\":\"network\"}}",
                "{\"id\":1,\"question\":{\"is\":\"delivered\",\"matterId\":\"x\"}}",
                "{\"id\":1,\"question\":{\"is\":\"delivered\"}}",
                "{\"id\":1,\"question\":{\"is\":\"session\",\"state\":1}}",
                "{\"id\":1,\"question\":{\"is\":\"session\",\"state\":\"asleep\"}}",
                "[]",
                "7",
                "null"
            })
    void whatIsNoQuestionIsNotRead(String json) {
        assertThatThrownBy(() -> Conversation.readAsked(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(org.hall24.wire.json.MalformedException.class);
    }

    @Test
    void anAgentThatTalksNonsenseIsAnException() throws Exception {
        var other = dir.resolve("other.sock");
        try (var fake = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                var nonsense = new AgentClient(other)) {
            fake.bind(UnixDomainSocketAddress.of(other));
            for (var answer : List.of(
                    "hello", "{\"id\":99,\"answer\":{\"is\":\"done\"}}", "{\"id\":3,\"answer\":{\"is\":\"done\"}}")) {
                Thread.ofVirtual().start(() -> reply(fake, answer));
                assertThatThrownBy(nonsense::network).isInstanceOf(AgentException.class);
            }
        }
    }

    private static void reply(ServerSocketChannel door, String answer) {
        try (var frames = new Frames(door.accept())) {
            frames.receive(SECOND, SECOND);
            frames.send(answer.getBytes(StandardCharsets.UTF_8), SECOND);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTagRecognisesTheSameNumberOnly() {
        var random = new Random(3);
        var tag = HolderTags.tag("990000198506150029", random);

        assertThat(HolderTags.matches(tag, "990000198506150029")).isTrue();
        assertThat(HolderTags.matches(tag, "990000198506150037")).isFalse();
        assertThat(tag.tag()).isBetween(0, 65_535);
        assertThat(HolderTags.tag("990000198506150029", random).salt()).isNotEqualTo(tag.salt());
    }

    private Agent.LiveAnswer live(String operation) throws AgentException, InterruptedException {
        return client.live(new LiveCall("realestate", operation, "{}"));
    }

    private static Filing filing(String matter) {
        return new Filing(CASE, matter, "{}", new HolderTag("AAAA", 1), new UUID(1, 1));
    }
}
