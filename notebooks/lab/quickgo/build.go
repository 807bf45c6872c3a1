package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// build compiles main.go and links it into the file output. An error says
// nothing that a user should read: the real go command, run next, says it better.
func (p *plan) build(output string) error {
	object, packages := output+".a", output+".importcfg"
	defer os.Remove(object)
	defer os.Remove(packages)
	if err := os.WriteFile(packages, p.importcfg(), 0o644); err != nil {
		return err
	}
	// -complete and -pack are what go build passes for a package of Go files alone.
	compile := exec.Command(filepath.Join(p.Tools, "compile"), "-o", object, "-p", "main",
		"-lang", languageVersion(), "-complete", "-pack", "-importcfg", packages, "main.go")
	if err := compile.Run(); err != nil {
		return err
	}
	link := exec.Command(filepath.Join(p.Tools, "link"), "-o", output, "-importcfg", packages, "-buildmode=exe", "-w", object)
	// The linker ends before its garbage is worth collecting.
	link.Env = append(os.Environ(), "GOGC=off")
	return link.Run()
}

// importcfg tells compiler and linker where the packages are.
func (p *plan) importcfg() []byte {
	var list bytes.Buffer
	for path, file := range p.Packages {
		fmt.Fprintf(&list, "packagefile %s=%s\n", path, file)
	}
	return list.Bytes()
}

// languageVersion is the go line of go.mod as the compiler wants it, like go1.25.
func languageVersion() string {
	text, _ := os.ReadFile("go.mod")
	for line := range strings.Lines(string(text)) {
		if version, ok := strings.CutPrefix(strings.TrimSpace(line), "go "); ok {
			if parts := strings.Split(version, "."); len(parts) >= 2 {
				return "go" + parts[0] + "." + parts[1]
			}
		}
	}
	return "go1.25"
}
