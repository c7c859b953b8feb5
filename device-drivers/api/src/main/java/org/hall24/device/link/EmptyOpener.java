package org.hall24.device.link;

import java.util.List;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;

/** Takes the URLs of another opener and opens nothing: for a driver that is given its talk by something else. */
public final class EmptyOpener implements LinkOpener {
    private final LinkOpener stoodInFor;

    /** In the place of this one. */
    public EmptyOpener(LinkOpener stoodInFor) {
        this.stoodInFor = stoodInFor;
    }

    @Override
    public String word() {
        return stoodInFor.word();
    }

    @Override
    public String sentence() {
        return stoodInFor.sentence();
    }

    @Override
    public List<DeviceOption> options() {
        return stoodInFor.options();
    }

    @Override
    public boolean isPresent(DeviceUrl url) {
        return true;
    }

    @Override
    public ByteLink open(DeviceUrl url, OptionValues options) {
        return new EmptyLink();
    }
}
