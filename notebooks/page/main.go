// Command page builds and runs Go in the page: see README.md.
//
//	go run ./notebooks/page pack [-o FOLDER]   build compiler, linker and packages for browsers
//	go run ./notebooks/page run FILE.ipynb     run a notebook in a headless Chromium, write it to standard output
//	go run ./notebooks/page run -into FOLDER FILE.ipynb…   run several, write them to a folder
//	go run ./notebooks/page measure            measure how long cells take
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"nnlecture/notebooks/page/pack"
)

func main() {
	if err := command(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "page:", err)
		os.Exit(1)
	}
}

func command(args []string) error {
	if len(args) == 0 {
		return errors.New("want pack, run or measure; README.md tells what they do")
	}
	switch name, rest := args[0], args[1:]; {
	case name == "pack" && len(rest) == 0:
		return makePack("")
	case name == "pack" && len(rest) == 2 && rest[0] == "-o":
		return makePack(rest[1])
	case name == "run" && len(rest) == 1:
		return runFile(rest[0], os.Stdout)
	case name == "run" && len(rest) > 2 && rest[0] == "-into":
		return runFiles(rest[1], rest[2:])
	case name == "measure" && len(rest) == 0:
		return measure(os.Stdout)
	}
	return fmt.Errorf("cannot %q: want pack [-o FOLDER], run FILE.ipynb or measure", strings.Join(args, " "))
}

// makePack builds the pack, writes it to a folder if one is named, and says what it weighs.
func makePack(folder string) error {
	root, kept, err := places()
	if err != nil {
		return err
	}
	index, err := pack.Build(root, kept)
	if err != nil {
		return err
	}
	if folder != "" {
		if err := pack.Copy(index, kept, folder); err != nil {
			return err
		}
	}
	fmt.Printf("%s, %d packages\n", index.Go, len(index.Packages))
	for _, name := range []string{"compile", "link", "engine"} {
		describe(name, index.Tools[name])
	}
	for i := range index.Bundles {
		describe("bundle", &index.Bundles[i])
	}
	for i := range index.Data {
		describe("data", &index.Data[i].File)
	}
	return nil
}

func describe(kind string, f *pack.File) {
	fmt.Printf("%-8s %6.2f MB, unpacked %6.2f MB  %s\n", kind, float64(f.Size)/1e6, float64(f.Unpack)/1e6, f.Name)
}

// places finds the project and the folder where the pack is kept for the commands.
func places() (root, folder string, err error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "nnlecture").Output()
	if err != nil {
		return "", "", fmt.Errorf("run this inside the project: %w", err)
	}
	root = strings.TrimSpace(string(out))
	return root, filepath.Join(root, "notebooks", "page", ".pack"), nil
}
