# Sourced: the Go releases that this project supports and is tested with, oldest first.
# Each has its folder under tools/, which pins a gopls and a staticcheck that it can build and
# that understand it: older ones cannot read what a newer Go compiles, newer ones need a newer Go.
# A new release, Go 1.28 say, wants a word here and, in a copy of the newest folder,
#   go get -tool golang.org/x/tools/gopls@latest honnef.co/go/tools/cmd/staticcheck@latest && go mod tidy
go_versions="1.25.0 1.26.8 1.27.3"

# at_least HAVE WANT: is version HAVE, like 1.26.8, at least WANT, like 1.25?
at_least() {
	[ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n | head -n 1)" = "$2" ]
}

# The first two numbers of a version: 1.25 of 1.25.0.
minor() { echo "$1" | cut -d. -f1,2; }

oldest_go() { minor "${go_versions%% *}"; }

newest_go() { minor "${go_versions##* }"; }

# go_version prints the version of the go command, like 1.26.8.
go_version() { GOTOOLCHAIN=local go env GOVERSION 2>/dev/null | sed 's/^go//; s/[^0-9.].*//'; }

# tools_for VERSION prints the folder under tools/ for that Go: its own, or the newest before it.
tools_for() {
	for known in $go_versions; do
		at_least "$1" "$(minor "$known")" && folder=go$(minor "$known")
	done
	echo "$folder"
}
