package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// runFile runs a notebook from its start and writes it with its outputs. It
// ends at the first cell that fails, whose error is among the outputs written.
func runFile(path string, out io.Writer) error {
	b, err := openBrowser()
	if err != nil {
		return err
	}
	defer b.stop()
	return runIn(b, path, out)
}

// runFiles runs notebooks in several tabs at once and writes each into folder
// under its name. One that fails does not keep the others from running.
func runFiles(folder string, paths []string) error {
	first, err := openBrowser()
	if err != nil {
		return err
	}
	defer first.stop()
	queue := make(chan string, len(paths))
	for _, path := range paths {
		queue <- path
	}
	close(queue)
	tabs := make([]*browser, min(runtime.NumCPU(), len(paths)))
	failures := make([]error, len(tabs))
	var group sync.WaitGroup
	for i := range tabs {
		if tabs[i] = first; i > 0 {
			if tabs[i], err = first.tab(); err != nil {
				return err
			}
		}
		group.Go(func() {
			for path := range queue {
				failures[i] = errors.Join(failures[i], runInto(tabs[i], path, folder))
			}
		})
	}
	group.Wait()
	return errors.Join(failures...)
}

func runInto(b *browser, path, folder string) error {
	var out bytes.Buffer
	failure := runIn(b, path, &out)
	return errors.Join(failure, os.WriteFile(filepath.Join(folder, filepath.Base(path)), out.Bytes(), 0o644))
}

// runIn is runFile in a page that may have run others before.
func runIn(b *browser, path string, out io.Writer) error {
	notebook, err := readNotebook(path)
	if err != nil {
		return err
	}
	if err := b.reset(); err != nil {
		return err
	}
	failure := notebook.run(b, path)
	return errors.Join(notebook.write(out), failure)
}

// run runs the code cells until one fails.
func (n *notebook) run(b *browser, path string) error {
	number := 0
	for i, cell := range n.cells {
		if cell["cell_type"] != "code" || tagged(cell, "skip-execution") {
			continue
		}
		number++
		r, err := b.run(number, source(cell))
		if err != nil {
			return err
		}
		cell["execution_count"] = number
		cell["outputs"] = settle(r.Outputs)
		if !r.OK && !tagged(cell, "raises-exception") {
			return fmt.Errorf("%s: cell %d failed: %s", path, i+1, reason(r))
		}
	}
	return nil
}
