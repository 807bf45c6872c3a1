# Sourced by setup.sh: steps that are taken once, and products that are replaced whole.
# A finished step leaves a stamp, which tells all that the step depends on: files, and the versions
# of Go or Python. While these stay as they are it is skipped. A step that was broken off, even by
# kill -9, has no stamp and is taken again; so each must be able to start over what is half done.
stamps=.venv/setup

# step NAME "what it does" "versions it depends on" "files it depends on" COMMAND…
step() {
	name=$1 what=$2 versions=$3 files=$4
	shift 4
	case " $wanted " in *" $name "*) ;; *) return 0 ;; esac
	sum=$({ echo "$root" "$versions"; cat $files; } | cksum)
	[ "$(cat "$stamps/$name" 2>/dev/null)" != "$sum" ] || return 0
	[ -n "${announced-}" ] || echo "Setting up (once, needs the network):"
	announced=yes
	printf '  %s … ' "$what"
	start=$(date +%s)
	rm -f "$stamps/$name"
	"$@" >"$stamps/$name.log" 2>&1 </dev/null || explain_failure "$name" "$stamps/$name.log"
	echo "$sum" >"$stamps/$name.new"
	mv -f "$stamps/$name.new" "$stamps/$name"
	echo "$(($(date +%s) - start)) s"
}

# workshop NAME prints an empty folder in which a step makes what it then moves into place.
workshop() {
	rm -rf "$root/$stamps/$1.work" && mkdir -p "$root/$stamps/$1.work" && echo "$root/$stamps/$1.work"
}

# put FILE FOLDER copies a file there; who reads it meanwhile reads the old one.
put() {
	mkdir -p "$2" && cp "$1" "$2/.new-$(basename "$1")" && mv -f "$2/.new-$(basename "$1")" "$2/$(basename "$1")"
}
