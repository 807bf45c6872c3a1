package pack

import (
	"slices"
	"strings"
)

// layers are bundles that travel together, the first for every cell. What a
// layer's packages need and no layer before has, belongs to it.
var layers = [][]string{
	{"runtime", "flag", "fmt", "math", "math/rand/v2", "os", "slices", "sort", "strings", "errors", "time", "maps", "cmp", "iter"},
	{"nnlecture/nnlib", "nnlecture/datasets", "nnlecture/notebooks/claim", "nnlecture/notebooks/must", "gonum.org/v1/gonum/mat", "gonum.org/v1/gonum/stat"},
	{"nnlecture/notebooks/show", "nnlecture/notebooks/show/interactive"},
	{"testing"},
}

// others are further packages that cells may import, besides the standard ones.
var others = []string{
	"github.com/janpfeifer/gonb/gonbui",
	"gonum.org/v1/gonum/diff/fd",
	"gonum.org/v1/gonum/floats",
	"gonum.org/v1/gonum/optimize",
	"gonum.org/v1/gonum/stat/distuv",
	"gonum.org/v1/plot",
	"gonum.org/v1/plot/plotter",
	"gonum.org/v1/plot/vg",
	"gonum.org/v1/plot/vg/draw",
	"gonum.org/v1/plot/vg/vgimg",
	"gonum.org/v1/plot/vg/vgsvg",
	"nnlecture/notebooks/show/cell",
	"nnlecture/notebooks/show/palette",
}

// companions are imported along with a package by cells that import it: what
// plot writes pictures with is no longer among its own imports, see tags.
var companions = map[string][]string{
	"gonum.org/v1/plot": {"gonum.org/v1/plot/vg/vgimg", "gonum.org/v1/plot/vg/vgsvg"},
}

// useless are standard packages, with all below them, that need what a page has
// not: a network, processes, a terminal, an operating system.
var useless = []string{
	"cmd", "crypto", "database", "debug", "expvar", "go", "log/syslog", "net", "os/exec", "os/signal", "os/user",
	"plugin", "runtime/cgo", "runtime/race", "simd", "syscall", "testing/cryptotest", "vendor",
}

// isUseful reports whether a standard package is for cells.
func isUseful(path string) bool {
	if slices.Contains(strings.Split(path, "/"), "internal") {
		return false
	}
	return !slices.ContainsFunc(useless, func(u string) bool { return path == u || strings.HasPrefix(path, u+"/") })
}
