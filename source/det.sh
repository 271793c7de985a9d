#!/bin/sh
# Runs det on the Node that npm installed for it (optionalDependencies of package.json), else on the one on PATH, with
# a clean environment: nothing but the names below reaches the program. Values are never put into an argument, where
# every user of the host could read them. exec, so that signals, exit code and terminal stay with one process.
self=$(command -p readlink -f -- "$0") && root=${self%/source/det.sh} && [ -f "$root/dist/program/det.js" ] || {
	echo "det: the program is not built or not installed completely: no dist/program beside $0" >&2
	exit 69
}

set -f # names are split by hand below, never expanded
IFS='
'
for line in $(export -p); do # "export NAME='value'" in dash and ash, "declare -x NAME=…" in some others
	name=${line#export }
	name=${name#declare -x }
	name=${name%%=*}
	case $name in
	'' | [0-9]* | *[!A-Za-z0-9_]*) ;; # the rest of a value of several lines
	PATH | HOME | USER | LOGNAME | SHELL | TERM | COLORTERM | NO_COLOR | LANG | LC_* | TZ | COLUMNS | LINES) ;;
	SSH_* | SUDO_UID | SUDO_USER | TMUX | STY | XDG_* | DET_* | EDITOR | VISUAL) ;;
	*) command unset -v "$name" 2>/dev/null || : ;; # `command`: a read-only name must not end the shell
	esac
done
set +f
unset IFS

ulimit -c 0 2>/dev/null || : # a core file would hold passwords
for node in "$root"/node_modules/node-linux-*/bin/node "$root"/../node-linux-*/bin/node node; do
	case $node in
	node) # the one on PATH: new enough to know --disable-sigusr1 (22.14)?
		"$node" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b > 13) ? 0 : 1)' 2>/dev/null || break
		;;
	*) [ -x "$node" ] || continue ;;
	esac
	# Without the flag SIGUSR1 opens the inspector to every user of the host.
	exec "$node" --disable-sigusr1 "$root/dist/program/det.js" "$@"
done
echo "det needs Node 22.14 or newer, and none was found: install the package again without --omit=optional, or put a newer node on PATH." >&2
exit 69
