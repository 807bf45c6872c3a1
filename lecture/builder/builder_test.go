package builder

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"nnlecture/lecture/web"
)

// order is what a process of TestSeveralProcessesBuildAtOnce is told to do.
type order struct{ Root, Kept, Site string }

// TestMain lets the test's binary be one of several builders.
func TestMain(m *testing.M) {
	if text := os.Getenv("NNLECTURE_TEST_BUILD"); text != "" {
		if err := obey(text); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func obey(text string) error {
	var o order
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		return err
	}
	tree, err := build(context.Background(), o)
	if err != nil {
		return err
	}
	return tree.Write(o.Site)
}

// build makes the part of the site that is not made in memory alone.
func build(ctx context.Context, o order) (Tree, error) {
	b := &Builder{Root: o.Root, kept: o.Kept, tree: Tree{}}
	return b.tree, errors.Join(b.assets(), b.module(ctx))
}

// Two packages' tests, make present and JupyterLab's tile build at the same time,
// and so may two people. Each must end well, and nobody may read a part of a file.
func TestSeveralProcessesBuildAtOnce(t *testing.T) {
	root := web.Need(t)
	const rounds, processes = 3, 4
	for round := range rounds {
		folder := t.TempDir()
		o := order{root, filepath.Join(folder, "kept"), filepath.Join(folder, "site")}
		text, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		ended := make(chan error)
		for range processes {
			go func() {
				cmd := exec.Command(os.Args[0])
				cmd.Env = append(os.Environ(), "NNLECTURE_TEST_BUILD="+string(text))
				output, err := cmd.CombinedOutput()
				if err != nil {
					err = fmt.Errorf("%w: %s", err, output)
				}
				ended <- err
			}()
		}
		for left := processes; left > 0; {
			select {
			case err := <-ended:
				left--
				if err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			case <-time.After(5 * time.Millisecond):
				readWhole(t, filepath.Join(o.Kept, filepath.Base(ModulePath)))
				readWhole(t, filepath.Join(o.Site, filepath.FromSlash(ModulePath)))
			}
		}
		complete(t, o)
	}
}

// readWhole fails if a packed module is there but not whole.
func readWhole(t *testing.T, path string) {
	t.Helper()
	if _, err := unpack(path); err != nil && !os.IsNotExist(err) {
		t.Errorf("%s: %v", path, err)
	}
}

// complete looks at what several builders left: one site, and nothing else.
func complete(t *testing.T, o order) {
	t.Helper()
	tree, err := build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range tree.Paths() {
		want, err := tree[p].Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(o.Site, filepath.FromSlash(p))); err != nil || string(got) != string(want) {
			t.Errorf("%s: %v, %d bytes, want %d", p, err, len(got), len(want))
		}
	}
	for folder, want := range map[string]int{filepath.Dir(o.Site): 2, o.Kept: 1} {
		if entries, err := os.ReadDir(folder); err != nil || len(entries) != want {
			t.Errorf("%s: %v, %v; want %d entries", folder, entries, err, want)
		}
	}
}
