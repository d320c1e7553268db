#include "render/process.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"

namespace entente {
namespace {

constexpr std::size_t most_output = std::size_t{1} << 30;
constexpr std::size_t most_errors = 64 * 1024;

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read_end, write_end;
};

Error system_error(const std::string& what) {
  return Error(ErrorKind::environment, what + ": " + std::strerror(errno));
}

Pipe make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw system_error("no pipe to a child process");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// A socket pair as standard input: writing to a child that is gone gives an
// error instead of a SIGPIPE, which a library must not change the handling of.
Pipe make_input() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    throw system_error("no pipe to a child process");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// Ends the child for sure, whatever leaves the scope.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ > 0) {
      kill();
      wait();
    }
  }
  void kill() const { ::kill(pid_, SIGKILL); }
  int wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_;
};

// Between fork and exec: only async-signal-safe calls.
[[noreturn]] void become(char* const* arguments, int in, int out, int err, bool is_root) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // Without the right to do so, the limits and the code itself must do.
  static_cast<void>(unshare(is_root ? CLONE_NEWNET : CLONE_NEWUSER | CLONE_NEWNET));
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int s : {SIGPIPE, SIGXFSZ, SIGINT, SIGTERM}) signal(s, SIG_DFL);
  execv(arguments[0], arguments);
  _exit(127);
}

// Reads what is there. False at the end of the stream.
bool take(int fd, std::string& into, std::size_t most) {
  char buffer[65536];
  const ssize_t got = ::read(fd, buffer, sizeof buffer);
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  if (into.size() < most) into.append(buffer, static_cast<std::size_t>(got));
  return got > 0;
}

// Writes what fits. False when there is no more to do.
bool feed(int fd, std::string_view& input) {
  const ssize_t written =
      ::send(fd, input.data(), std::min<std::size_t>(input.size(), 65536), MSG_NOSIGNAL);
  if (written < 0) return errno == EAGAIN || errno == EINTR;
  input.remove_prefix(static_cast<std::size_t>(written));
  return !input.empty();
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& command, std::string_view input,
                          double seconds, const Run& run) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  Pipe in = make_input(), out = make_pipe(), err = make_pipe();
  const bool is_root = geteuid() == 0;
  const pid_t pid = fork();
  if (pid < 0) throw system_error("no child process");
  if (pid == 0)
    become(arguments.data(), in.read_end.fd(), out.write_end.fd(), err.write_end.fd(), is_root);
  Child child(pid);
  in.read_end.close();
  out.write_end.close();
  err.write_end.close();
  for (const int fd : {in.write_end.fd(), out.read_end.fd(), err.read_end.fd()})
    fcntl(fd, F_SETFL, O_NONBLOCK);
  if (input.empty()) in.write_end.close();

  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  ProcessResult result;
  while (out.read_end.fd() >= 0 || err.read_end.fd() >= 0) {
    run.checkpoint();
    if (Clock::now() > end || result.out.size() > most_output) {
      result.timed_out = true;
      child.kill();
      break;
    }
    pollfd waiting[3] = {{in.write_end.fd(), POLLOUT, 0},
                         {out.read_end.fd(), POLLIN, 0},
                         {err.read_end.fd(), POLLIN, 0}};
    if (poll(waiting, 3, 50) <= 0) continue;
    if (waiting[0].revents && !feed(in.write_end.fd(), input)) in.write_end.close();
    if (waiting[1].revents && !take(out.read_end.fd(), result.out, most_output + 1))
      out.read_end.close();
    if (waiting[2].revents && !take(err.read_end.fd(), result.err, most_errors))
      err.read_end.close();
  }
  const int status = child.wait();
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  return result;
}

}  // namespace entente
