package grade

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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

A run that was broken off goes on where it stopped when started again.

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
	box, err := confine(ctx, o.trust)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, box.name)
	grades, failure := gradeAll(ctx, o, box, topics, handIns, out)
	if grades == nil {
		return failure
	}
	return errors.Join(write(o.out, grades, out), failure)
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

// gradeAll runs every hand-in on every topic. The grades are in the order of
// the hand-ins, and of the topics for each.
func gradeAll(ctx context.Context, o options, box confinement, topics []course.Topic, handIns []HandIn, out io.Writer) ([]Grade, error) {
	temp, remove, err := workplace()
	if err != nil {
		return nil, err
	}
	defer remove()
	g := &grader{box: box, temp: temp, store: filepath.Join(o.out, "store"), fresh: o.fresh}
	if err := os.MkdirAll(g.store, 0o777); err != nil {
		return nil, err
	}
	fmt.Fprintf(out, "building the tests of %d exercises …\n", len(topics))
	if err := g.prepare(ctx, topics); err != nil {
		return nil, err
	}
	jobs := g.jobs(handIns)
	grades := make([]Grade, len(jobs))
	var failure error
	finished := 0
	g.runAll(ctx, jobs, o.parallel, func(i int, grade Grade, err error) {
		grades[i] = grade
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			grades[i].Note = "the grader could not run it: " + cleanText(err.Error())
			grade = grades[i]
			failure = fmt.Errorf("%s, %s: %w", grade.Student, grade.Topic, err)
		}
		finished++
		result := fmt.Sprintf("%g of %g", grade.Points(), grade.Most())
		if grade.Note != "" {
			result, _, _ = strings.Cut(grade.Note, ":\n")
		}
		fmt.Fprintf(out, "[%*d/%d] %-20s %-24s %s\n", len(fmt.Sprint(len(jobs))), finished, len(jobs), grade.Student, grade.Topic, result)
	})
	if ctx.Err() != nil {
		fmt.Fprintf(out, "\nbroken off after %d of %d; start again to go on\n", finished, len(jobs))
		return nil, ctx.Err()
	}
	return grades, failure
}

func (g *grader) jobs(handIns []HandIn) []job {
	topics := make([]course.Topic, len(g.exams))
	for i, e := range g.exams {
		topics[i] = e.Topic
	}
	var jobs []job
	for _, h := range handIns {
		files, err := h.Files(topics)
		for _, e := range g.exams {
			j := job{student: h.Student, exam: e, file: files[e.Name].data, problem: files[e.Name].note}
			if err != nil {
				j.problem = "the hand-in cannot be read: " + cleanText(reason(err))
			}
			jobs = append(jobs, j)
		}
	}
	return jobs
}
