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

// confine gives the confinement of this machine. Where there is none it gives
// an error, or none if open is set.
func confine(ctx context.Context, open bool) (confinement, error) {
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
	if open {
		return c, nil
	}
	if err := trySandbox(ctx, self); err != nil {
		return c, fmt.Errorf("there is no sandbox on this machine: %w.\n"+
			"Hand-ins are programs that could read, change or send away your files. Grade on Linux with user\n"+
			"namespaces allowed or, in a virtual machine that may be lost, with -no-sandbox", err)
	}
	c.name = "sandbox: namespaces without network, files or other processes; memory, time and system calls limited"
	c.command = func(worker string) []string { return []string{self, "sandbox:", worker} }
	return c, nil
}

const sandboxWorks = "the sandbox works"

// trySandbox makes a sandbox with nothing in it.
func trySandbox(ctx context.Context, self string) error {
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
	output, err := exec.CommandContext(ctx, self, "sandbox:", worker, "nothing:").CombinedOutput()
	if strings.Contains(string(output), sandboxWorks) {
		return nil
	}
	return fmt.Errorf("%v, %s", err, strings.TrimSpace(string(output)))
}
