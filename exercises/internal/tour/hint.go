package tour

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"nnlecture/exercises/internal/course"
)

var hintText = regexp.MustCompile(`(?s)<details><summary>(Hint \d.*?)</summary>\n(.*?)</details>`)

// hints are the hints that are folded away in an exercise's README.
func hints(topic course.Topic) ([]string, error) {
	readme, err := os.ReadFile(filepath.Join(topic.Dir, "README.md"))
	if err != nil {
		return nil, err
	}
	var all []string
	for _, found := range hintText.FindAllStringSubmatch(strings.ReplaceAll(string(readme), "\r\n", "\n"), -1) {
		all = append(all, found[1]+"\n\n"+strings.TrimSpace(found[2])+"\n")
	}
	return all, nil
}

// Hint prints a hint: of the current exercise or of the one named, the first
// or the one with the number given.
func (t *Tour) Hint(ctx context.Context, args []string) error {
	n := 1
	if len(args) > 0 {
		if number, err := strconv.Atoi(args[0]); err == nil {
			if number < 1 || number > 3 {
				return fmt.Errorf("hint %s: want a number from 1 to 3, and then the exercise, as in \"hint 2 batches\"", args[0])
			}
			n, args = number, args[1:]
		}
	}
	topic, err := t.current(ctx, args)
	if err != nil {
		return err
	}
	if err := t.printHint(topic, n); err != nil || n == 3 {
		return err
	}
	fmt.Fprintf(t.out, "There is a stronger one: go run ./exercises hint %d %s\n", n+1, topic.Name[:2])
	return nil
}

func (t *Tour) printHint(topic course.Topic, n int) error {
	all, err := hints(topic)
	if err != nil {
		return err
	}
	if n > len(all) {
		return fmt.Errorf("%s has %d hints", topic.Name, len(all))
	}
	title, text, _ := strings.Cut(all[n-1], "\n")
	fmt.Fprintf(t.out, "%s · %s\n%s\n", topic.Name, t.look.strong(title), wrap(text, min(t.look.width-1, 96)))
	return nil
}

// Reset puts the file of an exercise back to what was handed out. It asks
// first, and keeps the student's file beside it.
func (t *Tour) Reset(ctx context.Context, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("reset: name the exercise to put back, as in \"reset 01_perceptron\"")
	}
	topic, err := t.Topic(args[0])
	if err != nil {
		return err
	}
	pristine, now, err := versions(topic)
	if err != nil {
		return err
	}
	if string(now) == string(pristine) {
		fmt.Fprintf(t.out, "exercises/%s/%s is as it was handed out\n", topic.Name, topic.File)
		return nil
	}
	fmt.Fprintf(t.out, "Put exercises/%s/%s back to its beginning? Your work is kept in a copy. [y/N] ", topic.Name, topic.File)
	switch answer, err := line(ctx, t.in); {
	case err != nil:
		fmt.Fprintln(t.out, "\nNothing was changed.")
		return err
	case strings.HasPrefix(strings.ToLower(strings.TrimSpace(answer)), "y"):
		return t.putBack(topic)
	}
	fmt.Fprintln(t.out, "Nothing was changed.")
	return nil
}

// line waits for a line of in, or for the end of ctx. A read that has begun
// cannot be broken off; it ends with the program.
func line(ctx context.Context, in io.Reader) (string, error) {
	read := make(chan string, 1)
	go func() {
		text, _ := bufio.NewReader(in).ReadString('\n')
		read <- text
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case text := <-read:
		return text, nil
	}
}

// putBack keeps a copy of the student's file and writes the pristine one.
func (t *Tour) putBack(topic course.Topic) error {
	pristine, now, err := versions(topic)
	if err != nil {
		return err
	}
	backup := topic.Path() + "." + time.Now().Format("2006-01-02-150405") + ".backup"
	if err := writeNew(backup, now); err != nil {
		return err
	}
	if err := os.WriteFile(topic.Path(), pristine, 0o666); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "Done. Your work is in exercises/%s/%s\n", topic.Name, filepath.Base(backup))
	return nil
}

// versions are the student's file as it was handed out and as it is now.
func versions(topic course.Topic) (pristine, now []byte, err error) {
	if pristine, err = topic.Pristine(); err != nil {
		return nil, nil, err
	}
	now, err = os.ReadFile(topic.Path())
	return pristine, now, err
}

// writeNew writes a file that must not exist yet.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
