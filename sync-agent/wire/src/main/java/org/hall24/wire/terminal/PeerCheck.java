package org.hall24.wire.terminal;

import jdk.net.UnixDomainPrincipal;

/** Decides who may talk to a program of the terminal. The kernel says who is at the other end (SO_PEERCRED); nobody can claim it. */
@FunctionalInterface
public interface PeerCheck {
    /** Whether this peer may talk. */
    boolean allows(UnixDomainPrincipal peer);

    /** Only processes of the user with this name. */
    static PeerCheck user(String name) {
        return peer -> peer.user().getName().equals(name);
    }

    /** Those of another check, too. */
    default PeerCheck or(PeerCheck other) {
        return peer -> allows(peer) || other.allows(peer);
    }
}
