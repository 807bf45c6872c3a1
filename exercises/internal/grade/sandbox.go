package grade

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// confinement is how workers are kept from doing harm.
type confinement struct {
	name    string // for the instructor
	command func(worker string) []string
	tool    []string // the go command, bounded where that is possible
}

// How far an instructor goes without a whole sandbox.
type trust int

const (
	wholeSandbox trust = iota
	weakSandbox        // one that lacks something this machine cannot do
	noSandbox
	bestSandbox // the best that this machine has
)

const weak = "weak-sandbox:" // in the place of sandbox: on the command line

// confine gives the confinement of this machine: the whole sandbox, or less
// where the instructor said so.
func confine(ctx context.Context, how trust) (confinement, error) {
	self, err := os.Executable()
	if err != nil {
		return confinement{}, err
	}
	c := confinement{
		name:    "no sandbox: hand-ins can read and write whatever you can",
		command: func(worker string) []string { return []string{worker} },
		tool:    []string{"go"},
	}
	if runtime.GOOS == "linux" {
		c.tool = []string{self, "limited:", "go"}
	}
	if how == noSandbox {
		return c, nil
	}
	boxed := func(kind string) func(string) []string {
		return func(worker string) []string { return []string{self, kind, worker} }
	}
	lacks := trySandbox(ctx, self, "sandbox:")
	if lacks == nil {
		c.name = "sandbox: namespaces without network, files or other processes; memory, time, threads and system calls limited"
		c.command = boxed("sandbox:")
		return c, nil
	}
	if trySandbox(ctx, self, weak) != nil {
		if how == bestSandbox {
			return c, nil
		}
		return c, fmt.Errorf("there is no sandbox on this machine: %w.\n"+
			"Hand-ins are programs that could read, change or send away your files. Grade on Linux with user\n"+
			"namespaces allowed or, in a virtual machine that may be lost, with -no-sandbox", lacks)
	}
	if how == wholeSandbox {
		return c, fmt.Errorf("the sandbox of this machine is weak: %w.\n"+
			"With -weak-sandbox hand-ins run all the same, without network, files or other processes", lacks)
	}
	c.name = "weak sandbox: namespaces without network, files or other processes; memory and time limited, but " + lacks.Error()
	c.command = boxed(weak)
	return c, nil
}

const (
	sandboxWorks = "the sandbox works"
	nothing      = "nothing:"  // the argument of a trial
	complaint    = "sandbox: " // begins what a sandbox says that does not come up
)

// lacking is what this machine is to lack, in tests.
var lacking []string

// trySandbox makes a sandbox with nothing in it.
func trySandbox(ctx context.Context, self, kind string) error {
	if runtime.GOOS != "linux" {
		return errors.New("it takes Linux")
	}
	dir, err := os.MkdirTemp("", "sandbox")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	worker := filepath.Join(dir, "worker")
	if err := os.WriteFile(worker, nil, 0o777); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	output, err := exec.CommandContext(ctx, self, append([]string{kind, worker, nothing}, lacking...)...).CombinedOutput()
	if strings.Contains(string(output), sandboxWorks) {
		return nil
	}
	if said, ok := strings.CutPrefix(strings.TrimSpace(string(output)), complaint); ok {
		return errors.New(said)
	}
	return fmt.Errorf("it cannot be started (%v) %s", err, strings.TrimSpace(string(output)))
}
