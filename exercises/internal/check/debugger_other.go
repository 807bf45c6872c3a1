//go:build !linux

package check

import (
	"os"
	"path/filepath"
	"strings"
)

// debugged reports whether a debugger started this process. Delve, which the
// editors use, gives the binaries it builds names of its own.
func debugged() bool {
	name := filepath.Base(os.Args[0])
	return strings.HasPrefix(name, "__debug_bin") || strings.HasPrefix(name, "debug.test")
}
