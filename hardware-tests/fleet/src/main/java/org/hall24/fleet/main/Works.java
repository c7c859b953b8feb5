package org.hall24.fleet.main;

import java.util.Locale;
import java.util.Optional;
import org.hall24.fleet.Measurement;
import org.hall24.fleet.Proof;
import org.hall24.fleet.disk.DiskProof;
import org.hall24.fleet.failover.FailoverProof;
import org.hall24.fleet.fsync.FsyncProof;
import org.hall24.fleet.load.IntakeBench;
import org.hall24.fleet.load.PollBench;
import org.hall24.fleet.net.HerdBench;
import org.hall24.fleet.net.NetProof;
import org.hall24.fleet.outbox.OutboxBench;

/** Which proof and which measurement stands behind which name. */
final class Works {
    private Works() {}

    /** Names of {@code prove}. */
    enum ProofName {
        NET,
        DISK,
        FAILOVER,
        FSYNC;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names of {@code bench}. */
    enum BenchName {
        OUTBOX,
        INTAKE,
        POLL,
        HERD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The proof of a name; empty while it is not built. */
    static Optional<Proof> proof(ProofName name) {
        return switch (name) {
            case NET -> Optional.of(new NetProof());
            case FAILOVER -> Optional.of(new FailoverProof());
            case DISK -> Optional.of(new DiskProof());
            case FSYNC -> Optional.of(new FsyncProof());
        };
    }

    /** The measurement of a name; empty while it is not built. */
    static Optional<Measurement> measurement(BenchName name) {
        return switch (name) {
            case INTAKE -> Optional.of(new IntakeBench());
            case POLL -> Optional.of(new PollBench());
            case HERD -> Optional.of(new HerdBench());
            case OUTBOX -> Optional.of(new OutboxBench());
        };
    }
}
