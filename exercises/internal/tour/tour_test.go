package tour

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"nnlecture/exercises/internal/course"
)

// topics lists the exercises, and skips tests that need the solutions where
// these were not handed out.
func topics(t *testing.T) []course.Topic {
	t.Helper()
	c, err := course.Find(".")
	if err != nil {
		t.Fatal(err)
	}
	all, err := c.Topics()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(all[0].Key)); os.IsNotExist(err) {
		t.Skip("the solutions are not here")
	}
	return all
}

// small makes a course with the perceptron alone, in a folder of its own.
func small(t *testing.T) (c *course.Course, student, solution string) {
	t.Helper()
	all := topics(t)
	here := filepath.Dir(all[0].Dir)
	dir := filepath.Join(t.TempDir(), "exercises")
	for _, name := range []string{"internal", all[0].Name} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(here, name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		write(t, filepath.Join(dir, name), read(t, filepath.Join(here, name)))
	}
	return &course.Course{Dir: dir}, filepath.Join(dir, all[0].Name, all[0].File), read(t, all[0].Solution())
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func wantWords(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%q is missing in:\n%s", w, text)
		}
	}
}

// TestProgress looks at the bar before, between and after.
func TestProgress(t *testing.T) {
	c, file, solution := small(t)
	progress := func() string {
		var out bytes.Buffer
		if err := (&Tour{c, strings.NewReader(""), &out, look{width: 80}}).Progress(t.Context()); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	wantWords(t, progress(), "0 of 10 points", "Next: step 1 of exercises/01_perceptron")
	write(t, file, strings.Replace(solution, "return next, b + alpha*y", "return next, b", 1))
	wantWords(t, progress(), "8 of 10 points", "Next: step 4")
	write(t, file, solution)
	wantWords(t, progress(), "10 of 10 points", "All exercises are done")
	write(t, file, solution+"\nfunc {")
	wantWords(t, progress(), "10 of 10 points", "does not compile", "perceptron.go:") // the points of before
}

// TestProgressBeforeTheFirstBuild: what there is to get is told even where
// nothing has ever compiled, and without the solution the rest is.
func TestProgressBeforeTheFirstBuild(t *testing.T) {
	for _, points := range []string{"0 of 10 points", "0 of 0 points"} {
		c, file, solution := small(t)
		if points == "0 of 10 points" {
			key := filepath.Join(filepath.Dir(c.Dir), "solutions", filepath.Base(filepath.Dir(file)))
			if err := os.MkdirAll(key, 0o777); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(key, filepath.Base(file)), solution)
		}
		write(t, file, "package perceptron\n\nfunc {")
		var out bytes.Buffer
		if err := (&Tour{c, strings.NewReader(""), &out, look{width: 80}}).Progress(t.Context()); err != nil {
			t.Fatal(err)
		}
		wantWords(t, out.String(), points, "does not compile", "perceptron.go:")
	}
}

// screen is a buffer that can be read while it is written.
type screen struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

// waitFor waits until words stand on the screen.
func (s *screen) waitFor(t *testing.T, words string) {
	t.Helper()
	for deadline := time.Now().Add(90 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		s.mu.Lock()
		found := strings.Contains(s.buf.String(), words)
		s.mu.Unlock()
		if found {
			return
		}
	}
	t.Fatalf("%q does not come, only:\n%s", words, s.buf.String())
}

// TestWatch saves a file under watch and types keys.
func TestWatch(t *testing.T) {
	c, file, solution := small(t)
	keyboard, typing := io.Pipe()
	out := new(screen)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- (&Tour{c, keyboard, out, look{width: 80}}).Watch(ctx, []string{"perceptron"}) }()
	out.waitFor(t, "not implemented yet: Sign")
	io.WriteString(typing, "n\n")
	out.waitFor(t, "not done yet")
	io.WriteString(typing, "h\n")
	out.waitFor(t, "Hint 1")
	write(t, file, solution)
	out.waitFor(t, "Done! Compare with solutions/01_perceptron/perceptron.go")
	io.WriteString(typing, "n\n")
	out.waitFor(t, "That was the last exercise.")
	io.WriteString(typing, "q\n")
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestHints: every exercise has three hints and names its solution.
func TestHints(t *testing.T) {
	for _, topic := range topics(t) {
		all, err := hints(topic)
		if err != nil || len(all) != 3 {
			t.Errorf("%s has %d hints (%v), want 3", topic.Name, len(all), err)
		}
		readme := read(t, filepath.Join(topic.Dir, "README.md"))
		wantWords(t, readme, "](../../solutions/"+topic.Name+"/"+topic.File+")", "]("+topic.File+")", "## The task", "## Done means")
	}
}

// TestBreakingOff: Ctrl+C ends hint and the question of reset at once, and
// changes nothing.
func TestBreakingOff(t *testing.T) {
	c, file, solution := small(t)
	write(t, file, solution+"// changed\n")
	git(t, c.Dir, "init", "-q") // keeps git from looking further up
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	keyboard, _ := io.Pipe() // nobody types
	out := new(screen)
	tour := &Tour{c, keyboard, out, look{width: 80}}
	stub := read(t, topics(t)[0].Path())
	if strings.Contains(stub, "not implemented yet") { // reset finds what was handed out in git
		write(t, file, stub)
		commit(t, c.Dir)
		write(t, file, solution)
	}
	for name, call := range map[string]func() error{
		"hint":  func() error { return tour.Hint(ctx, nil) },
		"reset": func() error { return tour.Reset(ctx, []string{"1"}) },
	} {
		ended := make(chan error, 1)
		go func() { ended <- call() }()
		select {
		case err := <-ended:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s ends with %v, want %v", name, err, context.Canceled)
			}
		case <-time.After(time.Minute):
			t.Errorf("%s does not end", name)
		}
	}
	if read(t, file) != solution {
		t.Error("the file was changed")
	}
}

// TestKeysEnd: nothing waits for keys when watch has ended.
func TestKeysEnd(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	keyboard, typing := io.Pipe()
	keys := typed(ctx, keyboard)
	io.WriteString(typing, "n") // nobody takes it
	cancel()
	for range keys {
	}
}
