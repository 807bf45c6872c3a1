// Command quickgo stands in for the go command inside the notebook kernel and
// answers the two calls that GoNB makes for each cell in less than half the time:
//
//	go get          does nothing if everything the cell imports is at hand
//	go build -o F   compiles main.go and links it with packages found before,
//	                without asking again what those packages are
//
// What the cell imports, in which build, is remembered from one full build and
// holds as long as no file of these packages and no go.mod changes: see [plan].
// Whenever anything is out of the ordinary, and for each other call, the real go
// command runs, whose path is in NNLECTURE_GO. It also has the last word on each
// error, so messages are its own.
//
// NNLECTURE_QUICKGO=off, set where JupyterLab is started, turns all this off: the
// real go command then runs for each cell.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
)

func main() {
	realGo := os.Getenv("NNLECTURE_GO")
	if realGo == "" {
		fmt.Fprintln(os.Stderr, "quickgo: NNLECTURE_GO is not set: kernel.sh sets it to the real go command")
		os.Exit(2)
	}
	args := os.Args[1:]
	on := os.Getenv("NNLECTURE_QUICKGO") != "off"
	if on && quick(args) {
		return
	}
	cmd := exec.Command(realGo, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if cmd.ProcessState == nil {
		fmt.Fprintln(os.Stderr, "quickgo:", err)
		os.Exit(2)
	}
	if on && err == nil && isCellBuild(args) {
		remember(realGo)
	}
	os.Exit(cmd.ProcessState.ExitCode())
}

// quick reports whether it could do all that args ask for.
func quick(args []string) bool {
	isGet := slices.Equal(args, []string{"get"})
	if !isGet && !isCellBuild(args) {
		return false
	}
	cell, err := readCell()
	if err != nil {
		return false
	}
	plan, err := load(cell)
	if err != nil {
		return false
	}
	return isGet || plan.build(args[2]) == nil
}

// isCellBuild recognizes GoNB's way to build a cell without flags of its own.
func isCellBuild(args []string) bool {
	return len(args) == 3 && args[0] == "build" && args[1] == "-o"
}

// cacheFolder holds one plan per set of imports, for all notebooks of the project.
func cacheFolder() string { return os.Getenv("NNLECTURE_PLANS") }
