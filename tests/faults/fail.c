/*
 * Loaded before the C library: lets the n-th call that has to do with files in a folder fail, or
 * kills the process there.
 *
 *   HP_FAULT_FOLDER  the folder: what happens elsewhere is let through, and not counted
 *   HP_FAULT_PROGRAM the program, by its file's name: what others do that it starts is let through
 *   HP_FAULT_CALLS   a file that each of the calls is written to: its name, a number that is the
 * same for those that the program comes to in the same way, and the path HP_FAULT_AT      the
 * number of the call, from 1; 0 or nothing: none HP_FAULT         how: the number of an error,
 * "short" (half of what is to be written is) or "kill"
 */
#undef _FILE_OFFSET_BITS /* the names are the real ones: what takes large files ends with 64 */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- Which calls ----------------------------------------------------------------------------- */

static int is_in_folder(const char *path)
{
  const char *folder = getenv("HP_FAULT_FOLDER");
  const size_t length = folder == NULL ? 0 : strlen(folder);
  return length > 0 && strncmp(path, folder, length) == 0;
}

static int is_program(void)
{
  const char *name = getenv("HP_FAULT_PROGRAM");
  return name == NULL || strcmp(name, program_invocation_short_name) == 0;
}

static const char *path_of(int file, char *path)
{
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = '\0';
  return path;
}

/* Of where the functions stand that have called each other, in their libraries. */
static unsigned long digest_of_callers(void)
{
  void *callers[64];
  const int count = backtrace(callers, 64);
  unsigned long digest = 5381;
  for (int i = 0; i < count; i++) {
    Dl_info found;
    unsigned long place = (unsigned long)callers[i];
    if (dladdr(callers[i], &found) != 0)
      place -= (unsigned long)found.dli_fbase;
    digest = digest * 33 + place;
  }
  return digest;
}

static void write_down(const char *call, const char *path)
{
  const char *name = getenv("HP_FAULT_CALLS");
  if (name == NULL)
    return;
  char line[PATH_MAX + 64];
  const int length = snprintf(line, sizeof line, "%s %lx %s\n", call, digest_of_callers(), path);
  const int file = (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (file < 0)
    return;
  syscall(SYS_write, file, line, (size_t)length);
  syscall(SYS_close, file);
}

/* NULL: it goes on as if nothing were. Else how it fails; dead processes do not come back. */
static const char *fault_at(const char *call, const char *path)
{
  static atomic_int calls;
  const int saved = errno;
  if (!is_in_folder(path) || !is_program())
    return NULL;
  write_down(call, path);
  const char *at = getenv("HP_FAULT_AT"), *how = getenv("HP_FAULT");
  errno = saved;
  if (atomic_fetch_add(&calls, 1) + 1 != (at == NULL ? 0 : atoi(at)) || how == NULL)
    return NULL;
  if (strcmp(how, "kill") == 0)
    kill(getpid(), SIGKILL);
  if (strcmp(how, "short") != 0)
    errno = atoi(how);
  return how;
}

static const char *fault_of_file(const char *call, int file)
{
  char path[PATH_MAX];
  const int saved = errno;
  path_of(file, path);
  errno = saved;
  return fault_at(call, path);
}

/* ---- The calls ------------------------------------------------------------------------------- */

/* The C library's own, in `real`. */
#define REAL(name)                                                                                 \
  static __typeof__(&name) real;                                                                   \
  if (real == NULL)                                                                                \
  *(void **)&real = dlsym(RTLD_NEXT, #name)

#define ON_PATH(name, parameters, path, ...)                                                       \
  int name parameters                                                                              \
  {                                                                                                \
    REAL(name);                                                                                    \
    return fault_at(#name, path) == NULL ? real(__VA_ARGS__) : -1;                                 \
  }
#define ON_FILE(name, parameters, file, ...)                                                       \
  int name parameters                                                                              \
  {                                                                                                \
    REAL(name);                                                                                    \
    return fault_of_file(#name, file) == NULL ? real(__VA_ARGS__) : -1;                            \
  }

ON_PATH(rename, (const char *from, const char *to), to, from, to)
ON_PATH(linkat, (int a, const char *from, int b, const char *to, int flags), to, a, from, b, to,
        flags)
ON_PATH(unlink, (const char *path), path, path)
ON_PATH(rmdir, (const char *path), path, path)
ON_PATH(remove, (const char *path), path, path)
ON_PATH(mkdir, (const char *path, mode_t mode), path, path, mode)
ON_PATH(stat64, (const char *path, struct stat64 *status), path, path, status)
ON_PATH(lstat64, (const char *path, struct stat64 *status), path, path, status)
ON_FILE(fsync, (int file), file, file)
ON_FILE(ftruncate64, (int file, off64_t size), file, file, size)
ON_FILE(fstat64, (int file, struct stat64 *status), file, file, status)

/* A file is closed whatever close() returns. */
int close(int file)
{
  REAL(close);
  const char *how = fault_of_file("close", file);
  const int error = errno, result = real(file);
  if (how == NULL)
    return result;
  errno = error;
  return -1;
}

ssize_t write(int file, const void *data, size_t size)
{
  REAL(write);
  const char *how = fault_of_file("write", file);
  if (how == NULL)
    return real(file, data, size);
  return strcmp(how, "short") == 0 && size > 1 ? real(file, data, size / 2) : -1;
}

ssize_t read(int file, void *data, size_t size)
{
  REAL(read);
  return fault_of_file("read", file) == NULL ? real(file, data, size) : -1;
}

void *mmap64(void *address, size_t size, int protection, int flags, int file, off64_t offset)
{
  REAL(mmap64);
  if (file >= 0 && fault_of_file("mmap64", file) != NULL)
    return MAP_FAILED;
  return real(address, size, protection, flags, file, offset);
}

static mode_t mode_of(int flags, va_list arguments)
{
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(arguments, mode_t) : 0;
}

int open64(const char *path, int flags, ...)
{
  REAL(open64);
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return fault_at("open64", path) == NULL ? real(path, flags, mode) : -1;
}

/* Of what is named from a folder, the folder says where it is. */
int openat64(int folder, const char *path, int flags, ...)
{
  REAL(openat64);
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  const char *how = *path == '/' ? fault_at("openat64", path) : fault_of_file("openat64", folder);
  return how == NULL ? real(folder, path, flags, mode) : -1;
}

int fstatat64(int folder, const char *path, struct stat64 *status, int flags)
{
  REAL(fstatat64);
  const char *how = *path == '/' ? fault_at("fstatat64", path) : fault_of_file("fstatat64", folder);
  return how == NULL ? real(folder, path, status, flags) : -1;
}
