package org.hall24.fleet.main;

import java.util.Locale;
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

    /** The proof of a name. */
    static Proof proof(ProofName name) {
        return switch (name) {
            case NET -> new NetProof();
            case FAILOVER -> new FailoverProof();
            case DISK -> new DiskProof();
            case FSYNC -> new FsyncProof();
        };
    }

    /** The measurement of a name. */
    static Measurement measurement(BenchName name) {
        return switch (name) {
            case INTAKE -> new IntakeBench();
            case POLL -> new PollBench();
            case HERD -> new HerdBench();
            case OUTBOX -> new OutboxBench();
        };
    }
}
