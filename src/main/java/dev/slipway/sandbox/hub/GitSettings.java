package dev.slipway.sandbox.hub;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Settings of git that are not the clone's own: none. Reading a folder must not depend on the
 * user's configuration, run the {@code git} command to find it, or write to it what was measured of
 * the disk.
 */
final class GitSettings extends SystemReader.Delegate {
    private GitSettings(SystemReader rest) {
        super(rest);
    }

    /** For the whole process; nothing else in it uses git. */
    static synchronized void ignoreTheMachines() {
        if (!(SystemReader.getInstance() instanceof GitSettings)) {
            SystemReader.setInstance(new GitSettings(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Empty(fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Empty(fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Empty(fs);
    }

    /** In memory only. */
    private static final class Empty extends FileBasedConfig {
        Empty(FS fs) {
            super(null, fs);
        }

        @Override
        public void load() {
            // there is no file
        }

        @Override
        public void save() {
            // there is no file
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
