// SPDX-License-Identifier: Apache-2.0
#include "engine/torch/models/voice/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace vortex::torch {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kTickMs = 10;

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
    while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
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

int spawn(pid_t* pid, std::vector<std::string> arguments, int in, int out) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t how;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in, 0);
  posix_spawn_file_actions_adddup2(&files, out, 1);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files, 3);
  posix_spawnattr_init(&how);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&how, &none);
  posix_spawnattr_setsigdefault(&how, &all);
  posix_spawnattr_setpgroup(&how, 0);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::vector<std::string> environment = plainEnvironment();
  const int error = posix_spawnp(pid, arguments[0].c_str(), &files, &how, pointers(arguments).data(), pointers(environment).data());
  posix_spawnattr_destroy(&how);
  posix_spawn_file_actions_destroy(&files);
  return error;
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

  pid_t pid = 0;
  if (const int error = spawn(&pid, arguments, childIn.get(), childOut.get()); error != 0)
    return failure(ChildEnd::NotStarted, program, std::strerror(error));
  Child child(pid);
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
    if (stopRequested && stopRequested())
      return failure(ChildEnd::Stopped, program, "the attempt was told to stop");
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0)
      return failure(ChildEnd::TimedOut, program, "no answer within " + std::to_string(limits.time.count()) + " ms");
    // A negative descriptor is passed over by poll. Once the output is closed only the end of the process is waited for, shortly.
    std::array<pollfd, 2> fds{pollfd{open ? out.get() : -1, POLLIN, 0}, pollfd{in.get(), POLLOUT, 0}};
    ::poll(fds.data(), fds.size(), open ? static_cast<int>(std::min<std::int64_t>(left, kTickMs)) : 1);
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
