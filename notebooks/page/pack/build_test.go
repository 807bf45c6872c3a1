package pack

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// slowGo stands for a go command that takes its time to write what it builds.
const slowGo = `#!/bin/sh
[ "$1" = build ] || exec REAL "$@"
while [ "$1" != -o ]; do shift; done
rm -f "$2"
printf half >"$2"
sleep 0.3
printf ' and half' >>"$2"
`

// TestBuildsAtOnceShareAFolder builds a file by several go commands, and looks
// at it all the while: under its name it is whole or not there.
func TestBuildsAtOnceShareAFolder(t *testing.T) {
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	place := t.TempDir()
	if err := os.WriteFile(filepath.Join(place, "go"), []byte(strings.ReplaceAll(slowGo, "REAL", real)), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", place+":"+os.Getenv("PATH"))
	folder := t.TempDir()
	b := &builder{root: ".", folder: folder}
	if err := b.version(); err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	results := make([][]byte, 3)
	for i := range results {
		group.Go(func() {
			var err error
			if results[i], err = b.program("engine", programs["engine"]); err != nil {
				t.Error(err)
			}
		})
	}
	done := make(chan struct{})
	go func() { group.Wait(); close(done) }()
	seen := sizes(t, filepath.Join(folder, "engine.wasm"), done)
	want := len(results[0])
	for size := range seen {
		if size != want {
			t.Errorf("while others built, the file had %d bytes, want %d", size, want)
		}
	}
	for _, got := range results {
		if !bytes.Equal(got, results[0]) || want != len("half and half") {
			t.Errorf("builds differ: %d bytes and %d", len(got), want)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "half-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// sizes looks at a file until done, and tells which sizes it had once it was there.
func sizes(t *testing.T, path string, done <-chan struct{}) map[int]bool {
	seen := map[int]bool{}
	for {
		info, err := os.Stat(path)
		switch {
		case err == nil:
			seen[int(info.Size())] = true
		case !errors.Is(err, fs.ErrNotExist):
			t.Error(err)
		case len(seen) > 0:
			seen[0] = true // it has gone again
		}
		select {
		case <-done:
			return seen
		default:
		}
	}
}

func TestWithoutDropsOtherProcessors(t *testing.T) {
	got, err := without([]byte(`package main

import (
	"fmt"
	"cmd/amd64"
	"cmd/wasm"
)

var all = map[string]func(){
	"amd64": amd64.Init,
	"wasm":  wasm.Init,
}

func f(arch string) {
	switch arch {
	case "386", "amd64":
		fmt.Println("kept: only the first choice of a file goes")
	}
}
`), []string{"386", "amd64"})
	if err != nil {
		t.Fatal(err)
	}
	text := string(got)
	if strings.Contains(text, "amd64.Init") || strings.Contains(text, "cmd/amd64") {
		t.Errorf("the other processor is still there:\n%s", text)
	}
	for _, want := range []string{"wasm.Init", `"cmd/wasm"`, `case "386", "amd64":`, `"fmt"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s has gone:\n%s", want, text)
		}
	}
	if _, err := without([]byte("package main\n"), []string{"amd64"}); err == nil {
		t.Error("a file without choices is no error")
	}
}
