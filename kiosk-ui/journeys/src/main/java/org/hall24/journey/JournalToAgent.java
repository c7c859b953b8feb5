package org.hall24.journey;

import java.util.Locale;
import java.util.UUID;
import org.hall24.device.PrintJournal;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A print journal that the agent keeps: the kiosk writes no files. */
public final class JournalToAgent implements PrintJournal {
    private static final Logger LOG = LoggerFactory.getLogger(JournalToAgent.class);

    private final Agent agent;

    /** A journal in the agent's hands. */
    public JournalToAgent(Agent agent) {
        this.agent = agent;
    }

    /** Blocks until the agent has it, a few seconds at most; an agent that does not answer never fails the print. */
    @Override
    public void note(UUID job, Stage stage, int sheets) {
        try {
            agent.journal(new Agent.PrintEntry(job, stage.name().toLowerCase(Locale.ROOT), sheets));
        } catch (AgentException e) {
            LOG.warn("print journal: {} {} not written: {}", job, stage, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("print journal: {} {} not written: interrupted", job, stage);
        }
    }
}
