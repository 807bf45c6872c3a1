// Command keeper runs a command and sees to it that the command does not outlive
// whoever started it:
//
//	keeper [-group] COMMAND ARGUMENT…
//
// A server or a kernel learns nothing of the death of its parent: the terminal
// is closed, JupyterLab is killed, and what they had started runs on for ever.
// So keeper looks each second whether its own parent is still there. Once it is
// not, or when keeper is told to end, it asks the command to end, and ends it
// after a while by force. With -group it then also kills what else is left in
// its process group, such as a cell that is still running.
//
// A command started with nohup is meant to outlive its parent, and may, but not
// the kernels it starts: those are kept with -group.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

// grace is how long the command has to end by itself.
const grace = 10 * time.Second

// The command is tied to the life of the thread that starts it: see [tied].
func init() { runtime.LockOSThread() }

func main() {
	args, group := os.Args[1:], false
	if len(args) > 0 && args[0] == "-group" {
		args, group = args[1:], true
	}
	if len(args) == 0 {
		fmt.Fprintln(os.Stderr, "usage: keeper [-group] COMMAND ARGUMENT…")
		os.Exit(2)
	}
	status, err := keep(args, group || !signal.Ignored(syscall.SIGHUP))
	if err != nil {
		fmt.Fprintln(os.Stderr, "keeper:", err)
	}
	if group && syscall.Getpgrp() == os.Getpid() {
		_ = syscall.Kill(-os.Getpid(), syscall.SIGKILL) // keeper itself is the last to go
	}
	os.Exit(status)
}

// keep runs the command and returns its exit status; watched tells whether it
// ends with keeper's parent.
func keep(args []string, watched bool) (status int, err error) {
	parent := os.Getppid() // asked first: it may be gone in a moment
	told := make(chan os.Signal, 8)
	for _, s := range []os.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT} {
		if !signal.Ignored(s) { // what is ignored here must stay so in the command
			signal.Notify(told, s)
		}
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = tied()
	if err := cmd.Start(); err != nil {
		return 127, err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	return statusOf(watch(cmd.Process, done, told, parent, watched))
}

// watch returns how the command has ended.
func watch(process *os.Process, done <-chan error, told <-chan os.Signal, parent int, watched bool) error {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			return err
		case s := <-told:
			if s == syscall.SIGINT {
				continue // a terminal's Ctrl+C reaches the command, too
			}
		case <-tick.C:
			if !watched || os.Getppid() == parent {
				continue
			}
		}
		return end(process, done, grace)
	}
}

func end(process *os.Process, done <-chan error, grace time.Duration) error {
	_ = process.Signal(syscall.SIGTERM)
	select {
	case err := <-done:
		return err
	case <-time.After(grace):
		_ = process.Kill()
		return <-done
	}
}

// statusOf is what a shell would report.
func statusOf(err error) (int, error) {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return 0, err
	}
	if s, ok := exit.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		return 128 + int(s.Signal()), nil
	}
	return exit.ExitCode(), nil
}
