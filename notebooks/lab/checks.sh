# Sourced by setup.sh: what must be there before set-up starts, and one sentence for what is not.

fail() {
	printf '\n%s\n' "$*" >&2
	exit 1
}

check_go() {
	command -v go >/dev/null 2>&1 ||
		fail "Go is missing: install Go $(oldest_go) or newer from https://go.dev/dl/ and make sure that 'go' is on your PATH."
	version=$(go_version)
	at_least "$version" "$(oldest_go)" ||
		fail "Go $version is too old: install Go $(oldest_go) or newer from https://go.dev/dl/ (this one is $(command -v go))."
}

# Sets $python to the first interpreter that is new enough.
check_python() {
	found=
	for python in python3 python3.14 python3.13 python3.12 python3.11 python3.10 python; do
		version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
		found="$found $version"
		at_least "$version" 3.10 || continue
		"$python" -c 'import venv, ensurepip' 2>/dev/null ||
			fail "Python $version cannot create virtual environments: install its venv package (Debian and Ubuntu: apt-get install python3-venv)."
		return
	done
	[ -n "$found" ] && fail "Python$found is too old: install Python 3.10 or newer from https://www.python.org/downloads/ or your system's packages."
	fail "Python is missing: install Python 3.10 or newer from https://www.python.org/downloads/ or your system's packages."
}

check_git() {
	command -v git >/dev/null 2>&1 || fail "git is missing: install it from https://git-scm.com/downloads or your system's packages."
}

# Set-up takes about 1 GB here and up to 2 GB in Go's caches.
check_disk() {
	free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
	[ "$free" -ge 1500 ] ||
		fail "The disk is too full: set-up needs about 1500 MB in $PWD, and $free MB are free."
}

# is_offline LOG: did a command fail because the network could not be reached?
is_offline() {
	grep -qiE 'dial tcp|no such host|connection refused|Name or service not known|Temporary failure in name|network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|NewConnectionError|No matching distribution found|i/o timeout|module lookup disabled' "$1"
}

# Turns a step's log into a sentence that says what to do, with the log's last lines below it.
explain_failure() {
	step=$1 log=$2
	echo failed
	if grep -qiE 'no space left|disk quota|ENOSPC' "$log"; then
		reason="The disk ran full: free some space and run the same command again; it goes on where it stopped."
	elif is_offline "$log"; then
		reason="The network could not be reached: the first set-up needs it once. Connect and run the same command again; it goes on where it stopped."
	elif grep -qiE 'DO NOT MATCH THE HASHES|checksum mismatch|EINTEGRITY' "$log"; then
		reason="A download is not what this project pins, so it was refused: try again, and if that does not help, on another network."
	else
		reason="Step '$step' failed: its messages stand below and in $log. Run the same command again to resume."
	fi
	tail -n 12 "$log" | sed 's/^/    /' >&2
	fail "$reason"
}
