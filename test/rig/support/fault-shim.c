/*
 * Preloaded into a process, counts its file operations below FAULT_DIR and lets one of them fail. What to do stands in
 * the mapped file FAULT_CONTROL, so that one process can be told again and again. See fault-shim.ts.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NONE, KILL, ERROR, SHORT, PARTIAL, DEAD, PICTURES };

static struct control {
	int32_t armed, at, kind, error;
	int32_t count, fired, length;
	char log[(1 << 18) - 28];
} *control;
static const char *dir;

__attribute__((constructor)) static void begin(void) {
	const char *name = getenv("FAULT_CONTROL");
	if (!name) return;
	int fd = open(name, O_RDWR | O_CLOEXEC);
	dir = getenv("FAULT_DIR");
	if (fd < 0 || !dir) abort();
	control = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (control == MAP_FAILED) abort();
}

static int is_ours(const char *path) {
	size_t length = strlen(dir);
	return control && control->armed && path && strncmp(path, dir, length) == 0 && (path[length] == '/' || !path[length]);
}

/*
 * Copies FAULT_DIR to FAULT_PICTURES/N: what a process that is killed now leaves behind. Or the image of the disk it is
 * on, FAULT_IMAGE: what a power cut leaves.
 */
static void take_picture(int now) {
	char from[PATH_MAX], to[PATH_MAX], *image = getenv("FAULT_IMAGE");
	pid_t pid;
	int status;
	snprintf(from, sizeof from, image ? "%s" : "%s/.", image ? image : dir);
	snprintf(to, sizeof to, "%s/%d", getenv("FAULT_PICTURES"), now);
	char *arguments[] = {"cp", "-a", "--sparse=always", from, to, NULL}, *environment[] = {NULL};
	if (posix_spawn(&pid, "/bin/cp", NULL, NULL, arguments, environment) != 0 || waitpid(pid, &status, 0) != pid || status != 0) abort();
}

/* The errno of this operation, 0 when it goes on, -1 when half of it is to be written. Names with ! change something. */
static int fault(const char *name, const char *path) {
	if (!is_ours(path)) return 0;
	int now = ++control->count;
	int room = (int) sizeof control->log - control->length;
	const char *at = path + strlen(dir);
	control->length += snprintf(control->log + control->length, room > 0 ? room : 0, "%s %s\n", name, *at == '/' ? at + 1 : at);
	int writes = strcmp(name, "write!") == 0;
	if (control->kind == PICTURES && strchr(name, '!') && strcmp(name, "fsync!") != 0) take_picture(now);
	if (control->kind == PICTURES) return 0;
	if (now < control->at || control->kind == NONE) return 0;
	if (now > control->at) {
		if (control->kind == DEAD || (control->kind == PARTIAL && writes)) return control->error;
		return 0;
	}
	control->fired = now;
	if (control->kind == KILL) raise(SIGKILL);
	if (control->kind == SHORT || control->kind == PARTIAL) return -1;
	return control->error;
}

static int fault_fd(const char *name, int fd) {
	char link[32], path[PATH_MAX];
	if (!control || !control->armed) return 0;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t n = readlink(link, path, sizeof path - 1);
	if (n < 0) return 0;
	path[n] = 0;
	return fault(name, path);
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name)) dlsym(RTLD_NEXT, #name)
#define PATH_CALL(name, label, path, parameters, arguments) \
	int name parameters { REAL(name); int e = fault(label, path); if (e > 0) { errno = e; return -1; } return real arguments; }
#define FD_CALL(name, label, parameters, arguments) \
	int name parameters { REAL(name); int e = fault_fd(label, fd); if (e > 0) { errno = e; return -1; } return real arguments; }
#define SOME_CALL(name, label, parameters, arguments, half) \
	ssize_t name parameters { REAL(name); int e = fault_fd(label, fd); if (e > 0) { errno = e; return -1; } \
		n = e < 0 ? half : n; return real arguments; }
#define OPEN_CALL(name, parameters, arguments) \
	int name parameters { \
		mode_t mode = 0; \
		if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
		REAL(name); \
		int e = fault(flags & O_CREAT ? "create!" : "open", path); \
		if (e > 0) { errno = e; return -1; } \
		return real arguments; }

OPEN_CALL(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN_CALL(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN_CALL(openat, (int at, const char *path, int flags, ...), (at, path, flags, mode))
OPEN_CALL(openat64, (int at, const char *path, int flags, ...), (at, path, flags, mode))
SOME_CALL(read, "read", (int fd, void *b, size_t n), (fd, b, n), (n + 1) / 2)
SOME_CALL(pread, "read", (int fd, void *b, size_t n, off_t o), (fd, b, n, o), (n + 1) / 2)
SOME_CALL(pread64, "read", (int fd, void *b, size_t n, off64_t o), (fd, b, n, o), (n + 1) / 2)
SOME_CALL(write, "write!", (int fd, const void *b, size_t n), (fd, b, n), n / 2)
SOME_CALL(pwrite, "write!", (int fd, const void *b, size_t n, off_t o), (fd, b, n, o), n / 2)
SOME_CALL(pwrite64, "write!", (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o), n / 2)
SOME_CALL(writev, "write!", (int fd, const struct iovec *b, int n), (fd, b, n), n)
FD_CALL(fsync, "fsync!", (int fd), (fd))
FD_CALL(fdatasync, "fsync!", (int fd), (fd))
FD_CALL(fchmod, "chmod!", (int fd, mode_t mode), (fd, mode))
FD_CALL(fchown, "chown!", (int fd, uid_t uid, gid_t gid), (fd, uid, gid))
FD_CALL(ftruncate, "truncate!", (int fd, off_t size), (fd, size))
FD_CALL(ftruncate64, "truncate!", (int fd, off64_t size), (fd, size))
PATH_CALL(rename, "rename!", to, (const char *from, const char *to), (from, to))
PATH_CALL(renameat, "rename!", to, (int a, const char *from, int b, const char *to), (a, from, b, to))
PATH_CALL(unlink, "unlink!", path, (const char *path), (path))
PATH_CALL(unlinkat, "unlink!", path, (int at, const char *path, int flags), (at, path, flags))
PATH_CALL(link, "link!", to, (const char *from, const char *to), (from, to))
PATH_CALL(linkat, "link!", to, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags))
PATH_CALL(mkdir, "mkdir!", path, (const char *path, mode_t mode), (path, mode))
PATH_CALL(chmod, "chmod!", path, (const char *path, mode_t mode), (path, mode))
PATH_CALL(utimensat, "times!", path, (int at, const char *path, const struct timespec t[2], int flags), (at, path, t, flags))
