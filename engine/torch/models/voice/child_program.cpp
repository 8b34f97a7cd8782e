// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

namespace vortex::torch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::nanoseconds kTick = std::chrono::microseconds(500);  // between two looks at the stop

class Fd {
 public:
  explicit Fd(int fd = -1) : m_fd(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { close(); }
  void close() {
    if (m_fd >= 0)
      ::close(std::exchange(m_fd, -1));
  }
  int get() const { return m_fd; }

 private:
  int m_fd;
};

// A child that is killed, with whatever it started, and reaped on every way out.
class Child {
 public:
  explicit Child(pid_t pid) : m_pid(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (m_pid <= 0)
      return;
    ::kill(-m_pid, SIGKILL);
    reap(m_pid);
  }
  // Kills it and does not wait: on a busy machine it takes milliseconds until a dead process has its turn to be gone, though no
  // instruction of it runs any more. A thread that owns nothing else reaps it.
  void letGo() {
    ::kill(-m_pid, SIGKILL);
    try {
      std::thread(&Child::reap, m_pid).detach();
      m_pid = 0;
    } catch (const std::system_error&) {  // no thread to be had: the destructor waits
    }
  }
  // True once it has ended; its wait status is then in *status.
  bool ended(int* status) {
    const pid_t got = ::waitpid(m_pid, status, WNOHANG);
    if (got == m_pid || (got < 0 && errno == ECHILD)) {
      if (got < 0)
        *status = -1;
      m_pid = 0;
      return true;
    }
    return false;
  }

 private:
  static void reap(pid_t pid) {
    while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  pid_t m_pid;
};

// Only what a speller can need: no variable of ours decides what it does (a sound server's address, for one, could make it wait).
std::vector<std::string> plainEnvironment() {
  const char* path = std::getenv("PATH");
  return {std::string("PATH=") + (path != nullptr ? path : "/usr/bin:/bin"), "LC_ALL=C.UTF-8", "HOME=/"};
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (std::string& s : strings)
    out.push_back(s.data());
  out.push_back(nullptr);
  return out;
}

constexpr int kNiceness = 5;

// Everything that the child needs, made before it exists.
struct Birth {
  std::vector<char*> arguments, environment;
  int in = -1, out = -1, null = -1;
  pid_t parent = 0;
};

// The child until it is another program. It shares its parent's memory, so it may do no more than system calls; execvpe looks into
// PATH without allocating. Returns why it could not become that program.
int become(const Birth& birth) {
  ::setpgid(0, 0);
  // Who dies takes its children along: nobody would wait for their answer.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
    return errno;
  if (::getppid() != birth.parent)
    return ECHILD;
  for (int signal = 1; signal < NSIG; ++signal)
    ::signal(signal, SIG_DFL);
  if (::dup2(birth.in, 0) < 0 || ::dup2(birth.out, 1) < 0 || ::dup2(birth.null, 2) < 0)
    return errno;
  ::close_range(3, ~0u, 0);
  sigset_t nothing;
  ::sigemptyset(&nothing);
  ::sigprocmask(SIG_SETMASK, &nothing, nullptr);
  ::execvpe(birth.arguments[0], birth.arguments.data(), birth.environment.data());
  return errno;
}

// posix_spawn() cannot tie a child's life to its parent's. Signals wait meanwhile, since a handler that ran in the child would run
// in the parent's memory.
pid_t bear(const Birth& birth, volatile int* error) {
  sigset_t all, before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t pid = ::vfork();
  if (pid == 0) {
    *error = become(birth);
    ::_exit(127);
  }
  if (pid < 0)
    *error = errno;
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return pid;
}

// Returns the child, or 0 with *error saying why there is none.
pid_t spawn(std::vector<std::string> arguments, int in, int out, int* error) {
  std::vector<std::string> environment = plainEnvironment();
  const Fd null(::open("/dev/null", O_WRONLY | O_CLOEXEC));
  const Birth birth{pointers(arguments), pointers(environment), in, out, null.get(), ::getpid()};
  volatile int why = 0;
  const pid_t pid = bear(birth, &why);
  *error = why;
  if (why == 0) {
    // It runs beside the lanes on the same processors, and what a lane waits for one of them is part of how late it stops. Only
    // now: until it was another program, this thread waited for it.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(pid), kNiceness);
    return pid;
  }
  if (pid > 0)
    ::waitpid(pid, nullptr, 0);
  return 0;
}

ChildAnswer failure(ChildEnd end, const std::string& program, const std::string& what) { return {end, {}, program + ": " + what}; }

}  // namespace

ChildAnswer runOnText(const std::vector<std::string>& arguments, const std::string& text, const ChildLimits& limits,
                      const std::function<bool()>& stopRequested) {
  const std::string& program = arguments.at(0);
  const Clock::time_point deadline = Clock::now() + limits.time;
  // Sockets, not pipes: writing to a child that has gone away must not raise SIGPIPE in this process.
  std::array<int, 2> toChild{}, fromChild{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, toChild.data()) != 0)
    return failure(ChildEnd::NotStarted, program, std::strerror(errno));
  Fd in(toChild[0]), childIn(toChild[1]);
  if (::pipe2(fromChild.data(), O_CLOEXEC) != 0)
    return failure(ChildEnd::NotStarted, program, std::strerror(errno));
  Fd out(fromChild[0]), childOut(fromChild[1]);
  ::fcntl(out.get(), F_SETFL, O_NONBLOCK);

