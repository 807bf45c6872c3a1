// Package bundle writes what a platform needs to grade the exercises by itself:
// the exercises with their tests and the grader, without the solutions, and the
// files that the platform looks for.
package bundle

import (
	"crypto/sha256"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"nnlecture/exercises/internal/course"
)

//go:embed files
var files embed.FS

// Platforms are those that files are known for.
var Platforms = []string{"actions", "classroom50", "gradescope", "kubernetes", "prairielearn", "slurm"}

// Command writes a bundle, as the command line says.
func Command(c *course.Course, args []string, out io.Writer) error {
	if len(args) == 0 || !slices.Contains(Platforms, args[0]) {
		return fmt.Errorf("bundle: name a platform, one of %s: bundle gradescope -o FOLDER", strings.Join(Platforms, ", "))
	}
	flags := flag.NewFlagSet("bundle", flag.ContinueOnError)
	flags.SetOutput(out)
	folder := flags.String("o", "", "folder for the bundle, which must not exist")
	only := flags.String("only", "", "exercises to put into it, as in 01,03 (default all)")
	if err := flags.Parse(args[1:]); err == flag.ErrHelp {
		return nil
	} else if err != nil {
		return err
	}
	if *folder == "" || flags.NArg() > 0 {
		return errors.New("bundle: say where to with -o FOLDER")
	}
	topics, err := c.Choose(*only)
	if err != nil {
		return err
	}
	if err := Write(c, topics, args[0], *folder); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s holds %d exercises for %s; its README.md says what to do with it\n", *folder, len(topics), args[0])
	return err
}

// Write makes the bundle of a platform in a new folder.
func Write(c *course.Course, topics []course.Topic, platform, folder string) error {
	if err := os.Mkdir(folder, 0o777); err != nil {
		return err
	}
	for _, kind := range []string{"common", platform} {
		if err := writeFiles(kind, folder, topics); err != nil {
			return err
		}
	}
	parts := []string{"go.mod", "go.sum", "main.go", "internal"}
	for _, t := range topics {
		parts = append(parts, t.Name)
	}
	for _, part := range parts {
		if err := copyTree(filepath.Join(c.Dir, part), filepath.Join(folder, "exercises", part)); err != nil {
			return err
		}
	}
	for _, t := range topics { // the instructor may have solved it
		stub, err := t.Pristine()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "exercises", t.Name, t.File), stub, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// writeFiles writes the platform's own files. In them stand the topics, and a
// number that is the same for the same topics.
func writeFiles(kind, folder string, topics []course.Topic) error {
	top := "files/" + kind
	var names []string
	for _, t := range topics {
		names = append(names, t.Name)
	}
	sum := sha256.Sum256([]byte("nnlecture " + strings.Join(names, " ")))
	data := map[string]any{"Topics": topics, "UUID": fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])}
	return fs.WalkDir(files, top, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := template.ParseFS(files, path)
		if err != nil {
			return err
		}
		to := filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(path, top+"/")))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		f, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, mode(e.Name()))
		if err != nil {
			return err
		}
		return errors.Join(text.Execute(f, data), f.Close())
	})
}

// mode lets the files run that a platform starts.
func mode(name string) os.FileMode {
	if ext := filepath.Ext(name); ext == "" && name != "Dockerfile" || ext == ".sh" || ext == ".py" || ext == ".sbatch" {
		return 0o777
	}
	return 0o666
}

// copyTree copies a file, or a folder with what grading takes of it: neither
// tests of the machinery nor what these read, and no copies that lie about.
func copyTree(from, to string) error {
	machinery := filepath.Base(from) == "internal"
	return filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		name := e.Name()
		switch {
		case err != nil:
			return err
		case e.IsDir() && name == "testdata":
			return fs.SkipDir
		case e.IsDir(), !e.Type().IsRegular(), strings.HasPrefix(name, "."), machinery && strings.HasSuffix(name, "_test.go"), strings.Contains(name, ".backup"):
			return nil
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		place := filepath.Join(to, inside)
		return errors.Join(os.MkdirAll(filepath.Dir(place), 0o777), os.WriteFile(place, data, 0o666))
	})
}
