// SPDX-License-Identifier: Apache-2.0
#include "engine/link/worker_process.h"

#include "engine/link/socket.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string_view>

namespace vortex::link {
namespace {

constexpr int kSafeDescriptor = 64;  // above every number that the child wants
constexpr int kReapPollMs = 2000;

// The kernel's count of processes that its out-of-memory killer has ended, on this machine.
std::int64_t outOfMemoryKills() {
  std::ifstream file("/proc/vmstat");
  std::string key;
  std::int64_t value = 0;
  while (file >> key >> value) {
    if (key == "oom_kill")
      return value;
  }
  return 0;
}

std::string lookUp(const std::string& program) {
  if (program.find('/') != std::string::npos)
    return program;
  const char* const path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    std::string candidate = folder + "/" + program;
    if (::access(candidate.c_str(), X_OK) == 0)
      return candidate;
  }
  return program;
}

// glibc 2.36 declares its wrappers without extern "C".
int openPidfd(pid_t pid) { return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)); }
void killPidfd(int pidfd) { ::syscall(SYS_pidfd_send_signal, pidfd, SIGKILL, nullptr, 0); }

class ProcessWorker : public Worker {
 public:
  ProcessWorker(pid_t pid, UniqueFd pidfd) : m_pid(pid), m_pidfd(std::move(pidfd)), m_killsBefore(outOfMemoryKills()) {}
  ~ProcessWorker() override {
    if (m_reaped)
      return;
    kill();
    pollfd ready{m_pidfd.get(), POLLIN, 0};
    ::poll(&ready, 1, kReapPollMs);
    ended();
  }
  int pid() const override { return m_pid; }
  int descriptor() const override { return m_pidfd.get(); }
  void kill() override { m_weKilled = true, killPidfd(m_pidfd.get()); }

  std::optional<WorkerEnd> ended() override {
    siginfo_t info{};
    if (m_reaped)
      return std::nullopt;
    if (::waitid(P_PIDFD, static_cast<id_t>(m_pidfd.get()), &info, WEXITED | WNOHANG) != 0) {
      if (errno != ECHILD)
        return std::nullopt;
      m_reaped = true;  // not by us
      return WorkerEnd{WorkerEnd::How::Unseen};
    }
    if (info.si_pid == 0)
      return std::nullopt;
    m_reaped = true;
    if (info.si_code == CLD_EXITED)
      return WorkerEnd{WorkerEnd::How::Exited, info.si_status};
    const bool killer = info.si_status == SIGKILL && !m_weKilled && outOfMemoryKills() > m_killsBefore;
    return WorkerEnd{WorkerEnd::How::Signaled, info.si_status, killer};
  }

  bool stopped() override {
    siginfo_t info{};
    return ::waitid(P_PIDFD, static_cast<id_t>(m_pidfd.get()), &info, WSTOPPED | WNOHANG | WNOWAIT) == 0 && info.si_pid != 0;
  }

  std::optional<ThreadActivity> mainThread() override {
    const std::string folder = "/proc/" + std::to_string(m_pid) + "/task/" + std::to_string(m_pid);
    std::ifstream status(folder + "/stat");
    std::ifstream schedule(folder + "/schedstat");
    std::string text;
    std::int64_t onProcessor = 0;
    if (!std::getline(status, text) || !(schedule >> onProcessor))
      return std::nullopt;
    const std::size_t name = text.rfind(')');  // the name may hold anything
    if (name == std::string::npos || name + 2 >= text.size())
      return std::nullopt;
    return ThreadActivity{text[name + 2] == 'R', Duration{onProcessor}};
  }

 private:
  pid_t m_pid;
  UniqueFd m_pidfd;
  std::int64_t m_killsBefore;
  bool m_reaped = false, m_weKilled = false;
};

// Everything that the child needs, made before the fork: between fork and exec only async-signal-safe calls are allowed, since
// another thread may have held any lock.
struct Birth {
  std::string program;
  std::vector<char*> arguments, environment;
  std::array<int, 3> standard{};
  std::array<int, 1 + kStageCount> sockets{};
  rlimit limit{};
  pid_t parent = 0;
};

void say(const char* text) { static_cast<void>(!::write(STDERR_FILENO, text, std::strlen(text))); }