  int error = 0;
  Child child(spawn(arguments, childIn.get(), childOut.get(), &error));
  if (error != 0)
    return failure(ChildEnd::NotStarted, program, std::strerror(error));
  childIn.close();
  childOut.close();

  ChildAnswer answer;
  std::size_t sent = 0;
  if (text.empty())
    in.close();
  bool open = true;
  for (int status = 0;;) {
    if (!open && child.ended(&status)) {
      if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && status != -1) {
        answer.end = ChildEnd::Finished;
        return answer;
      }
      return failure(ChildEnd::Failed, program,
                     WIFSIGNALED(status) ? "ended by signal " + std::to_string(WTERMSIG(status))
                                         : "exit status " + std::to_string(WEXITSTATUS(status)));
    }
    if (stopRequested && stopRequested()) {
      child.letGo();
      return failure(ChildEnd::Stopped, program, "the attempt was told to stop");
    }
    if (Clock::now() >= deadline)
      return failure(ChildEnd::TimedOut, program, "no answer within " + std::to_string(limits.time.count()) + " ms");
    // A negative descriptor is passed over. Once the output is closed only the end of the process is waited for.
    std::array<pollfd, 2> fds{pollfd{open ? out.get() : -1, POLLIN, 0}, pollfd{in.get(), POLLOUT, 0}};
    const timespec tick{.tv_sec = 0, .tv_nsec = kTick.count()};
    ::ppoll(fds.data(), fds.size(), &tick, nullptr);
    if ((fds[1].revents & (POLLOUT | POLLERR | POLLHUP)) != 0) {
      const ssize_t n = ::send(in.get(), text.data() + sent, text.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      sent += n > 0 ? static_cast<std::size_t>(n) : 0;
      // A child that does not want the rest may still answer.
      if (sent == text.size() || (n < 0 && errno != EAGAIN && errno != EINTR))
        in.close();
    }
    if ((fds[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
      std::array<char, 4096> buffer;
      const ssize_t n = ::read(out.get(), buffer.data(), buffer.size());
      if (n > 0)
        answer.output.append(buffer.data(), static_cast<std::size_t>(n));
      else if (n == 0 || (errno != EAGAIN && errno != EINTR))
        open = false;
      if (answer.output.size() > limits.outputBytes)
        return failure(ChildEnd::SaidTooMuch, program, "more than " + std::to_string(limits.outputBytes) + " bytes of output");
    }
  }
}

}  // namespace vortex::torch
