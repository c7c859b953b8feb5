package org.hall24.driver.pcsclite;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactorySpi;
import org.jspecify.annotations.Nullable;

/**
 * A security provider with the one service {@code TerminalFactory.PC/SC}: ask {@code TerminalFactory.getInstance("PC/SC", null, provider)}.
 *
 * <p>Each factory has a connection to the card service of its own. When the service ended, a new factory works as soon as it runs again; the
 * JDK's provider keeps one connection for the life of the JVM.
 */
public final class PcscProvider extends Provider {
    private static final long serialVersionUID = 1L;

    /** The provider; it opens nothing yet. */
    public PcscProvider() {
        super("Hall24PCSC", "1.0", "PC/SC by libpcsclite");
        putService(new Factories(this));
    }

    private static final class Factories extends Service {
        private @Nullable WinScard library;

        Factories(Provider provider) {
            super(provider, "TerminalFactory", "PC/SC", Factory.class.getName(), List.of(), Map.of());
        }

        /** Loaded once: what is loaded is never given back. */
        private synchronized WinScard library() {
            if (library == null) {
                library = new WinScard();
            }
            return library;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            try {
                var loaded = library();
                return new Factory(new Terminals(loaded, loaded.establish()));
            } catch (IllegalArgumentException e) {
                throw new NoSuchAlgorithmException("libpcsclite.so.1 is not there; install libpcsclite1", e);
            } catch (PcscException e) {
                throw new NoSuchAlgorithmException(e.getMessage(), e);
            }
        }
    }

    private static final class Factory extends TerminalFactorySpi {
        private final Terminals terminals;

        Factory(Terminals terminals) {
            this.terminals = terminals;
        }

        @Override
        protected CardTerminals engineTerminals() {
            return terminals;
        }
    }
}