[[noreturn]] void beBorn(const Birth& birth) {
  ::setpgid(0, 0);
  for (int signal = 1; signal < NSIG; ++signal)
    ::signal(signal, SIG_DFL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int i = 0; i < 3; ++i)
    ::dup2(birth.standard[static_cast<std::size_t>(i)], i);
  for (std::size_t i = 0; i < birth.sockets.size(); ++i)
    ::dup2(birth.sockets[i], kControlDescriptor + static_cast<int>(i));
  ::close_range(kControlDescriptor + static_cast<unsigned>(birth.sockets.size()), ~0u, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != birth.parent)  // it died before it could be watched
    ::_exit(kExitShutdown);
  const int score = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score >= 0) {
    static_cast<void>(!::write(score, "500", 3));
    ::close(score);
  }
  const rlimit noCore{0, 0};  // writing one takes seconds, in which it is dead and nobody can know
  ::setrlimit(RLIMIT_CORE, &noCore);
  if (birth.limit.rlim_cur != 0)
    ::setrlimit(RLIMIT_AS, &birth.limit);
  ::execve(birth.program.c_str(), birth.arguments.data(), birth.environment.data());
  const int number = errno;
  char digits[16] = {};
  std::to_chars(std::begin(digits), std::end(digits) - 1, number);
  say("cannot run ");
  say(birth.program.c_str());
  say(": errno ");
  say(digits);
  ::_exit(kExitRefused);
}

// Where a parent of ours ignored SIGCHLD so do we, and the kernel throws away how a child has ended.
void heedChildren() {
  struct sigaction action {};
  if (::sigaction(SIGCHLD, nullptr, &action) == 0 && action.sa_handler == SIG_IGN)
    ::signal(SIGCHLD, SIG_DFL);
}

// Moves a descriptor out of the way of the child's fixed numbers.
bool raise(UniqueFd& fd) {
  UniqueFd high(::fcntl(fd.get(), F_DUPFD_CLOEXEC, kSafeDescriptor));
  fd = std::move(high);
  return static_cast<bool>(fd);
}

std::vector<std::string> childEnvironment() {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    if (!text.starts_with("OMP_WAIT_POLICY=") && !text.starts_with("GOMP_SPINCOUNT="))
      all.emplace_back(text);
  }
  // OpenMP threads that wait for long would take the cores from the other lanes; ones that sleep at once are woken through the
  // kernel for every operator (measured on the motion model alone: 6.0 ms a frame, 2.8 ms with this). So they spin for some ten
  // microseconds.
  all.emplace_back("OMP_WAIT_POLICY=PASSIVE");
  all.emplace_back("GOMP_SPINCOUNT=20000");
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (std::string& text : texts)
    all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

tl::expected<Spawned, std::string> spawnProcess(const ProcessCommand& command) {
  if (command.arguments.empty())
    return tl::unexpected(std::string("no program is named"));
  Birth birth;
  birth.program = lookUp(command.arguments.front());
  if (::access(birth.program.c_str(), X_OK) != 0)
    return tl::unexpected(systemError("cannot run " + birth.program));

  Spawned spawned;
  std::array<UniqueFd, 1 + kStageCount> theirs;
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    auto pair = createSocketPair();
    if (!pair)
      return tl::unexpected(pair.error());
    (i == 0 ? spawned.control : spawned.lanes[i - 1]) = std::move(pair->first);
    theirs[i] = std::move(pair->second);
    if (!raise(theirs[i]))
      return tl::unexpected(systemError("fcntl F_DUPFD_CLOEXEC"));
    birth.sockets[i] = theirs[i].get();
  }
  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
    return tl::unexpected(systemError("pipe2"));
  spawned.output = UniqueFd(pipe[0]);
  UniqueFd printed(pipe[1]), nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  ::fcntl(pipe[0], F_SETFL, O_NONBLOCK);
  if (!nothing || !raise(printed) || !raise(nothing))
    return tl::unexpected(systemError("/dev/null"));
  birth.standard = {nothing.get(), printed.get(), printed.get()};

  std::vector<std::string> arguments = command.arguments, environment = childEnvironment();
  birth.arguments = pointers(arguments);
  birth.environment = pointers(environment);
  const auto limit = static_cast<rlim_t>(command.addressSpaceLimit);
  birth.limit = {limit, limit};
  birth.parent = ::getpid();

  heedChildren();
  const pid_t pid = ::fork();
  if (pid == 0)
    beBorn(birth);
  if (pid < 0)
    return tl::unexpected(systemError("fork"));
  UniqueFd pidfd(openPidfd(pid));
  if (!pidfd) {
    const std::string why = systemError("pidfd_open");
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    return tl::unexpected(why);
  }
  spawned.worker = std::make_unique<ProcessWorker>(pid, std::move(pidfd));
  return spawned;
}

}  // namespace vortex::link
