//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// fakePython is a program that says what it is told to instead of running
// peers.py, and ends with the given code once its orders end.
func fakePython(t *testing.T, says, code string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "python")
	script := "#!/bin/sh\necho '" + says + "'\ncat >/dev/null\nexit " + code + "\n"
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestStart(t *testing.T) {
	s, offers, err := start(fakePython(t, `{"NumPy": "2.4"}`, "0"), t.TempDir())
	if err != nil || offers["NumPy"] != "2.4" {
		t.Fatalf("offers %v, error %v; want NumPy 2.4", offers, err)
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// A Python that answers with something else is waited for, so that none is left
// behind: how it ended is part of the error.
func TestStartWaitsForWhatFails(t *testing.T) {
	_, _, err := start(fakePython(t, "rubbish", "3"), t.TempDir())
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Errorf("error %v, want one that tells that it ended with 3", err)
	}
}
