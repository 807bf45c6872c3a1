// Command completer stands in for gopls inside the notebook kernel. GoNB starts
// it under that name, and it passes on what GoNB asks, but
//
//   - gopls hears of the cell's own files alone: GoNB opens every file of the
//     project in it, which makes gopls check all of them over and over, and
//     that takes more than a gigabyte;
//   - gopls starts with the first question and is stopped when none has come
//     for a while, so that a notebook that is only read costs nothing;
//   - gopls keeps to settings that suit a notebook: see [settings].
//
// It ends when GoNB does, and gopls ends with it.
package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"syscall"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Getenv("NNLECTURE_GOPLS")); err != nil {
		fmt.Fprintln(os.Stderr, "completer:", err)
		os.Exit(1)
	}
}

// run serves the one connection that GoNB makes.
func run(args []string, gopls string) error {
	if gopls == "" {
		return errors.New("NNLECTURE_GOPLS is not set: kernel.sh sets it to the real gopls")
	}
	if len(args) != 2 || args[0] != "-listen" {
		return fmt.Errorf("the arguments are %q, want -listen and an address, as GoNB gives them", args)
	}
	listener, err := net.Listen("unix", strings.TrimPrefix(args[1], "unix;"))
	if err != nil {
		return err
	}
	go endWithParent()
	connection, err := listener.Accept()
	if err != nil {
		return err
	}
	newBroker(gopls, 10*time.Minute, newLink(connection, connection)).serve()
	return nil
}

// endWithParent watches for a GoNB that dies before it has connected. It may be
// dead already when it is first looked for, so the leader of the process group
// counts, too: that is keeper, which ends with GoNB.
func endWithParent() {
	leader := syscall.Getpgrp()
	for parent := os.Getppid(); os.Getppid() == parent && syscall.Kill(leader, 0) == nil; {
		time.Sleep(time.Second)
	}
	os.Exit(0)
}
