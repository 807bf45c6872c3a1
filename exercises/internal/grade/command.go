package grade

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"
	"strings"

	"nnlecture/exercises/internal/course"
)

const usage = `usage: go run ./exercises grade [flags] FOLDER

FOLDER holds a folder, a .zip, a .tar.gz or a .go file for each student, by
which they are called. In each, the student's files are found by their names, as
in 01_perceptron/perceptron.go, however deep they lie, also in a zip file in a
folder. A file under another name is not taken, but told. Whatever else lies in
FOLDER gets a line that says why it was not looked at, except for names that
begin with a dot.

What comes of it is written to the folder given by -out:

  grades.csv            a line for each student and exercise, as nbgrader writes them
  results/STUDENT.json  as Gradescope's results.json
  feedback/STUDENT.html a page for each student

A run that is broken off, as by Ctrl+C, writes what it knows, says what it does
not, and ends with the status 130. Started again it goes on where it stopped, also
after the machine has failed.

`

// options of the command line.
type options struct {
	folder, out, only string
	parallel          int
	fresh             bool
	trust             trust
}

func parse(args []string, out io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("grade", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.Usage = func() {
		fmt.Fprint(out, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&o.out, "out", "graded", "folder for the results")
	flags.StringVar(&o.only, "only", "", "exercises to grade, as in 01,03 (default all)")
	flags.IntVar(&o.parallel, "j", runtime.NumCPU(), "how many hand-ins to grade at a time")
	open := flags.Bool("no-sandbox", false, "run hand-ins without a sandbox")
	half := flags.Bool("weak-sandbox", false, "run hand-ins although this machine cannot do all that the sandbox should")
	flags.BoolVar(&o.fresh, "fresh", false, "run everything again, also what has results")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() != 1 {
		return o, fmt.Errorf("grade: name one folder of hand-ins; grade -h tells more")
	}
	if *half {
		o.trust = weakSandbox
	}
	if *open {
		o.trust = noSandbox
	}
	o.folder, o.parallel = flags.Arg(0), max(1, o.parallel)
	return o, nil
}

// Command grades the hand-ins of a folder, as the command line says.
func Command(ctx context.Context, c *course.Course, args []string, out io.Writer) error {
	o, err := parse(args, out)
	if err == flag.ErrHelp {
		return nil
	}
	if err != nil {
		return err
	}
	topics, err := chosen(c, o.only)
	if err != nil {
		return err
	}
	handIns, err := HandIns(o.folder, o.out)
	if err != nil {
		return err
	}
	release, err := results(o.out)
	if err != nil {
		return err
	}
	defer release()
	grades, failure := gradeAll(ctx, o, topics, handIns, out)
	if grades == nil {
		return failure
	}
	if err := write(o.out, grades, out); err != nil {
		return err
	}
	if ctx.Err() != nil {
		fmt.Fprintf(out, "broken off: %d of %d are not graded; start again to go on\n", countOpen(grades), len(grades))
	}
	return failure
}

func chosen(c *course.Course, only string) ([]course.Topic, error) {
	if only == "" {
		return c.Topics()
	}
	var topics []course.Topic
	for word := range strings.SplitSeq(only, ",") {
		t, err := c.Topic(strings.TrimSpace(word))
		if err != nil {
			return nil, err
		}
		topics = append(topics, t)
	}
	return topics, nil
}
