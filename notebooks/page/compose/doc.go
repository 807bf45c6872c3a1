// Package compose turns the cells of a notebook into Go programs, with the
// meaning that the GoNB kernel gives them:
//
//   - what a cell declares stays for later cells, and a later declaration of the
//     same name takes its place; methods go by their receiver's type;
//   - imports are gathered, those that nothing uses are left out, and those that
//     are missing are found by what is used of them;
//   - lines after %% are the body of main; %test runs the cell's tests;
//   - each program runs from its start: declarations stay, values do not.
//
// Where GoNB lets two declarations of one name stand, so that the program does
// not compile, the later one replaces the earlier here as well: a constant out
// of a group, a variable that was a function.
//
// It reads and writes text only and needs nothing but the standard library: the
// page runs it as WebAssembly, the tests as it is.
package compose

// Place is a line of a cell, counted from 1. The zero Place is no line of a cell.
type Place struct {
	Cell int `json:"cell"` // the cell's number, as in In [5]
	Line int `json:"line"`
}

// Program is what one cell compiles to.
type Program struct {
	Source  string   `json:"source"`
	Places  []Place  `json:"places"`  // where each line of Source comes from
	Imports []string `json:"imports"` // import paths, sorted
	Args    []string `json:"args"`    // what os.Args has after the program's name
	Test    bool     `json:"test"`

	kept []*declaration // what later cells know once it has compiled
}

// Package is one that cells may import.
type Package struct {
	Path     string   `json:"path"`
	Name     string   `json:"name"`
	Standard bool     `json:"standard"`
	Exports  []string `json:"exports"` // sorted
	With     []string `json:"with"`    // packages that a program imports along with it
}
