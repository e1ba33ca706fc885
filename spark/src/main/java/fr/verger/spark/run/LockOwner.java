package fr.verger.spark.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * Who writes an output.
 *
 * @param run tells this run from every other
 * @param host name of its driver's machine, for people
 * @param machine tells one space of process numbers from every other: a machine since it was
 *     started, a container
 * @param pid number of the driver's process
 * @param processStarted when that began, since numbers come again; never by a clock that is set
 * @param beat grows while the run lives
 */
record LockOwner(
    String run, String host, String machine, long pid, String processStarted, long beat) {
  /** The 22nd field of a process's status, counted from the third. */
  private static final int BEHIND_ITS_NAME = 22 - 3;

  static LockOwner ofThisProcess() {
    ProcessHandle process = ProcessHandle.current();
    return new LockOwner(
        UUID.randomUUID().toString(),
        hostName(),
        thisMachine(),
        process.pid(),
        started(process),
        0);
  }

  LockOwner next() {
    return new LockOwner(run, host, machine, pid, processStarted, beat + 1);
  }

  boolean onThisMachine() {
    return machine.equals(thisMachine());
  }

  /** Whether the process still lives; only its own machine can say. */
  boolean lives() {
    return ProcessHandle.of(pid).map(LockOwner::started).filter(processStarted::equals).isPresent();
  }

  /**
   * On Linux in ticks since the machine was started, as proc(5) has it: Java adds these to a time
   * that moves with the clock.
   */
  private static String started(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"), ISO_8859_1);
      // The second field is the program's name, which may hold spaces and parentheses.
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[BEHIND_ITS_NAME];
    } catch (IOException e) {
      return process.info().startInstant().map(Instant::toString).orElse("");
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a machine without a name";
    }
  }

  /** A name may be shared, by containers of one image say; these two are not. */
  private static String thisMachine() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + "/"
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException e) {
      return hostName();
    }
  }
}
