// Package pack builds what the page needs to run Go, from the Go at hand: the
// compiler, the linker and the [engine] as WebAssembly, and the compiled
// packages that cells may import.
//
// A pack is a folder of files that any web host can serve:
//
//	index.json         names, sizes and contents of all the others
//	NAME-HASH.xz       a tool, a bundle of packages or a file of data; the hash is of its content
//	web-HASH/*.js      the runner and all that it loads; the hash is of them all
//	licences.txt       the licences of everything in it
//
// Packages come in bundles by what needs them: a plain cell waits for one, a
// cell with a chart for three, and what is imported seldom stands alone.
//
// [engine]: nnlecture/notebooks/page/engine
package pack

// Index describes a pack.
type Index struct {
	Go       string           `json:"go"` // the version, like go1.26.8
	Language string           `json:"language"`
	Runner   string           `json:"runner"` // the script to start with
	Tools    map[string]*File `json:"tools"`  // compile, link, engine
	Bundles  []File           `json:"bundles"`
	Packages []Package        `json:"packages"`
	Data     []Data           `json:"data"`
	Docs     File             `json:"docs"`  // a compose.Docs in JSON
	Files    []string         `json:"files"` // all of the folder but index.json
}

// Data is a file that programs find when their source has a word.
type Data struct {
	Path   string `json:"path"`
	UsedBy string `json:"usedBy"`
	File   File   `json:"file"`
}

// File is one file of the pack.
type File struct {
	Name   string `json:"name"`
	Size   int    `json:"size"`   // as it travels
	Unpack int    `json:"unpack"` // unpacked
}

// Package is one compiled package, somewhere in a bundle.
type Package struct {
	Path     string   `json:"path"`
	Name     string   `json:"name"`
	Standard bool     `json:"standard"`
	Exports  []string `json:"exports,omitempty"` // nil for packages that cells may not import
	With     []string `json:"with,omitempty"`    // what a cell imports along with it
	Imports  []int    `json:"imports"`           // places in Packages
	Bundle   int      `json:"bundle"`
	From     int      `json:"from"` // where its archive begins in the unpacked bundle
	Size     int      `json:"size"`
}
