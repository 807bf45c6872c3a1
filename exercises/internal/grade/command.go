package grade

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"

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

A class can be graded in parts, one after the other or on many machines that share
the folder for the results. Any of them can be run again; what is graded stays.

  grade -part 1/2 -out graded FOLDER
  grade -part 2/2 -out graded FOLDER
  grade -merge 2  -out graded FOLDER

`

// options of the command line.
type options struct {
	folder, out, only string
	parallel          int
	fresh             bool
	trust             trust
	part              part
	merge             int // how many parts
	form              form
}

func parse(args []string, out io.Writer) (options, error) {
	o := options{form: gradescope}
	flags := o.flags(out)
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() != 1 {
		return o, fmt.Errorf("grade: name one folder of hand-ins; grade -h tells more")
	}
	if o.merge < 0 || o.merge > mostParts || o.merge > 0 && o.part.of > 0 {
		return o, fmt.Errorf("grade: -merge takes the number of parts, at most %d, and no -part beside it; got %d", mostParts, o.merge)
	}
	o.folder, o.parallel = flags.Arg(0), max(1, o.parallel)
	return o, nil
}

// flags are those of the command line, which set the options.
func (o *options) flags(out io.Writer) *flag.FlagSet {
	flags := flag.NewFlagSet("grade", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.Usage = func() {
		fmt.Fprint(out, usage)
		flags.PrintDefaults()
	}
	trusting := func(how trust) func(string) error {
		return func(string) error { o.trust = max(o.trust, how); return nil }
	}
	flags.StringVar(&o.out, "out", "graded", "folder for the results")
	flags.StringVar(&o.only, "only", "", "exercises to grade, as in 01,03 (default all)")
	flags.IntVar(&o.parallel, "j", runtime.NumCPU(), "how many hand-ins to grade at a time")
	flags.BoolFunc("no-sandbox", "run hand-ins without a sandbox", trusting(noSandbox))
	flags.BoolFunc("weak-sandbox", "run hand-ins although this machine cannot do all that the sandbox should", trusting(weakSandbox))
	flags.BoolFunc("best-sandbox", "run hand-ins in what sandbox there is, or none: in a container that is thrown away", trusting(bestSandbox))
	flags.BoolVar(&o.fresh, "fresh", false, "run everything again, also what has results")
	flags.Var(&o.part, "part", "grade a `part` of the hand-ins, as 3/20: the third of twenty")
	flags.Var(&o.form, "form", "write results in the form of a `platform`: classroom50, gradescope or prairielearn (default gradescope)")
	flags.IntVar(&o.merge, "merge", 0, "run nothing, and make the table from the results of so many parts")
	return flags
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
	topics, err := c.Choose(o.only)
	if err != nil {
		return err
	}
	handIns, err := HandIns(o.folder, o.out)
	if err != nil {
		return err
	}
	release, err := results(o.out, o.part.of == 0)
	if err != nil {
		return err
	}
	defer release()
	if o.merge > 0 {
		return mergeParts(o, topics, handIns, out)
	}
	grades, failure := gradeAll(ctx, o, topics, o.part.pick(handIns), out)
	if grades == nil {
		return failure
	}
	if o.part.of > 0 {
		err = o.part.keep(o.out, grades, out)
	} else {
		err = write(o.out, o.form, grades, out)
	}
	if err != nil {
		return err
	}
	if n := countAgain(grades); n > 0 {
		fmt.Fprintf(out, "in %d of %d a step took too much memory, vanished or got no processor, twice: another run tries it again\n", n, len(grades))
	}
	if ctx.Err() != nil {
		fmt.Fprintf(out, "broken off: %d of %d are not graded; start again to go on\n", countOpen(grades), len(grades))
	}
	return failure
}

// mergeParts makes the table from the results of the parts. It is an error that
// some of it is open.
func mergeParts(o options, topics []course.Topic, handIns []HandIn, out io.Writer) error {
	grades, err := merge(o.merge, o.out, topics, handIns)
	if err != nil {
		return err
	}
	if err := write(o.out, o.form, grades, out); err != nil {
		return err
	}
	for _, g := range grades {
		if g.Open {
			return fmt.Errorf("%d of %d are not graded, as %s, %s: %s", countOpen(grades), len(grades), g.Student, g.Topic, g.Note)
		}
	}
	return nil
}
